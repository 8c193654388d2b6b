import type { CaseFile } from '../../primitives/case-file.ts';
import { addDays, daysBetween, type PlainDate } from '../../values/plain-date.ts';

/** 函告 → 通报 → 约谈 → 曝光: the pressure that a late rectification earns, in this order (plan measure 12). */
export const RUNGS = ['written-advisory', 'circular', 'regulatory-interview', 'public-disclosure'] as const;
export type Rung = (typeof RUNGS)[number];

/**
 * A rung is a task until somebody with the right signs its document (`issued`) or puts it off (`deferred`). `received`
 * and `replied` are the enterprise's. `cleared`: the hazard was found eliminated, or it ended; `void`: it was not
 * issued and its reason is gone.
 */
export const ESCALATION_STATES = [
  'due',
  'deferred',
  'issued',
  'received',
  'replied',
  'cleared',
  'void',
] as const;
export type EscalationState = (typeof ESCALATION_STATES)[number];

/** Those that wait for a signature, and those that the enterprise knows of and that still weigh on it. */
export const UNSIGNED: readonly EscalationState[] = ['due', 'deferred'];
export const IN_FORCE: readonly EscalationState[] = ['issued', 'received', 'replied'];

/** Nothing is to be issued for these any more. */
export const OVER: readonly EscalationState[] = ['cleared', 'void'];

/**
 * What an enterprise does that counts as a refusal (plan 11d: 查出后拒不整改) beside a rectification that was returned:
 * nobody answered a notice until somebody was to go there and its hours were over; it was served in person, and the
 * person refused to take it. Which of them count is the authority's to say. No rule names them: UNSURE, like the days.
 */
