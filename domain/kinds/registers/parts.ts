import type { FieldProblem, Options, RegisterDefinition, Sentence } from '../../primitives/register.ts';
import { SECTOR_MARKS } from '../../reference/sector-marks.ts';
import { leastSure, type Rule, step } from '../../standards/rule.ts';
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

/** The sentences of these rules with their sources; what is not sure says so. */
export function hintOf(...rules: readonly Rule<unknown>[]): Sentence {
  const steps = rules.map((rule) => step(rule));
  const unsure = leastSure(steps) === 'UNSURE';
  const sources = [...new Set(steps.map(({ source }) => source))].join('；');
  return [
    `${steps.map(({ zh }) => zh).join('')}（${sources}${unsure ? '；依据待核实' : ''}）`,
    `${steps.map(({ en }) => en).join(' ')} (${sources}${unsure ? '; to be confirmed' : ''})`,
  ];
}

/** An answer that is a day; undefined when it was not given. */
export const dayIn = (value: unknown) => (typeof value === 'string' ? (value as PlainDate) : undefined);

/** The first of these days. */
export const earliest = (...days: readonly (PlainDate | undefined)[]) =>
  days.filter((day) => day !== undefined).sort()[0];

/** 行业领域, as enterprises are marked. */
export const SECTORS: Options = {
  ...Object.fromEntries(SECTOR_MARKS.map(({ id, zh, en }) => [id, [zh, en] as const])),
  other: ['其他', 'Other'],
};
