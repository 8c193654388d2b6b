import { drill } from '@zhiben/domain/kinds/registers/drill/register.ts';
import { defineRegister, lines, money, number, text, yesNo } from '@zhiben/domain/primitives/register.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultAt, readForm, typedOf } from './form-model.ts';

const TODAY = '2026-11-23' as PlainDate;
const tank = defineRegister({
  name: 'tank',
  words: ['储罐', 'Tanks'],
  about: ['储罐', 'Tanks'],
  group: 'installations',
  keeper: 'organisation',
  title: 'name',
  key: ['name'],
  fields: {
    name: text(['名称', 'Name'], '1号罐', { required: true }),
    price: money(['造价', 'Price'], '12000'),
    volume: number(['容积', 'Volume'], '12.5', { places: 1, most: 500 }),
    guarded: yesNo(['有围堰', 'Bunded']),
    holds: lines(['介质', 'Holds'], {
      what: text(['名称', 'What'], '氨', { required: true }),
      tonnes: number(['吨', 'Tonnes'], '40', { places: 2 }),
    }),
    double: number(['两倍', 'Twice'], '', {
      places: 1,
      compute: ({ volume }) => ({ value: 2 * Number(volume ?? 0), trace: [] }),
    }),
  },
});

describe('what is typed into the form of a register', () => {
  it('becomes its answers: money in 分, numbers, lines without the empty ones', () => {
    const typed = {
      name: ' 1号罐 ',
      price: '1.2万',
      volume: '１２.5',
      guarded: false,
      holds: [
        { what: '氨', tonnes: '40' },
        { what: '', tonnes: '' },
      ],
    };
    expect(readForm(tank, typed, TODAY)).toEqual({
      values: {
        name: '1号罐',
        price: 1_200_000,
        volume: 12.5,
        guarded: false,
        holds: [{ what: '氨', tonnes: 40 }],
      },
      faults: {},
    });
  });

  it('is told what is wrong at each field, and in which line', () => {
    const typed = { name: '', price: '一些', volume: '12.55', holds: [{ what: '', tonnes: '4' }] };
    expect(readForm(tank, typed, TODAY).faults).toEqual({
      name: { code: 'required' },
      price: { code: 'not-money' },
      volume: { code: 'too-many-places', detail: { places: 1 } },
      holds: { code: 'required', line: { index: 0, field: 'what' } },
    });
    expect(readForm(tank, { name: '罐', volume: '501' }, TODAY).faults['volume']?.code).toBe('out-of-range');
  });

  it('is held against the rules between answers once each can be read', () => {
    const typed = { topic: '演练', kind: 'site', heldOn: '2026-11-24', participants: '3' };
    expect(readForm(drill, typed, TODAY).faults).toEqual({
      heldOn: { field: 'heldOn', code: 'date-in-future' },
    });
  });

  it('comes back as the same answers, whatever they are', () => {
    const answers = fc.record(
      {
        name: fc.constant('罐'),
        price: fc.nat(1_000_000_000),
        volume: fc.nat(5000).map((n) => n / 10),
        guarded: fc.boolean(),
        holds: fc.array(fc.record({ what: fc.constant('氨'), tonnes: fc.nat(999).map((n) => n / 100) }), {
          minLength: 1,
          maxLength: 4,
        }),
      },
      { requiredKeys: ['name'] },
    );
    fc.assert(
      fc.property(answers, (values) => {
        expect(readForm(tank, typedOf(tank.fields, values), TODAY)).toEqual({ values, faults: {} });
      }),
    );
  });
});

it('the place of a refusal names the field and its line', () => {
  expect(faultAt('values.heldOn')).toEqual({ field: 'heldOn' });
  expect(faultAt('values.holds.2.tonnes')).toEqual({ field: 'holds', line: { index: 2, field: 'tonnes' } });
  expect(faultAt('personId')).toEqual({ field: 'personId' });
  expect(faultAt(undefined)).toBeUndefined();
});
