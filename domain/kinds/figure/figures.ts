import { daysBetween, type PlainDate } from '../../values/plain-date.ts';
import { DEFINITIONS, LATE_AGES, OLD_STOCK_UNTIL, STEPS } from './definitions.ts';
import { endOf, firstOf, monthsOf, type Span } from './spans.ts';

/**
 * How many, under one key: what roll-ups hold, and what plain SQL counts when nothing is rolled up. `at` is the first
 * day of a month, or a day where the answer hangs on today ('due', 'late-end', 'notice'); null where the days and grades
 * of a span were added up, which `added` names.
 */
export interface Cell {
  readonly added: string | null;
  readonly measure: string;
  readonly facet: string;
  readonly at: string | null;
  readonly value: string;
  readonly grade: string;
  readonly n: number;
}

/** A number, or a part of a whole; null when there is nothing to tell. */
export interface FigureValue {
  readonly value: number | null;
  readonly of: number | null;
}

export type FigureValues = Readonly<Record<string, FigureValue>>;

/**
 * Every figure of these months, as things stand on this day (in China).
 *
 * @param cells What was added up must have been added up over just these months.
 */
export function figuresOf(cells: readonly Cell[], span: Span, today: PlainDate): FigureValues {
  const inSpan = (cell: Cell) => cell.at === null || (cell.at >= span.from && cell.at <= endOf(span));
  const sum = (measure: string, holds: (cell: Cell) => boolean, facet = '') =>
    total(cells, (cell) => cell.measure === measure && cell.facet === facet && holds(cell));
  const always = () => true;
  const count = (n: number): FigureValue => ({ value: n, of: null });
  const share = (part: number, whole: number): FigureValue => ({ value: part, of: whole });

  const met = sum('met', inSpan);
  const missed = sum('missed', inSpan) + sum('due', (cell) => inSpan(cell) && isBefore(cell, today));
  const inTime = sum('notice', inSpan, 'in-time');
  const notices =
    inTime +
    sum('notice', inSpan, 'late') +
    sum('notice', inSpan, 'served') +
    sum('notice', (cell) => inSpan(cell) && isBefore(cell, today), 'waiting');
  const criteria = recurrenceOf(cells);
  const found = sum('found', inSpan);
  const own = total(
    cells,
    (cell) => cell.measure === 'found' && cell.facet === 'channel' && cell.value === 'self-check',
  );

  return {
    'old-stock': count(sum('open', (cell) => cell.grade === 'major' && isBefore(cell, OLD_STOCK_UNTIL))),
    increment: count(found),
    'major-increment': count(sum('found', (cell) => cell.grade === 'major' && inSpan(cell))),
    'dynamic-zero': { value: dynamicZero(cells, today), of: null },
    'closed-in-term': share(met, met + missed),
    overdue: count(sum('due', (cell) => isBefore(cell, today))),
    open: count(sum('due', always)),
    'major-open': count(sum('due', (cell) => cell.grade === 'major')),
    closed: count(sum('closed', inSpan)),
    'self-found': share(own, found),
    'acknowledged-in-time': share(inTime, notices),
    returned: share(sum('step', inSpan, 'returned'), sum('step', inSpan, 'submitted')),
    reopened: share(sum('step', inSpan, 'reopened'), sum('step', inSpan, 'closed')),
    recurred: share(
      criteria.reduce((all, { recurred }) => all + recurred, 0),
      criteria.reduce((all, { found: n }) => all + n, 0),
    ),
    ...Object.fromEntries(
      STEPS.flatMap((step) => {
        const days = histogram(cells.filter((c) => c.measure === 'step' && c.facet === step && inSpan(c)));
        return [
          [`median-${step}`, { value: quantile(days, 0.5), of: null }],
          [`p90-${step}`, { value: quantile(days, 0.9), of: null }],
        ];
      }),
    ),
  };
}

/** The figures that only months decide, for a comparison: those of today have no other day. */
export function spanFiguresOf(values: FigureValues): FigureValues {
  return Object.fromEntries(
    DEFINITIONS.filter(({ of }) => of === 'span').map(({ name }) => [name, values[name] ?? NOTHING]),
  );
}

/**
 * The figures of several authorities as those of one: counts and shares add up, a dynamic zero is that of the worst.
 * Percentiles of several cannot be had from theirs: there is nothing to tell.
 */
export function togetherOf(all: readonly FigureValues[]): FigureValues {
  return Object.fromEntries(
    DEFINITIONS.flatMap(({ name, unit }) => {
      const known = all.flatMap((values) => (values[name] === undefined ? [] : [values[name]]));
      // One that was frozen before the figure had a definition would be missing from the sum.
      if (known.length < all.length) return [];
      if (unit !== 'days') return [[name, sumOf(known)]];
      const days = known.flatMap(({ value }) => (value === null ? [] : [value]));
      return [
        [name, name === 'dynamic-zero' && days.length > 0 ? { value: Math.min(...days), of: null } : NOTHING],
      ];
    }),
  );
}

function sumOf(values: readonly FigureValue[]): FigureValue {
  const sum = (of: readonly (number | null)[]) =>
    of.every((n) => n === null) ? null : of.reduce<number>((all, n) => all + (n ?? 0), 0);
  return { value: sum(values.map(({ value }) => value)), of: sum(values.map(({ of }) => of)) };
}

const NOTHING: FigureValue = { value: null, of: null };

function isBefore({ at }: Cell, day: string): boolean {
  return at !== null && at < day;
}

