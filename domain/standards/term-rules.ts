import type { PlainDate } from '../values/plain-date.ts';
import { addDays } from '../values/plain-date.ts';
import {
  addWorkingDays,
  endOnWorkingDay,
  isCertain,
  type WorkCalendar,
  workingDaysBetween,
} from '../values/working-days.ts';

/** The terms that run while something waits for the governing side. What the enterprise has is ordered, day by day. */
export const TERM_RULES = ['confirm', 'order', 'review', 'review-stopped', 'sign'] as const;
export type TermRule = (typeof TERM_RULES)[number];

/** One version of a rule: in force from a day on, until the next one. */
export interface TermVersion {
  /** The first day on which it holds. */
  readonly from: string;
  /** Whole days; null: nobody has said, and the authority is asked to. */
  readonly days: number | null;
  readonly unit: 'calendar-day' | 'working-day';
  /** Where it is written. */
  readonly article: string;
  readonly confidence: 'VERIFIED' | 'KNOWN' | 'UNSURE';
}

/**
 * What is known without the authority. 安徽省生产安全事故隐患排查治理办法, which the plan names, was not to be had: its
 * terms are the authority's to load.
 */
const GIVEN: Readonly<Record<TermRule, TermVersion>> = {
  confirm: unknown(),
  order: unknown(),
  review: unknown(),
  'review-stopped': {
    from: '2008-02-01',
    days: 10,
    unit: 'calendar-day',
    article: '安全生产事故隐患排查治理暂行规定（安监总局令第16号）第二十三条',
    confidence: 'KNOWN',
  },
  // No rule names a term for a signature: the product's own, so that nothing lies unsigned without a word.
  sign: { from: '2024-01-01', days: 3, unit: 'working-day', article: '平台默认值', confidence: 'UNSURE' },
};

function unknown(): TermVersion {
  return { from: '2024-01-01', days: null, unit: 'working-day', article: '', confidence: 'UNSURE' };
}

/** A version that an authority has set. */
export interface OwnVersion extends Omit<TermVersion, 'confidence' | 'days'> {
  readonly rule: TermRule;
  readonly days: number;
}

/**
 * The version that holds on a day: the authority's latest that is in force, else what is given. An open term is
 * judged by the version of today, so that a changed rule reaches it on its first day.
 */
export function versionOn(rule: TermRule, own: readonly OwnVersion[], day: string): TermVersion {
  const latest = own
    .filter((v) => v.rule === rule && v.from <= day)
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (latest === undefined) return GIVEN[rule];
  const { rule: _, ...version } = latest;
  return { ...version, confidence: 'VERIFIED' };
}

/**
 * The last day of a term. The first day is not counted (民法典 art. 201); one that would end on a free day ends on the
 * next working day (art. 203).
 *
 * @returns undefined while nobody has said how long it is.
 */
export function endOfTerm(startedOn: PlainDate, { days, unit }: TermVersion, calendar: WorkCalendar) {
  if (days === null) return undefined;
  return unit === 'working-day'
    ? addWorkingDays(startedOn, days, calendar)
    : endOnWorkingDay(addDays(startedOn, days), calendar);
}

/**
 * The latest first day from which a term is over by `day`; each earlier one is over by then too, for a term that begins
 * later never ends earlier. So a list in the order of last days is one in the order of first days.
 */
export function lastStartEndingBy(
  day: PlainDate,
  version: TermVersion & { readonly days: number },
  calendar: WorkCalendar,
): PlainDate {
  const late = (start: PlainDate) => (endOfTerm(start, version, calendar) as PlainDate) > day;
  // No term ends before it began. Nor is it ever longer than this: free days never outnumber the others by so much.
  let [over, open] = [-3 * version.days - 60, 1];
  while (open - over > 1) {
    const middle = Math.floor((over + open) / 2);
    if (late(addDays(day, middle))) open = middle;
    else over = middle;
  }
  return addDays(day, over);
}

/** Working days left, and whether every day of them is counted by an announced arrangement. */
export function daysLeft(today: PlainDate, endsOn: PlainDate, calendar: WorkCalendar) {
  return {
    workingDays: workingDaysBetween(today, endsOn, calendar),
    certain: isCertain(endsOn, calendar),
  };
}
