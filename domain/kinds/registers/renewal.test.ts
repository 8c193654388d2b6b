import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EntryHead,
  isRenewed,
  renewalDay,
  renewedFrom,
  renews,
} from '../../primitives/register-values.ts';
import { addDays, plainDate } from '../../values/plain-date.ts';
import { registers } from './all.ts';
import { insurancePolicy } from './insurance-policy/register.ts';

const FIRST = plainDate(2024, 1, 1);
const day = fc.nat(2000).map((n) => addDays(FIRST, n));
const head = fc.record({
  title: fc.constant('证'),
  key: fc.constantFrom('甲', '乙', null),
  facet: fc.constant(null),
  heldOn: fc.option(day),
  amount: fc.constant(null),
  expiresOn: fc.option(day),
}) satisfies fc.Arbitrary<EntryHead>;

describe('A renewal', () => {
  it('begins with the answers of the one before, but its days and what is asked anew', () => {
    const before = {
      number: 'P1',
      insurer: '人保财险',
      beginsOn: '2026-01-01',
      endsOn: '2026-12-31',
      people: 86,
      serviceOn: '2026-05-20',
      service: '排查一次',
    };
    expect(renewedFrom(insurancePolicy, before)).toEqual({ insurer: '人保财险', people: 86 });
  });

  it('takes the place of the one before on its own day, which never lies before that of the other', () => {
    fc.assert(
      fc.property(head, head, day, (before, next, today) => {
        const on = renewalDay(before, next, today);
        expect([next.heldOn, today]).toContain(on);
        if (on !== today) expect(on > (before.heldOn ?? '')).toBe(true);
      }),
    );
  });

  it('is seen in a file only where the next one holds for longer', () => {
    fc.assert(
      fc.property(head, head, (before, next) => {
        if (renews(before, next)) expect((next.expiresOn ?? '') > (before.expiresOn ?? '~')).toBe(true);
        expect(renews(before, next) && renews(next, before)).toBe(false);
      }),
    );
  });

  it('is told from an end for a reason', () => {
    expect(isRenewed({ endedOn: '2026-11-01', endedBecause: null })).toBe(true);
    expect(isRenewed({ endedOn: '2026-11-01', endedBecause: '注销' })).toBe(false);
    expect(isRenewed({ endedOn: null, endedBecause: null })).toBe(false);
  });

  it('is declared only where an entry expires, by answers that it has', () => {
    for (const { name, expires, fields, renewal } of registers) {
      if (renewal === undefined) continue;
      expect([name, expires]).not.toEqual([name, undefined]);
      const asked = fields.filter(({ compute }) => compute === undefined).map((field) => field.name);
      expect(asked).toEqual(expect.arrayContaining([...renewal.same, ...(renewal.afresh ?? [])]));
    }
  });
});
