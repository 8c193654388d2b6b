import type { DutyStand } from '@zhiben/domain/contract/duty.ts';
import { type Duty, hangsOnSubject } from '@zhiben/domain/primitives/duty.ts';
import { isPlainDate } from '@zhiben/domain/values/plain-date.ts';

type Period = DutyStand['periods'][number];

/** From so many on a share says more than it hides: 3 of 4 is not "75 %". */
export const SHARE_FROM = 30;

/** The time that runs now: the first that is not over, or the last that was. Periods come latest first. */
export function currentOf(periods: readonly Period[], today: string): Period | undefined {
  return periods.findLast(({ dueOn }) => dueOn >= today) ?? periods[0];
}

export function missingOf({ required, covered, excused }: Period): number {
  return required - covered - excused;
}

/** Whole percent, rounded down: one that is missing is never rounded away. Undefined for small numbers. */
export function shareOf({ required, covered }: Period): number | undefined {
  return required < SHARE_FROM ? undefined : Math.floor((covered * 100) / required);
}

/** The days between which one time of a duty is due: those that hang on each subject stand together by month. */
export function spanOf(
  { when }: Pick<Duty, 'when'>,
  dueOn: string | undefined,
): { readonly dueOn?: string; readonly since?: string; readonly until?: string } {
  if (dueOn === undefined || !isPlainDate(dueOn)) return {};
  return hangsOnSubject(when) ? { since: `${dueOn.slice(0, 8)}01`, until: dueOn } : { dueOn };
}
