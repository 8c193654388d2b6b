/**
 * A calendar day without clock or zone, written `YYYY-MM-DD` (ISO 8601, proleptic Gregorian).
 * Strings in this form sort as days do, so they may be compared with `<` and stored as they are.
 */
export type PlainDate = string & { readonly __plainDate: unique symbol };

/** Years that the product can hold: four digits, no year nought. */
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month (1 to 12); nought for a month that does not exist. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2 && isLeap(year)) return 29;
  return MONTH_DAYS[month - 1] ?? 0;
}

function isRealDay({ year, month, day }: DateParts): boolean {
  if (![year, month, day].every(Number.isInteger)) return false;
  return year >= FIRST_YEAR && year <= LAST_YEAR && day >= 1 && day <= daysInMonth(year, month);
}

function write({ year, month, day }: DateParts): PlainDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as PlainDate;
}

/** The day, or a `RangeError` when the calendar has no such day: for values known to be right. */
export function plainDate(year: number, month: number, day: number): PlainDate {
  const parts = { year, month, day };
  if (!isRealDay(parts)) throw new RangeError(`no such day: ${year}-${month}-${day}`);
  return write(parts);
}

/** The day, or `undefined` when the calendar has no such day: for values from outside. */
export function plainDateIfReal(year: number, month: number, day: number): PlainDate | undefined {
  const parts = { year, month, day };
  return isRealDay(parts) ? write(parts) : undefined;
}

/** Reads exactly `YYYY-MM-DD`; anything else, or a day that does not exist, is `undefined`. */
export function parsePlainDate(text: string): PlainDate | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return found ? plainDateIfReal(Number(found[1]), Number(found[2]), Number(found[3])) : undefined;
}

export function isPlainDate(value: unknown): value is PlainDate {
  return typeof value === 'string' && parsePlainDate(value) !== undefined;
}

export function partsOf(date: PlainDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Whole days from 1970-01-01; the number that all arithmetic here goes through (era method). */
export function toDayNumber(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The day that is `days` whole days after 1970-01-01; `RangeError` outside the years 0001 to 9999. */
export function fromDayNumber(days: number): PlainDate {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return plainDate(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1);
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** The same day of the month `months` later; the last day of that month when it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return plainDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** The same day `years` later; 29 February becomes 28 February in a common year. */
export function addYears(date: PlainDate, years: number): PlainDate {
  return addMonths(date, years * 12);
}

/** Whole days from `from` to `to`: nought for the same day, negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** Negative, nought or positive, as `Array.prototype.sort` wants it. */
export function compareDates(a: PlainDate, b: PlainDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Day of the week as ISO 8601 counts it: 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: PlainDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
