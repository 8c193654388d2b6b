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
}

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
}

/** Does time press this hazard at all? Only a major one with a term, and only while it is the enterprise's turn. */
export function presses({ grade, holder, dueOn }: LadderFile): boolean {
  return grade === 'major' && holder === 'enterprise' && dueOn !== null;
}

/** Has what brought the ladder ended? Found eliminated on site, or no longer a case; a contested one is still heard. */
export function isCleared({ state, holder }: Pick<CaseFile, 'state' | 'holder'>): boolean {
  return state === 'verified' || holder === 'nobody';
}

/**
 * The next rung, when it is reached on this day. One at a time and in order: a hazard that has been late for a year
 * begins with a letter too.
 *
 * @param standing The rungs that stand, in any order.
 * @param today The calendar day of the judgement, YYYY-MM-DD.
 * @param refused What the enterprise refused of this hazard so far.
 */
export function nextRung(
  ladder: Ladder,
  file: LadderFile,
  standing: readonly StandingRung[],
  today: string,
  refused: readonly Refusal[] = [],
): { readonly rung: Rung; readonly because: Because } | undefined {
  const rung = RUNGS.find((name) => !standing.some((s) => s.rung === name));
  if (rung === undefined || !presses(file) || file.dueOn === null) return undefined;
  const last = lastDay(standing);
  if (last !== undefined && daysBetween(last, today as PlainDate) < ladder.apartDays) return undefined;
  const rule = ladder.rungs[rung];
  const daysLate = daysBetween(file.dueOn as PlainDate, today as PlainDate);
  const returns = Number(file.fields['returned'] ?? 0);
  const refusals = counted(ladder, refused);
  const by = reachedBy(rule, daysLate, returns + refusals.length, file.recurrenceOf !== null);
  return by && { rung, because: { by, dueOn: file.dueOn, daysLate, returns, refusals, rule } };
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
  file: LadderFile,
  standing: readonly StandingRung[],
  today: string,
  refused: readonly Refusal[] = [],
): RungAhead[] {
  const times = Number(file.fields['returned'] ?? 0) + counted(ladder, refused).length;
  const ahead: RungAhead[] = [];
  if (!presses(file) || file.dueOn === null) return ahead;
  const stand = [...standing];
  for (const rung of RUNGS) {
    if (stand.some((s) => s.rung === rung)) continue;
    const rule = ladder.rungs[rung];
    const last = lastDay(stand);
    const returned = rule.returns !== null && times >= rule.returns;
    const late = rule.recurrence && file.recurrenceOf !== null ? 1 : Math.max(1, rule.daysLate);
    const days = [
      today,
      returned ? today : addDays(file.dueOn as PlainDate, late),
      last === undefined ? today : addDays(last, ladder.apartDays),
    ].sort();
    const on = days[2] as string;
    ahead.push({ rung, on, rule });
    stand.push({ rung, reachedOn: on });
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