export const REFUSALS = ['notice-unanswered', 'refused-in-person'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** On what a rung stands: one hazard, or all that one enterprise left undone (逾期未办的应办事项). */
export const GROUNDS = ['hazard', 'duties'] as const;
export type Ground = (typeof GROUNDS)[number];

/** When a rung is reached: any of its conditions is enough, each in whole calendar days or whole times. */
export interface RungRule {
  /** Days after the last day of the term. The last day itself is in time. */
  readonly daysLate: number;
  /** Times that a rectification was returned by the verifier (查出后未整改到位) or refused; null: they do not count. */
  readonly returns: number | null;
  /** True when a hazard that came again reaches it on the first day late. */
  readonly recurrence: boolean;
}

export interface Ladder {
  readonly rungs: Readonly<Record<Rung, RungRule>>;
  /** Days from one rung to the next at least: nobody gets two documents on one morning. */
  readonly apartDays: number;
  /** What counts as a refusal, once each for a hazard; absent: all of it. */
  readonly refusals?: readonly Refusal[] | undefined;
  /** The last rung that late duties of an enterprise climb to; null: they climb none. Absent: that of the product. */
  readonly dutiesUpTo?: Rung | null | undefined;
}

/**
 * How far late duties climb where the authority said nothing. The plan speaks of disclosure for hazards only: UNSURE, the
 * product's own.
 */
export const DUTIES_UP_TO: Rung = 'regulatory-interview';

/**
 * Where the authority has set no ladder of its own. The plan names the four rungs and their order, no days: these
 * numbers are the product's own, UNSURE, and no document leaves without a signature.
 */
export const DEFAULT_LADDER: Ladder = {
  rungs: {
    'written-advisory': { daysLate: 1, returns: null, recurrence: false },
    circular: { daysLate: 15, returns: 2, recurrence: true },
    'regulatory-interview': { daysLate: 30, returns: 3, recurrence: false },
    'public-disclosure': { daysLate: 60, returns: null, recurrence: false },
  },
  apartDays: 5,
};

/** What of a hazard decides about its ladder. */
export type LadderFile = Pick<CaseFile, 'grade' | 'state' | 'holder' | 'dueOn' | 'recurrenceOf' | 'fields'>;

/** What presses on a ladder: a hazard, or what an enterprise left undone. Nothing presses where there is none. */
export interface Pressure {
  /** The last day that has passed or is to come, YYYY-MM-DD. */
  readonly dueOn: string;
  /** Times that a rectification was returned. */
  readonly returns: number;
  /** A hazard that came again. */
  readonly recurs: boolean;
  /** No rung beyond this one. */
  readonly upTo: Rung;
}

/** A rung that was reached and still stands: not void, not cleared. */
export interface StandingRung {
  readonly rung: Rung;
  readonly reachedOn: string;
}

/** Why a rung was reached, with the numbers that were compared. */
export interface Because {
  readonly by: 'late' | 'returned' | 'recurrence';
  /** The term that passed, and how many calendar days ago. */
  readonly dueOn: string;
  readonly daysLate: number;
  readonly returns: number;
  /** Refusals that were counted besides. */
  readonly refusals?: readonly Refusal[] | undefined;
  /** What the rule asked. */
  readonly rule: RungRule;
  /** Of a rung on late duties: what was late on that day, by duty, and how many in all. */
  readonly duties?: readonly LateDuty[] | undefined;
  readonly dutiesInAll?: number | undefined;
}

/** What one enterprise left undone of one duty, as it stood when a rung was reached. */
export interface LateDuty {
  readonly duty: string;
  /** Its name then, in Chinese and English, and the rule it follows from. */
  readonly words: readonly [string, string];
  readonly article: string;
  /** How many people or things it is late for, and the last day of the longest late one. */
  readonly count: number;
  readonly dueOn: string;
  /** Names of the first of them; none where it is asked of the enterprise itself. */
  readonly examples: readonly string[];
}

/** Does time press this hazard at all? Only a major one with a term, and only while it is the enterprise's turn. */
export function presses({ grade, holder, dueOn }: LadderFile): boolean {
  return grade === 'major' && holder === 'enterprise' && dueOn !== null;
}

/** What a hazard presses with. */
export function pressureOf(file: LadderFile): Pressure | undefined {
  if (!presses(file) || file.dueOn === null) return undefined;
  const returns = Number(file.fields['returned'] ?? 0);
  return { dueOn: file.dueOn, returns, recurs: file.recurrenceOf !== null, upTo: 'public-disclosure' };
}

/**
 * What the duties of an enterprise press with that are late and still open. They are neither returned nor come again.
 *
 * @param dueOn The last day of the longest late one, YYYY-MM-DD.
 */
export function pressureOfDuties({ dutiesUpTo = DUTIES_UP_TO }: Ladder, dueOn: string): Pressure | undefined {
  return dutiesUpTo === null ? undefined : { dueOn, returns: 0, recurs: false, upTo: dutiesUpTo };
}

/** The rungs that late duties do not climb to: what nobody signed of them is not needed. */
export function beyondDuties({ dutiesUpTo = DUTIES_UP_TO }: Ladder): readonly Rung[] {
  return RUNGS.slice(dutiesUpTo === null ? 0 : RUNGS.indexOf(dutiesUpTo) + 1);
}

/** Has what brought the ladder ended? Found eliminated on site, or no longer a case; a contested one is still heard. */
export function isCleared({ state, holder }: Pick<CaseFile, 'state' | 'holder'>): boolean {
  return state === 'verified' || holder === 'nobody';
}

/**
 * The next rung, when it is reached on this day. One at a time and in order: what has been late for a year begins with
 * a letter too.
 *
 * @param standing The rungs that stand, in any order.
 * @param today The calendar day of the judgement, YYYY-MM-DD.
 * @param refused What the enterprise refused of this hazard so far.
 */
export function nextRung(
  ladder: Ladder,
  pressure: Pressure | undefined,
  standing: readonly StandingRung[],
  today: string,
  refused: readonly Refusal[] = [],
): { readonly rung: Rung; readonly because: Because } | undefined {
  const [rung] = pressure === undefined ? [] : rungsAfter(standing, pressure.upTo);
  if (rung === undefined || pressure === undefined) return undefined;
  const last = lastDay(standing);
  if (last !== undefined && daysBetween(last, today as PlainDate) < ladder.apartDays) return undefined;
  const rule = ladder.rungs[rung];
  const { dueOn, returns, recurs } = pressure;
  const daysLate = daysBetween(dueOn as PlainDate, today as PlainDate);
  const refusals = counted(ladder, refused);
  const by = reachedBy(rule, daysLate, returns + refusals.length, recurs);
  return by && { rung, because: { by, dueOn, daysLate, returns, refusals, rule } };
}

/** Those above the highest that stands: one below it that has ended does not come again while that one weighs. */
function rungsAfter(standing: readonly StandingRung[], upTo: Rung): readonly Rung[] {
  const highest = Math.max(-1, ...standing.map(({ rung }) => RUNGS.indexOf(rung)));
  return RUNGS.slice(highest + 1, RUNGS.indexOf(upTo) + 1);
}

function counted({ refusals = REFUSALS }: Ladder, refused: readonly Refusal[]): Refusal[] {
  return refusals.filter((one) => refused.includes(one));
}

function reachedBy(rule: RungRule, daysLate: number, returns: number, recurs: boolean) {
  // A returned rectification presses whether or not the term is over; a recurrence only when it is late again.
  if (daysLate >= rule.daysLate && daysLate > 0) return 'late';
  if (rule.returns !== null && returns >= rule.returns) return 'returned';
  return rule.recurrence && recurs && daysLate > 0 ? 'recurrence' : undefined;
}

function lastDay(standing: readonly StandingRung[]): PlainDate | undefined {
  return standing
    .map(({ reachedOn }) => reachedOn as PlainDate)
    .sort()
    .at(-1);
}

/** A rung that is still ahead, and the first day on which it is reached if nothing is done until then. */
export interface RungAhead {
  readonly rung: Rung;
  readonly on: string;
  readonly rule: RungRule;
}

/** What will come, rung by rung, if nothing is done: for the enterprise's eyes and the desk's. */
export function rungsAhead(
  ladder: Ladder,
  pressure: Pressure | undefined,
  standing: readonly StandingRung[],
  today: string,
  refused: readonly Refusal[] = [],
): RungAhead[] {
  if (pressure === undefined) return [];
  const times = pressure.returns + counted(ladder, refused).length;
  const ahead: RungAhead[] = [];
  let last = lastDay(standing);
  for (const rung of rungsAfter(standing, pressure.upTo)) {
    const rule = ladder.rungs[rung];
    const returned = rule.returns !== null && times >= rule.returns;
    const late = rule.recurrence && pressure.recurs ? 1 : Math.max(1, rule.daysLate);
    const days = [
      today,
      returned ? today : addDays(pressure.dueOn as PlainDate, late),
      last === undefined ? today : addDays(last, ladder.apartDays),
    ].sort();
    const on = days[2] as PlainDate;
    ahead.push({ rung, on, rule });
    last = on;
  }
  return ahead;
}

/** Is the order of a ladder sound: no rung reached by fewer days late than the one below it? */
export function isSound({ rungs }: Ladder): boolean {
  return RUNGS.every((rung, i) => {
    const below = RUNGS[i - 1];
    return below === undefined || rungs[rung].daysLate >= rungs[below].daysLate;
  });
}
