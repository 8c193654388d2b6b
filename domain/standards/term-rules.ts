import type { PlainDate } from '../values/plain-date.ts';
import { addDays } from '../values/plain-date.ts';
import {
  addWorkingDays,
  endOnWorkingDay,
  isCertain,
  type WorkCalendar,
  workingDaysBetween,
} from '../values/working-days.ts';

/** The terms that run while a hazard waits for the governing side. What the enterprise has is ordered, day by day. */
export const TERM_RULES = ['confirm', 'order', 'review', 'review-stopped'] as const;
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

/** Working days left, and whether every day of them is counted by an announced arrangement. */
export function daysLeft(today: PlainDate, endsOn: PlainDate, calendar: WorkCalendar) {
  return {
    workingDays: workingDaysBetween(today, endsOn, calendar),
    certain: isCertain(endsOn, calendar),
  };
}
