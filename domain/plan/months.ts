/** The days of a plan that is told in months, `YYYY-MM`. Apart from the check, whose shapes no page needs to carry. */
import { daysInMonth, type PlainDate } from '../values/plain-date.ts';
import type { Plan } from './clause.ts';

/** First and last day of a plan. */
export function spanOf({ from, to }: Pick<Plan, 'from' | 'to'>): { first: PlainDate; last: PlainDate } {
  return { first: firstDay(from), last: lastDay(to) };
}

export const firstDay = (month: string): PlainDate => `${month}-01` as PlainDate;

export const lastDay = (month: string): PlainDate =>
  `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))}` as PlainDate;
