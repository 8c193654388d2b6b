import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDayNumber, type PlainDate, plainDate, toDayNumber } from '../values/plain-date.ts';
import { type Duty, defineDuty, PERIODS, periodStart, spansOf } from './duty.ts';

const day = (text: string) => text as PlainDate;

describe('The period of a day', () => {
  it.each([
    ['month', '2024-02-29', '2024-02-01'],
    ['month', '2026-12-31', '2026-12-01'],
    ['quarter', '2024-03-31', '2024-01-01'],
    ['quarter', '2024-04-01', '2024-04-01'],
    ['quarter', '2026-12-31', '2026-10-01'],
    ['half-year', '2026-06-30', '2026-01-01'],
    ['half-year', '2026-07-01', '2026-07-01'],
    ['year', '2024-01-01', '2024-01-01'],
    ['year', '2024-12-31', '2024-01-01'],
  ] as const)('%s of %s begins on %s', (period, on, first) => {
    expect(periodStart(period, day(on))).toBe(first);
  });
});

describe('The times of a duty', () => {
  it('are the months from the one in which it began to the one of today, each to its own last day', () => {
    expect(spansOf({ every: 'month' }, day('2024-01-31'), day('2024-04-01'))).toEqual([
      { from: '2024-01-01', to: '2024-01-31', due: '2024-01-31' },
      { from: '2024-02-01', to: '2024-02-29', due: '2024-02-29' },
      { from: '2024-03-01', to: '2024-03-31', due: '2024-03-31' },
      { from: '2024-04-01', to: '2024-04-30', due: '2024-04-30' },
    ]);
    const february = spansOf({ every: 'month' }, day('2025-02-10'), day('2025-02-28'));
    expect(february).toEqual([{ from: '2025-02-01', to: '2025-02-28', due: '2025-02-28' }]);
  });

  it('are quarters and half-years over the end of a year', () => {
    const quarters = spansOf({ every: 'quarter' }, day('2024-11-30'), day('2025-01-01'));
    expect(quarters.map(({ from, due }) => [from, due])).toEqual([
      ['2024-10-01', '2024-12-31'],
      ['2025-01-01', '2025-03-31'],
    ]);
    const halves = spansOf({ every: 'half-year' }, day('2024-06-30'), day('2024-07-01'));
    expect(halves.map(({ from, due }) => [from, due])).toEqual([
      ['2024-01-01', '2024-06-30'],
      ['2024-07-01', '2024-12-31'],
    ]);
  });

  it('are due some days after their end where a grace is given, but a proof lies in them', () => {
    expect(spansOf({ every: 'year', grace: 31 }, day('2024-02-01'), day('2024-02-01'))).toEqual([
      { from: '2024-01-01', to: '2024-12-31', due: '2025-01-31' },
    ]);
    const [leap] = spansOf({ every: 'month', grace: 1 }, day('2024-02-01'), day('2024-02-29'));
    expect(leap).toEqual({ from: '2024-02-01', to: '2024-02-29', due: '2024-03-01' });
  });

  it('are one for a duty that is due once, from its first day', () => {
    const when = { once: plainDate(2024, 12, 31), from: plainDate(2024, 2, 1) };
    expect(spansOf(when, day('2020-01-01'), day('2024-01-31'))).toEqual([]);
    const one = { from: '2024-02-01', to: '2024-12-31', due: '2024-12-31' };
    expect(spansOf(when, day('2020-01-01'), day('2024-02-01'))).toEqual([one]);
    expect(spansOf(when, day('2025-06-01'), day('2026-11-23'))).toEqual([one]);
  });

  it('follow each other without a gap, and one of them holds today', () => {
    const days = fc.integer({ min: toDayNumber(day('2015-01-01')), max: toDayNumber(day('2035-12-31')) });
    fc.assert(
      fc.property(fc.constantFrom(...PERIODS), days, days, (every, a, b) => {
        const [since, today] = [Math.min(a, b), Math.max(a, b)].map(fromDayNumber) as [PlainDate, PlainDate];
        const spans = spansOf({ every }, since, today);
        for (const [i, { to }] of spans.entries()) {
          const next = spans[i + 1];
          if (next !== undefined) expect(next.from).toBe(addDays(to, 1));
        }
        const [first, last] = [spans[0], spans.at(-1)];
        expect(first && first.from <= since && since <= first.to).toBe(true);
        expect(last && last.from <= today && today <= last.to).toBe(true);
      }),
    );
  });
});

describe('A duty that could never be covered', () => {
  const duty: Duty = {
    name: 'some-duty',
    words: ['某事', 'Some duty'],
    about: ['做某事。', 'Do it.'],
    clauses: [],
    rule: { article: '某条', confidence: 'KNOWN' },
    population: { of: 'organisation' },
    when: { every: 'year' },
    proof: { register: 'drill' },
  };

  it.each<[string, Partial<Duty>]>([
    ['reckons from a day of an enterprise', { when: { anchor: 'expiry', opens: 1 } }],
    [
      'reckons from a post of people without one',
      { population: { of: 'person' }, when: { anchor: 'post', opens: 1 } },
    ],
    ['lies in the time of an enterprise', { when: { during: 'entry', opens: 1 } }],
    ['comes after the post of an enterprise', { when: { every: 'year', after: 'post' } }],
    ['is proven by an enterprise itself', { proof: { itself: 'moved' } }],
    ['is proven by what names an enterprise', { proof: { register: 'drill', about: 'topic' } }],
  ])('is refused when it %s', (_, part) => {
    expect(() => defineDuty({ ...duty, ...part })).toThrow('some-duty');
  });
});
