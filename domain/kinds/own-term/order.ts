import { addDays, type PlainDate } from '../../values/plain-date.ts';
import { OWN_STEPS, type OwnStep } from './own-term.ts';

/**
 * How the steps of one kind lie in time. Only the day on which each began to wait is stored (`key`); its last day
 * follows from the rule of today, so that a changed rule or holiday is in the list at once.
 */
export interface Stream {
  readonly step: OwnStep;
  /** The last day of what began to wait on `key`; null while nobody has said how long the term is. */
  endOf(key: PlainDate): PlainDate | null;
  /** The latest key whose last day is `day` or earlier; not asked where the length is unknown. */
  lastKeyBy(day: PlainDate): PlainDate;
  readonly known: boolean;
}

/** One thing in the list, as its place is told: what comes first is due first, and what has no day comes last. */
export interface Place {
  readonly endsOn: string | null;
  readonly step: OwnStep;
  readonly key: string;
  readonly id: string;
}

/** Which keys of a stream a page may show; both ends belong to it. `after`: beyond this row of the same stream. */
export interface Range {
  readonly step: OwnStep;
  readonly from?: string;
  readonly to?: string;
  readonly after?: Pick<Place, 'key' | 'id'>;
}

export interface Wanted {
  /** Only what is over: its last day lies before `today`. */
  readonly late: boolean;
  readonly today: PlainDate;
  readonly descending: boolean;
  /** The last row of the page before. */
  readonly after?: Place | undefined;
}

/** The part of a stream that can be on a page; undefined when nothing of it can. */
export function rangeOf(stream: Stream, { late, today, descending, after }: Wanted): Range | undefined {
  const { step, known } = stream;
  if (late && !known) return undefined;
  const range: Range = { step, ...(late ? { to: stream.lastKeyBy(addDays(today, -1)) } : {}) };
  if (after === undefined) return range;
  if (step === after.step) return { ...range, after: { key: after.key, id: after.id } };
  // Of those that end on one day, one step comes after the other.
  const comesLater = OWN_STEPS.indexOf(step) > OWN_STEPS.indexOf(after.step) !== descending;
  if (!known) return after.endsOn === null && !comesLater ? undefined : range;
  if (after.endsOn === null) return undefined;
  const day = after.endsOn as PlainDate;
  if (!descending)
    return { ...range, from: addDays(stream.lastKeyBy(comesLater ? addDays(day, -1) : day), 1) };
  const to = stream.lastKeyBy(comesLater ? day : addDays(day, -1));
  return { ...range, to: range.to === undefined || to < range.to ? to : range.to };
}

/** The order of the list. Ids are written in small letters, so that they sort as the database sorts them. */
export function byPlace(descending: boolean): (a: Place, b: Place) => number {
  const sign = descending ? -1 : 1;
  return (a, b) => {
    if (a.endsOn === null || b.endsOn === null) {
      if (a.endsOn !== b.endsOn) return a.endsOn === null ? 1 : -1;
    } else if (a.endsOn !== b.endsOn) return a.endsOn < b.endsOn ? -sign : sign;
    const steps = OWN_STEPS.indexOf(a.step) - OWN_STEPS.indexOf(b.step);
    if (steps !== 0) return sign * steps;
    if (a.key !== b.key) return a.key < b.key ? -sign : sign;
    return a.id < b.id ? -sign : a.id > b.id ? sign : 0;
  };
}
