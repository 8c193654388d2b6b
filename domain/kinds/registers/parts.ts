import type { Computed, FieldProblem, Options, RegisterDefinition } from '../../primitives/register.ts';
import { leastSure } from '../../primitives/rule.ts';
import { SECTOR_MARKS } from '../../reference/sector-marks.ts';
import type { DueDay } from '../../standards/asset-rules.ts';
import type { PlainDate } from '../../values/plain-date.ts';

type Check = NonNullable<RegisterDefinition['check']>;

/** Every check's problems, in their order. */
export const checks =
  (...all: readonly Check[]): Check =>
  (values, today) =>
    all.flatMap((check) => check(values, today));

const compared =
  (smaller: string, larger: string, problem: FieldProblem): Check =>
  ({ [smaller]: a, [larger]: b }) =>
    (typeof a === 'string' && typeof b === 'string' && a > b) ||
    (typeof a === 'number' && typeof b === 'number' && a > b)
      ? [problem]
      : [];

/** The second day may be the first, not before it. */
export const inOrder = (from: string, to: string) =>
  compared(from, to, { field: to, code: 'ends-before-it-begins' });

/** A part is not more than its whole. */
export const within = (part: string, whole: string) =>
  compared(part, whole, { field: part, code: 'more-than-all' });

/** Alarm values rise: low, high, high-high. */
export const rising = (lower: string, higher: string) =>
  compared(lower, higher, { field: higher, code: 'alarm-values-fall' });

/** What has happened has not happened tomorrow. */
export const notAfterToday =
  (...names: readonly string[]): Check =>
  (values, today) =>
    names
      .filter((name) => String(values[name] ?? '') > today)
      .map((field) => ({ field, code: 'date-in-future' }));

/** What follows from answers alone: no number of the law bears on it. */
export const plainly = <Value>(value: Value | undefined): Computed | undefined =>
  value === undefined ? undefined : { value, trace: [] };

/** A day that rules set, with the way to it. */
export const byRule = (due: Pick<DueDay, 'dueOn' | 'trace'> | null | undefined): Computed | undefined =>
  due ? { value: due.dueOn, trace: due.trace } : undefined;

/** An answer that is a day; undefined when it was not given. */
export const dayIn = (value: unknown) => (typeof value === 'string' ? (value as PlainDate) : undefined);

/** The first of these days. */
export const earliest = (...days: readonly (PlainDate | undefined)[]) =>
  days.filter((day) => day !== undefined).sort()[0];

/** The first of these days. One that is not sure decides nothing: a later one that is sure stands meanwhile. */
export function soonest(...days: readonly (Computed | undefined)[]): Computed | undefined {
  const told = days
    .filter((day) => day !== undefined)
    .sort((a, b) => (String(a.value) < String(b.value) ? -1 : 1));
  const [first] = told;
  const sure = told.find(({ trace }) => leastSure(trace) !== 'UNSURE');
  return first === undefined || first === sure || sure === undefined
    ? first
    : { ...first, meanwhile: sure.value };
}

/** 行业领域, as enterprises are marked. */
export const SECTORS: Options = {
  ...Object.fromEntries(SECTOR_MARKS.map(({ id, zh, en }) => [id, [zh, en] as const])),
  other: ['其他', 'Other'],
};
