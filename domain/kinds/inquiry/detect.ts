import { addDays, daysBetween, type PlainDate } from '../../values/plain-date.ts';
import type { Failure } from './lifecycle.ts';
import { coversPlace, type Place } from './place.ts';

/** What an authority decides about the detector. The plan names the failures and no lengths. */
export interface InquiryRules {
  /** First day of the first period; null until the authority set it: before, nobody was asked to keep records. */
  readonly selfCheckFrom: string | null;
  /** Calendar days of a period in which every enterprise looks at least once. */
  readonly selfCheckDays: number;
  /** Calendar days for which a self-check that found nothing is taken at its word. */
  readonly saidFineDays: number;
}

/** The product's own lengths, UNSURE, until the authority sets its own. They open questions and decide none. */
export const SELF_CHECK_DAYS = 30;
export const SAID_FINE_DAYS = 7;
/** Calendar days after a period in which its record may still be written up. */
export const GRACE_DAYS = 3;
/** How far back periods and finds are looked at: what is older was looked at then. Calendar days. */
export const LOOK_BACK_DAYS = 366;

/** 自查记录 as the detector sees it. Days YYYY-MM-DD. */
export interface CheckFact extends Place {
  readonly id: string;
  readonly checkedOn: string;
  /** The day in China on which it was signed. */
  readonly signedOn: string;
  readonly wholeSite: boolean;
  /** Criteria that were looked for; empty: whatever there was. */
  readonly criteria: readonly string[];
  readonly foundNothing: boolean;
}

export interface HazardFact extends Place {
  readonly id: string;
  readonly number: string;
  readonly grade: string;
  readonly state: string;
  /** The enterprise found it itself. */
  readonly ownFind: boolean;
  readonly foundOn: string;
  readonly reportedOn: string;
  readonly criterionId: string | null;
  readonly dueOn: string | null;
  readonly extensionAsked: boolean;
}

/** That the enterprise said it will not rectify, as recorded on a supervision order. */
export interface RefusalFact {
  readonly orderId: string;
  readonly number: string;
  readonly caseId: string;
  readonly refusedOn: string;
}

export interface EnterpriseFacts {
  readonly organisationId: string;
  /** The day it came into the books. */
  readonly since: string;
  readonly checks: readonly CheckFact[];
  readonly hazards: readonly HazardFact[];
  readonly refusals: readonly RefusalFact[];
}

