import { addDays, dayOfWeek, type PlainDate, partsOf, toDayNumber } from './plain-date.ts';

/** Which days of a year the State Council made free, and which Saturdays and Sundays it made working days (调休). */
export interface WorkCalendar {
  readonly free: ReadonlySet<string>;
  readonly moved: ReadonlySet<string>;
  /** The last year whose arrangement is known; beyond it only weekends are counted free, and whoever asks is told. */
  readonly lastYear: number;
}

const SATURDAY = 6;

/** A legal working day: a weekday that was not made free, or a weekend day that was made a working day. */
export function isWorkingDay(date: PlainDate, { free, moved }: WorkCalendar): boolean {
  if (moved.has(date)) return true;
  return !free.has(date) && dayOfWeek(date) < SATURDAY;
}

/**
 * The `days`-th working day after a day, which itself is not counted (民法典 art. 201: a term begins on the next day).
 *
 * @param days Whole working days, one or more; nought answers the day itself.
 */
export function addWorkingDays(date: PlainDate, days: number, calendar: WorkCalendar): PlainDate {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`no such number of working days: ${days}`);
  let at = date;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at, calendar)) left -= 1;
  }
  return at;
}

/** Working days after `from` up to and with `to`; nought when `to` is not later. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: WorkCalendar): number {
  let count = 0;
  const most = toDayNumber(to) - toDayNumber(from);
  for (let n = 1; n <= most; n++) if (isWorkingDay(addDays(from, n), calendar)) count += 1;
  return count;
}

/** Where a term that ends on a free day ends instead: on the next working day (民法典 art. 203). */
export function endOnWorkingDay(date: PlainDate, calendar: WorkCalendar): PlainDate {
  return isWorkingDay(date, calendar) ? date : addWorkingDays(date, 1, calendar);
}

/** True when every day up to this one is counted by a known arrangement and not by weekends alone. */
export function isCertain(date: PlainDate, { lastYear }: WorkCalendar): boolean {
  return partsOf(date).year <= lastYear;
}

/** Days that an authority has set otherwise. */
export interface OwnDays {
  /** YYYY-MM-DD each. */
  readonly free: readonly string[];
  readonly moved: readonly string[];
}

/** A calendar in which an authority has set some days otherwise: a local free day, a day made a working day. */
export function withOwnDays(calendar: WorkCalendar, own: OwnDays): WorkCalendar {
  const ownFree = new Set<string>(own.free);
  const ownMoved = new Set<string>(own.moved);
  return {
    ...calendar,
    free: new Set([...calendar.free].filter((day) => !ownMoved.has(day)).concat([...ownFree])),
    moved: new Set([...calendar.moved].filter((day) => !ownFree.has(day)).concat([...ownMoved])),
  };
}