function total(cells: readonly Cell[], holds: (cell: Cell) => boolean): number {
  return cells.reduce((all, cell) => (holds(cell) ? all + cell.n : all), 0);
}

/** Days since the last overdue major hazard ended; 0 while there is one; null when there never was one. */
function dynamicZero(cells: readonly Cell[], today: PlainDate): number | null {
  const late = cells.some(
    (c) => c.measure === 'due' && c.facet === '' && c.grade === 'major' && c.n > 0 && isBefore(c, today),
  );
  if (late) return 0;
  const ends = cells.flatMap((c) => (c.measure === 'late-end' && c.n > 0 && c.at !== null ? [c.at] : []));
  const last = ends.sort().at(-1);
  return last === undefined ? null : daysBetween(last as PlainDate, today);
}

/** What was found, what was closed and what had its term in each month. */
export function monthlyOf(cells: readonly Cell[], span: Span, today: PlainDate) {
  return monthsOf(span).map((month) => {
    const sum = (measure: string, at: (cell: Cell) => boolean) =>
      total(cells, (cell) => cell.measure === measure && cell.facet === '' && at(cell));
    const here = (cell: Cell) => cell.at !== null && firstOf(cell.at) === month;
    const met = sum('met', here);
    const late = sum('due', (cell) => here(cell) && isBefore(cell, today));
    return {
      month: month.slice(0, 7),
      found: sum('found', here),
      closed: sum('closed', here),
      met,
      due: met + sum('missed', here) + late,
    };
  });
}

/** How many overdue ones are how late. */
export function lateByAge(cells: readonly Cell[], today: PlainDate) {
  return LATE_AGES.map((age) => ({
    ...age,
    n: total(cells, (cell) => {
      if (cell.measure !== 'due' || cell.facet !== '' || !isBefore(cell, today)) return false;
      const days = daysBetween(cell.at as PlainDate, today);
      return days >= age.from && (!('to' in age) || days <= age.to);
    }),
  }));
}

/** How long each step took in these months, counted from the day found. */
export function stepDaysOf(cells: readonly Cell[], span: Span) {
  return STEPS.map((step) => {
    const days = histogram(
      cells.filter(
        ({ measure, facet, at }) =>
          measure === 'step' && facet === step && (at === null || (at >= span.from && at <= span.to)),
      ),
    );
    const n = days.reduce((all, [, times]) => all + times, 0);
    return { step, n, median: quantile(days, 0.5), p90: quantile(days, 0.9) };
  });
}

/** One bar of each value of a facet, the largest first. The value '' is: not given. */
export function barsOf(cells: readonly Cell[], facet: string): { value: string; n: number }[] {
  const bars = new Map<string, number>();
  for (const cell of cells)
    if (cell.measure === 'found' && cell.facet === facet)
      bars.set(cell.value, (bars.get(cell.value) ?? 0) + cell.n);
  return [...bars]
    .map(([value, n]) => ({ value, n }))
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}

/** For every criterion that came back: how often, and between which shares the true one lies. */
export function recurrenceOf(cells: readonly Cell[]) {
  const recurred = new Map(barsOf(cells, 'recurred').map(({ value, n }) => [value, n]));
  return barsOf(cells, 'criterion')
    .filter(({ value }) => value !== '')
    .map(({ value, n }) => {
      const times = recurred.get(value) ?? 0;
      return { criterionId: value, found: n, recurred: times, ...wilson(times, n) };
    });
}

/** Who lags: open, overdue and in-term closures for every region, industry or department, the most overdue first. */
export function laggardsOf(cells: readonly Cell[], facet: string, span: Span, today: PlainDate) {
  const values = new Set(cells.filter((c) => c.facet === facet && c.measure !== 'found').map((c) => c.value));
  return [...values]
    .map((value) => {
      const sum = (measure: string, holds: (cell: Cell) => boolean) =>
        total(cells, (c) => c.measure === measure && c.facet === facet && c.value === value && holds(c));
      const inSpan = ({ at }: Cell) => at !== null && at >= span.from && at <= endOf(span);
      const met = sum('met', inSpan);
      return {
        value,
        open: sum('due', () => true),
        overdue: sum('due', (cell) => isBefore(cell, today)),
        met,
        due: met + sum('missed', inSpan) + sum('due', (cell) => inSpan(cell) && isBefore(cell, today)),
      };
    })
    .filter(({ open, due }) => open > 0 || due > 0)
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.value < b.value ? -1 : 1));
}

/** The interval of Wilson (1927) for a share at 95 %: honest for small numbers, where the usual one is not. */
export function wilson(part: number, whole: number): { low: number; high: number } {
  if (whole === 0) return { low: 0, high: 1 };
  const z = 1.959964;
  const p = part / whole;
  const middle = p + (z * z) / (2 * whole);
  const spread = z * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole));
  const scale = 1 + (z * z) / whole;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

/** Days with how many times each, the shortest first. */
function histogram(cells: readonly Cell[]): [days: number, times: number][] {
  const times = new Map<number, number>();
  for (const { value, n } of cells) times.set(Number(value), (times.get(Number(value)) ?? 0) + n);
  return [...times].filter(([, n]) => n > 0).sort(([a], [b]) => a - b);
}

/** By nearest rank, as `percentile_disc` of SQL: a number of days that occurred. Null of nothing. */
function quantile(days: readonly (readonly [days: number, times: number])[], part: number): number | null {
  const all = days.reduce((sum, [, times]) => sum + times, 0);
  let passed = 0;
  for (const [each, times] of days) {
    passed += times;
    if (passed >= part * all) return each;
  }
  return null;
}
