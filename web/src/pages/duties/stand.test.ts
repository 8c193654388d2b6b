import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentOf, missingOf, SHARE_FROM, shareOf } from './stand.ts';

const period = (dueOn: string, required = 0, covered = 0, excused = 0) => ({
  dueOn,
  required,
  covered,
  coveredLate: 0,
  excused,
});

describe('The time of a duty that runs now', () => {
  const periods = ['2026-12-31', '2026-09-30', '2026-06-30'].map((day) => period(day));

  it('is the first that is not over; its last day still belongs to it', () => {
    expect(currentOf(periods, '2026-08-01')?.dueOn).toBe('2026-09-30');
    expect(currentOf(periods, '2026-09-30')?.dueOn).toBe('2026-09-30');
    expect(currentOf(periods, '2026-10-01')?.dueOn).toBe('2026-12-31');
  });

  it('is the last one when all are over, and none when there is none', () => {
    expect(currentOf(periods, '2027-02-01')?.dueOn).toBe('2026-12-31');
    expect(currentOf([], '2027-02-01')).toBeUndefined();
  });
});

describe('How much is done', () => {
  const some = fc
    .tuple(fc.nat(5000), fc.nat(5000), fc.nat(5000))
    .map(([covered, excused, missing]) =>
      period('2026-12-31', covered + excused + missing, covered, excused),
    );

  it('never says a hundred percent while one is missing', () => {
    fc.assert(fc.property(some, (each) => missingOf(each) === 0 || (shareOf(each) ?? 0) < 100));
  });

  it('is a count alone when it is small', () => {
    expect(shareOf(period('2026-12-31', SHARE_FROM - 1, 1))).toBeUndefined();
    expect(shareOf(period('2026-12-31', SHARE_FROM, 1))).toBe(3);
  });
});
