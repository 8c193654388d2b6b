import { addDays, type PlainDate } from '../../values/plain-date.ts';
import versions from './review-terms.json' with { type: 'json' };

/** One version of the rule that says how soon an application is reviewed on site. Data, with source and confidence. */
export interface ReviewTerm {
  readonly id: string;
  /** First day on which it is in force, YYYY-MM-DD. */
  readonly from: string;
  /** Length in calendar days, the day of the application not counted. */
  readonly days: number;
  readonly article: { readonly zh: string; readonly en: string };
  readonly source: string;
  readonly confidence: string;
}

/** Oldest first. */
export const REVIEW_TERMS: readonly ReviewTerm[] = versions;

/** The version in force on a day; undefined before the first one. */
export function reviewTermOn(day: string): ReviewTerm | undefined {
  return REVIEW_TERMS.findLast((term) => term.from <= day);
}

/** The last day on which an application of this day is reviewed in time, and the rule that says so. */
export function reviewBy(appliedOn: string): { readonly day: string; readonly rule: string } | undefined {
  const term = reviewTermOn(appliedOn);
  return term && { day: addDays(appliedOn as PlainDate, term.days), rule: term.id };
}
