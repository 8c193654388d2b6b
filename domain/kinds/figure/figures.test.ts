import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../values/plain-date.ts';
import { DEFINITIONS } from './definitions.ts';
import { type Cell, figuresOf, lateByAge, monthlyOf, recurrenceOf, wilson } from './figures.ts';
import { before, lengthOf, monthsOf, type Span, yearBefore } from './spans.ts';

const TODAY = '2026-11-23' as PlainDate;
const SPAN: Span = { from: '2026-11-01' as PlainDate, to: '2026-11-01' as PlainDate };

const cell = (measure: string, at: string | null, n: number, more: Partial<Cell> = {}): Cell => ({
  added: null,
  measure,
  facet: '',
  at,
  value: '',
  grade: 'general',
  n,
  ...more,
});
const told = (name: string, cells: readonly Cell[]) => figuresOf(cells, SPAN, TODAY)[name];

describe('A figure', () => {
  it('has a definition, and every definition a figure', () => {
    expect(Object.keys(figuresOf([], SPAN, TODAY)).sort()).toEqual(
      DEFINITIONS.map(({ name }) => name).sort(),
    );
  });

  it('of the old stock counts major hazards of 2023 and before, the last day of the year included', () => {
    const major = { grade: 'major' };
    const cells = [
      cell('open', '2023-12-01', 2, major),
      cell('open', '2024-01-01', 4, major),
      cell('open', '2022-05-01', 8),
    ];
    expect(told('old-stock', cells)).toEqual({ value: 2, of: null });
  });

  it('says how many days no major hazard was overdue: none while one is, nothing when none ever was', () => {
    const ended = cell('late-end', '2026-11-20', 1, { grade: 'major' });
    const dueToday = cell('due', TODAY, 1, { grade: 'major' });
    const late = cell('due', '2026-11-22', 1, { grade: 'major' });
    expect(told('dynamic-zero', [ended, dueToday])?.value).toBe(3);
    expect(told('dynamic-zero', [ended, late])?.value).toBe(0);
    expect(told('dynamic-zero', [dueToday, { ...late, grade: 'general' }])?.value).toBeNull();
  });

  it('of the closures within term has the overdue in its whole, and not those whose term still runs', () => {
    const cells = [
      cell('met', '2026-11-01', 3),
      cell('missed', '2026-11-01', 2),
      cell('due', '2026-11-10', 4),
      cell('due', TODAY, 8),
      cell('due', '9999-12-31', 16),
    ];
    expect(told('closed-in-term', cells)).toEqual({ value: 3, of: 9 });
    expect(told('open', cells)?.value).toBe(28);
    expect(told('overdue', cells)?.value).toBe(4);
  });

  it('of the notices leaves out the void and those whose hours still run', () => {
    const notice = (facet: string, at: string, n: number) => cell('notice', at, n, { facet });
    const cells = [
      notice('in-time', '2026-11-02', 5),
      notice('late', '2026-11-02', 1),
      notice('served', '2026-11-03', 2),
      notice('waiting', '2026-11-22', 4),
      notice('waiting', TODAY, 8),
      notice('void', '2026-11-02', 16),
    ];
    expect(told('acknowledged-in-time', cells)).toEqual({ value: 5, of: 12 });
  });

  it('of the days to a step is a number of days that occurred, by nearest rank', () => {
    const closed = (days: string, n: number) =>
      cell('step', '2026-11-01', n, { facet: 'closed', value: days });
    const cells = [closed('2', 1), closed('10', 1), closed('9', 1), closed('100', 1)];
    expect(told('median-closed', cells)?.value).toBe(9);
    expect(told('p90-closed', cells)?.value).toBe(100);
    expect(told('median-verified', cells)?.value).toBeNull();
  });
});

it('Every overdue hazard has one age, whatever its term', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 40 }), (ages) => {
      const cells = ages.map((age) => cell('due', dayBefore(age), 1));
      const told = lateByAge(cells, TODAY).reduce((all, { n }) => all + n, 0);
      expect(told).toBe(ages.length);
    }),
  );
});

it('Months of a trend that nothing happened in are there as nought', () => {
  const year = { from: '2025-12-01' as PlainDate, to: '2026-02-01' as PlainDate };
  expect(
    monthlyOf([cell('found', '2026-01-01', 7)], year, TODAY).map(({ month, found }) => [month, found]),
  ).toEqual([
    ['2025-12', 0],
    ['2026-01', 7],
    ['2026-02', 0],
  ]);
});

describe('The interval of a share', () => {
  it('agrees with the published example: 10 of 100 lie between 5.5 and 17.4 per cent', () => {
    const { low, high } = wilson(10, 100);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.055', '0.174']);
  });

  it('holds the share, stays within nought and one, and narrows with more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (whole, part) => {
          const k = Math.round(whole * part);
          const { low, high } = wilson(k, whole);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(k / whole + 1e-12);
          expect(high).toBeGreaterThanOrEqual(k / whole - 1e-12);
          const more = wilson(k * 10, whole * 10);
          expect(more.high - more.low).toBeLessThan(high - low);
        },
      ),
    );
  });

  it('is told for every criterion, the most frequent first', () => {
    const found = (facet: string, value: string, n: number) => cell('found', null, n, { facet, value });
    const cells = [
      found('criterion', 'A', 2),
      found('criterion', 'B', 5),
      found('criterion', '', 9),
      found('recurred', 'A', 1),
    ];
    expect(recurrenceOf(cells).map(({ criterionId, recurred }) => [criterionId, recurred])).toEqual([
      ['B', 0],
      ['A', 1],
    ]);
  });
});

it('What a span is compared with is as long as it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 36 }), (start, length) => {
      const months = monthsOf({ from: '2010-01-01' as PlainDate, to: '2030-12-01' as PlainDate });
      const span = { from: months[start], to: months[start + length - 1] } as Span;
      expect([lengthOf(before(span)), lengthOf(yearBefore(span))]).toEqual([length, length]);
      expect(before(span).to < span.from).toBe(true);
    }),
  );
});

function dayBefore(days: number): string {
  return new Date(Date.parse(TODAY) - days * 86_400_000).toISOString().slice(0, 10);
}