/** Why an inquiry opens. Its name is the same however often it is found: one trigger, one inquiry. */
export interface Trigger {
  readonly name: string;
  readonly failure: Failure;
  readonly caseId: string | null;
  readonly selfCheckId: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Everything that the records of one enterprise say of the three failures (plan measure 11), on this day. */
export function detect(facts: EnterpriseFacts, rules: InquiryRules, today: string): Trigger[] {
  return [...notLooked(facts, rules, today), ...notSeen(facts, rules), ...refused(facts, today)];
}

/** 未开展排查: a whole period without a record of looking and without a hazard of its own finding. */
function notLooked(
  { since, checks, hazards }: EnterpriseFacts,
  rules: InquiryRules,
  today: string,
): Trigger[] {
  const looked = [
    ...checks.map((c) => [c.checkedOn, c.signedOn] as const),
    ...hazards.filter((h) => h.ownFind).map((h) => [h.foundOn, h.reportedOn] as const),
  ];
  return periodsOver(rules, today)
    .filter(({ from, to, writtenBy }) => {
      // Who came in the middle of a period had no whole one to look in.
      if (since > from) return false;
      return !looked.some(([on, told]) => on >= from && on <= to && told <= writtenBy);
    })
    .map(({ from, to }) => ({
      name: `not-looked/${from}/${to}`,
      failure: 'not-looked',
      caseId: null,
      selfCheckId: null,
      facts: { from, to, days: rules.selfCheckDays },
    }));
}

/** The periods that ended so long ago that their records are written up, no further back than a year. */
export function periodsOver({ selfCheckFrom, selfCheckDays }: InquiryRules, today: string) {
  if (selfCheckFrom === null) return [];
  const periods: { from: string; to: string; writtenBy: string }[] = [];
  const first = addDays(today as PlainDate, -LOOK_BACK_DAYS);
  // Straight to the first period that can count, however long ago they began.
  const skipped = Math.max(0, Math.ceil(daysBetween(selfCheckFrom as PlainDate, first) / selfCheckDays));
  for (let n = skipped; ; n++) {
    const from = addDays(selfCheckFrom as PlainDate, n * selfCheckDays);
    const to = addDays(from, selfCheckDays - 1);
    const writtenBy = addDays(to, GRACE_DAYS);
    if (writtenBy >= today) return periods;
    periods.push({ from, to, writtenBy });
  }
}

/** Never more than said, or of another enterprise: what is dismissed or merged was no find of its own. */
const NO_FIND: readonly string[] = ['reported', 'dismissed', 'merged'];

/** 明明有问题却查不出: it looked there and found nothing, and days later somebody else found a major hazard. */
function notSeen({ checks, hazards }: EnterpriseFacts, { saidFineDays }: InquiryRules): Trigger[] {
  return hazards.flatMap((hazard): Trigger[] => {
    if (hazard.ownFind || hazard.grade !== 'major' || NO_FIND.includes(hazard.state)) return [];
    const said = checks
      .filter((check) => saidFine(check, hazard, saidFineDays))
      .sort((a, b) => (a.checkedOn < b.checkedOn ? 1 : -1))[0];
    if (said === undefined || sawItself(hazards, said, hazard)) return [];
    const days = daysBetween(said.checkedOn as PlainDate, hazard.foundOn as PlainDate);
    return [
      {
        name: `not-seen/${hazard.id}`,
        failure: 'not-seen',
        caseId: hazard.id,
        selfCheckId: said.id,
        facts: { number: hazard.number, checkedOn: said.checkedOn, foundOn: hazard.foundOn, days },
      },
    ];
  });
}

/** Before the find, for on its own day nobody knows which came first; and written down before it, too. */
function saidFine(check: CheckFact, hazard: HazardFact, days: number): boolean {
  const { checkedOn } = check;
  return (
    check.foundNothing &&
    checkedOn < hazard.foundOn &&
    check.signedOn <= hazard.foundOn &&
    addDays(checkedOn as PlainDate, days) >= hazard.foundOn &&
    lookedFor(check.criteria, hazard.criterionId) &&
    (check.wholeSite || coversPlace(check, hazard))
  );
}

function lookedFor(criteria: readonly string[], criterionId: string | null): boolean {
  return criteria.length === 0 || (criterionId !== null && criteria.includes(criterionId));
}

/** After the check that found nothing it saw the same thing by itself, before anybody else did. */
function sawItself(hazards: readonly HazardFact[], said: CheckFact, hazard: HazardFact): boolean {
  return hazards.some(
    (own) =>
      own.ownFind &&
      own.state !== 'dismissed' &&
      own.foundOn >= said.checkedOn &&
      own.reportedOn <= hazard.foundOn &&
      own.criterionId === hazard.criterionId &&
      (coversPlace(own, hazard) || coversPlace(hazard, own)),
  );
}

/** The enterprise has it and does not do it; waiting for somebody else is no refusal. */
const ITS_TURN: readonly string[] = ['ordered', 'planned', 'rectifying', 'partly-rectified'];

/** 查出后拒不整改: a major hazard past its term without an extension asked, or a refusal on record. */
function refused({ hazards, refusals }: EnterpriseFacts, today: string): Trigger[] {
  const late = hazards.flatMap(({ id, number, grade, state, dueOn, extensionAsked }): Trigger[] => {
    if (grade !== 'major' || !ITS_TURN.includes(state) || extensionAsked) return [];
    if (dueOn === null || dueOn >= today) return [];
    return [
      {
        // A new term that passes again is a new failure.
        name: `refused/${id}/${dueOn}`,
        failure: 'refused',
        caseId: id,
        selfCheckId: null,
        facts: { number, dueOn },
      },
    ];
  });
  const said = refusals.map(
    ({ orderId, number, caseId, refusedOn }): Trigger => ({
      name: `refused/order/${orderId}/${refusedOn}`,
      failure: 'refused',
      caseId,
      selfCheckId: null,
      facts: { order: number, refusedOn },
    }),
  );
  return [...late, ...said];
}
