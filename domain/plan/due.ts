/**
 * What of a plan falls due when, and for whom. Months are `YYYY-MM`; a clause is due on or before the day told. Whether it
 * has been done is no question of the plan: proofs answer it.
 */
import type { PlainDate } from '../values/plain-date.ts';
import { firstDay, lastDay } from './check.ts';
import type { Due, Frequency, Phase, Plan, PlanClause, PlanMonth } from './clause.ts';

export interface DueClause {
  readonly clause: PlanClause;
  /** Which of its terms ends. */
  readonly due: Due;
  /** The last day on which it is in time. */
  readonly on: PlainDate;
}

/** Months of a period; each begins anew in January. */
const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const satisfies Record<
  Frequency,
  number
>;

/**
 * The clauses whose term ends in the month, by day and then in the order of the plan; owner and co-owners stand in the
 * clause. Nothing is due outside the plan, and a period that the end of the plan cuts off is due with it.
 */
export function dueIn(plan: Plan, month: PlanMonth): readonly DueClause[] {
  if (month < plan.from || month > plan.to) return [];
  return plan.clauses
    .flatMap((clause) =>
      clause.due
        .map((due) => ({ clause, due, on: endIn(due, month, plan.to) }))
        .filter((one): one is DueClause => one.on !== undefined),
    )
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** The day in the month on which a term ends. */
function endIn(due: Due, month: PlanMonth, last: PlanMonth): PlainDate | undefined {
  if ('every' in due) {
    const ends = Number(month.slice(5)) % MONTHS[due.every] === 0 || month === last;
    return ends ? lastDay(month) : undefined;
  }
  const end = 'once' in due ? due.once : due.to;
  return end.startsWith(month) ? end : undefined;
}

/** The clauses that run in the month because their span covers a day of it, in the order of the plan. */
export function runningIn(plan: Plan, month: PlanMonth): readonly PlanClause[] {
  return plan.clauses.filter(({ due }) =>
    due.some((one) => 'to' in one && one.from <= lastDay(month) && one.to >= firstDay(month)),
  );
}

export interface Stage {
  readonly phase: Phase;
  /** The clause that states the phase. */
  readonly clause: PlanClause | undefined;
  /** Terms set to a day that end in the phase, without the phase itself, by day. */
  readonly ends: readonly DueClause[];
  /** Clauses with a term that comes back in each period, in the order of the plan. */
  readonly recurring: readonly PlanClause[];
}

/** 时间轴: the phases in their order, each with what ends in it and what comes back all the time. */
export function timeLine(plan: Plan): readonly Stage[] {
  const recurring = plan.clauses.filter(({ due }) => due.some((one) => 'every' in one));
  return plan.phases.map((phase) => ({
    phase,
    clause: plan.clauses.find(({ ref }) => ref === phase.ref),
    ends: monthsOf(phase)
      .flatMap((month) => dueIn(plan, month))
      .filter(({ clause, due }) => !('every' in due) && clause.ref !== phase.ref),
    recurring,
  }));
}

/** The months from the first to the last of a plan or phase, both included. */
export function monthsOf({ from, to }: Pick<Phase, 'from' | 'to'>): readonly PlanMonth[] {
  const count = (month: PlanMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  const first = count(from);
  return Array.from({ length: Math.max(0, count(to) - first + 1) }, (_, at) => {
    const [year, month] = [Math.floor((first + at) / 12), ((first + at) % 12) + 1];
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  });
}
