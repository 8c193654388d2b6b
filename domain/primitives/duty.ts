import { addDays, addMonths, type PlainDate, partsOf, plainDate } from '../values/plain-date.ts';
import type { Named, Sentence } from './register.ts';
import { type Confidence, inForce, leastSure, type OwnValues, type Rule } from './rule.ts';

/** Which organisations: every condition that is named must hold. */
export interface OrganisationWhere {
  readonly kinds?: readonly string[];
  /** Sector marks of which it has at least one. */
  readonly marks?: readonly string[];
  readonly scales?: readonly string[];
  /** GB/T 4754 codes (two to four digits) of which one begins its own. */
  readonly industries?: readonly string[];
  /** A standing entry of this register is its own. */
  readonly having?: string;
  /** At least one of these holds. */
  readonly anyOf?: readonly OrganisationWhere[];
}

/** Who must: as data, so that the required population is one query. */
export type Population =
  /** The governing office itself, or each of its departments. */
  | { readonly of: 'authority' | 'department' }
  | { readonly of: 'organisation'; readonly where?: OrganisationWhere }
  /** Everybody who holds one of these posts now; without posts, everybody who works there. */
  | { readonly of: 'person'; readonly posts?: readonly string[]; readonly where?: OrganisationWhere }
  /** People of the governing side: who works for a department, or who leads. */
  | { readonly of: 'officer' | 'leader' }
  /** Every standing entry of a register: only those of such an organisation. */
  | {
      readonly of: 'entry';
      readonly register: string;
      readonly facets?: readonly string[];
      readonly where?: OrganisationWhere;
    };

/** The parts in which the list of a duty is read. */
export const DUTY_CUTS = ['open', 'late', 'covered', 'excused', 'all'] as const;

/** A number of the duty's own, or one of the law: that one is read as it binds where the duty is asked. */
export type Count = number | Rule;

export function countOf(count: Count, own: OwnValues): number {
  return typeof count === 'number' ? count : inForce(count, own).value;
}

export const PERIODS = ['month', 'quarter', 'half-year', 'year'] as const;
export type Period = (typeof PERIODS)[number];

/** By when. Days YYYY-MM-DD; nothing is due before `from`. */
export type When =
  | { readonly once: PlainDate; readonly from: PlainDate }
  /**
   * Once in each period; `grace` days after its end are still in time. `after` the post: asked only of who took his post
   * before the period began.
   */
  | { readonly every: Period; readonly grace?: number; readonly after?: 'post' }
  /**
   * Reckoned from a day of the subject itself: when an entry expires, the day it is about, a day among its answers, or
   * the day on which a post was taken. `months` and `days` are added; it opens so many days before it is due.
   */
  | {
      readonly anchor: 'expiry' | 'day' | 'post' | { readonly field: string };
      readonly months?: Count;
      readonly days?: Count;
      /** The days added are working days. */
      readonly working?: true;
      /** `after`: on the day after the one that the entry is about, so that only what came later proves it. */
      readonly opens: Count | 'after';
    }
  /** In the time of the entry: from so many days before its day until it expires. What comes later is none any more. */
  | { readonly during: 'entry'; readonly opens: number };

/** Is it reckoned from days of each subject, and not of the calendar? */
export function hangsOnSubject(when: When): when is Exclude<When, { once: unknown } | { every: unknown }> {
  return 'anchor' in when || 'during' in when;
}

/** What shows that it was done. */
export type Proof =
  /** An entry of a register about the same subject, whose day lies in the time asked for. */
  | {
      readonly register: string;
      readonly facets?: readonly string[];
      /** Only one that has this answer. */
      readonly answered?: string;
      /** Not its day counts: one is enough that still holds on the last day of the time, whenever it began. */
      readonly standing?: true;
      /** Its answer by which it names the entry that must; without it, of the same organisation is near enough. */
      readonly about?: string;
      /** So much of its amount is needed in all; more where the organisation is one of these. */
      readonly least?: Count;
      readonly more?: readonly { readonly where: OrganisationWhere; readonly least: Count }[];
    }
  /** A record of another kind. */
  | { readonly record: 'self-check' | 'monthly-batch' | 'listing' | 'plan-receipt' }
  /** The entry itself: its anchor has moved on, or these answers were all given. */
  | { readonly itself: 'moved' | { readonly answered: string | readonly string[] } };

/** Where the duty is written, and how sure we are of its numbers. */
export interface DutyRule {
  readonly article: string;
  readonly confidence: Confidence;
  /** The numbers on which it rests: an authority may set them, and they are as sure then as it is. */
  readonly rules?: readonly Rule[];
}

/** How sure a duty is where the authority has confirmed or set these numbers. */
export function surenessOf({ rule: { confidence, rules } }: Pick<Duty, 'rule'>, own: OwnValues): Confidence {
  return rules === undefined ? confidence : leastSure(rules.map((rule) => inForce(rule, own)));
}

/** A duty (应办): something that somebody must do by a day, once or again and again, with its proof. */
export interface Duty {
  /** Its name in addresses and in the database: kebab-case, never changed once used. */
  readonly name: string;
  readonly words: Named;
  /** Who must do what by when, in one sentence. */
  readonly about: Sentence;
  /** Clauses of the plan that it carries out. */
  readonly clauses: readonly string[];
  readonly rule: DutyRule;
  readonly population: Population;
  readonly when: When;
  readonly proof: Proof;
}

/** Refuses at once a duty that could never be covered. */
export function defineDuty(duty: Duty): Duty {
  const { population, when, proof, name } = duty;
  const ofEntry = population.of === 'entry';
  const ofPost = population.of === 'person' && population.posts !== undefined;
  if (('anchor' in when && !ofEntry && !ofPost) || ('during' in when && !ofEntry))
    throw new Error(`${name}: only an entry or a post has a day to reckon from`);
  if ('every' in when && when.after === 'post' && !ofPost)
    throw new Error(`${name}: only a post is taken before a period`);
  if (('itself' in proof || ('register' in proof && proof.about !== undefined)) && !ofEntry)
    throw new Error(`${name}: only an entry proves a duty itself, or is named by its proof`);
  return duty;
}

/** One time in which a duty is asked for: from a day to its last day, both included. */
export interface Span {
  readonly from: PlainDate;
  readonly due: PlainDate;
  /** Last day of the period itself: a proof's day lies in it, though it may be brought in later. */
  readonly to: PlainDate;
}

const MONTHS: Readonly<Record<Period, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The first day of the period that a day lies in. */
export function periodStart(period: Period, day: PlainDate): PlainDate {
  const { year, month } = partsOf(day);
  const length = MONTHS[period];
  return plainDate(year, month - ((month - 1) % length), 1);
}

/**
 * The times in which a duty that does not hang on a day of its subject is asked for, from `since` until the one that
 * `today` lies in, oldest first. One that is due once is asked for from its own first day.
 */
export function spansOf(when: When, since: PlainDate, today: PlainDate): Span[] {
  if ('once' in when) return when.from <= today ? [{ from: when.from, due: when.once, to: when.once }] : [];
  if (!('every' in when)) return [];
  const spans: Span[] = [];
  for (let from = periodStart(when.every, since); from <= today; from = addMonths(from, MONTHS[when.every])) {
    const to = addDays(addMonths(from, MONTHS[when.every]), -1);
    spans.push({ from, to, due: addDays(to, when.grace ?? 0) });
  }
  return spans;
}
