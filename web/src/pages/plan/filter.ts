import type { Plan, PlanClause } from '@zhiben/domain/plan/clause.ts';
import { dueIn } from '@zhiben/domain/plan/due.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { ShownStand } from './words.ts';

/** What the address says: a part, an action or a measure; an owner; a stand; this quarter; words. */
export interface ClauseFilter {
  /** 'target', 'phase', 'safeguard', 'a7' or 'm24'. */
  readonly section?: string | undefined;
  readonly owner?: string | undefined;
  readonly stand?: string | undefined;
  readonly due?: string | undefined;
  readonly q?: string | undefined;
}

export const FILTERS = ['section', 'owner', 'stand', 'due', 'q'] as const satisfies (keyof ClauseFilter)[];

/** The section under which a clause is listed: its action, or its part. */
export const sectionOf = ({ part, action }: PlanClause): string => (part === 'measure' ? `a${action}` : part);

/**
 * The clauses that fit, in the order of the plan.
 *
 * @param standOf How a clause stands; undefined where the reader is not told.
 */
export function matching(
  { clauses, ...head }: Plan,
  { section, owner, stand, due, q = '' }: ClauseFilter,
  today: PlainDate,
  standOf?: (clause: PlanClause) => ShownStand,
): readonly PlanClause[] {
  const soon = due === undefined ? undefined : dueInQuarter({ clauses, ...head }, today);
  const words = q.trim().toLowerCase();
  return clauses.filter(
    (clause) =>
      (section === undefined || sectionOf(clause) === section || section === `m${clause.measure}`) &&
      (owner === undefined || [clause.owner, ...clause.coOwners].some((name) => name === owner)) &&
      (stand === undefined || standOf === undefined || fits(standOf(clause), stand)) &&
      (soon === undefined || soon.has(clause.ref)) &&
      (words === '' || searched(clause).some((text) => text.toLowerCase().includes(words))),
  );
}

/** What is past its day has no proof either. */
const fits = (shown: ShownStand, stand: string): boolean =>
  shown === stand || (shown === 'overdue' && stand === 'missing');

const searched = ({ ref, title, text, quantities }: PlanClause): readonly string[] => [
  ref,
  ...title,
  ...text,
  ...quantities,
];

function dueInQuarter(plan: Plan, today: PlainDate): ReadonlySet<string> {
  const first = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  const months = [0, 1, 2].map((more) => `${today.slice(0, 4)}-${String(first + more).padStart(2, '0')}`);
  return new Set(months.flatMap((month) => dueIn(plan, month)).map(({ clause }) => clause.ref));
}
