import { addDays, addMonths, type PlainDate } from '../../values/plain-date.ts';

/** Whole months, both included, each by its first day. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export const firstOf = (day: string): PlainDate => `${day.slice(0, 7)}-01` as PlainDate;

/** Last day of the last month. */
export const endOf = ({ to }: Span): PlainDate => addDays(addMonths(to, 1), -1);

export function lengthOf({ from, to }: Span): number {
  const index = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return index(to) - index(from) + 1;
}

export function monthsOf(span: Span): PlainDate[] {
  return Array.from({ length: Math.max(0, lengthOf(span)) }, (_, n) => addMonths(span.from, n));
}

/** As many months, right before. */
export function before(span: Span): Span {
  const length = lengthOf(span);
  return { from: addMonths(span.from, -length), to: addMonths(span.to, -length) };
}

export function yearBefore({ from, to }: Span): Span {
  return { from: addMonths(from, -12), to: addMonths(to, -12) };
}
