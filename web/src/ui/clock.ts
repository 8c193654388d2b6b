import { workCalendar } from '@zhiben/domain/reference/work-calendar.ts';
import { daysBetween, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { isCertain, workingDaysBetween } from '@zhiben/domain/values/working-days.ts';

export interface ClockFace {
  /** Text `due.<key>`. */
  readonly key: 'none' | 'left' | 'today' | 'late' | 'closed-in-time' | 'closed-late' | 'closed';
  readonly days: number;
  readonly tone: 'plain' | 'soon' | 'late';
}

/** Up to here a deadline is called near. Calendar days; a hint for the eye, without legal meaning. */
const SOON_DAYS = 7;

/** What the clock of a hazard shows on a day. The day of the deadline itself is still in time. */
export function clockOf(dueOn: string | null, closedOn: string | null, today: string): ClockFace {
  if (closedOn !== null) {
    if (dueOn === null) return { key: 'closed', days: 0, tone: 'plain' };
    const late = daysBetween(dueOn as PlainDate, closedOn as PlainDate);
    return late > 0
      ? { key: 'closed-late', days: late, tone: 'plain' }
      : { key: 'closed-in-time', days: 0, tone: 'plain' };
  }
  if (dueOn === null) return { key: 'none', days: 0, tone: 'plain' };
  const left = daysBetween(today as PlainDate, dueOn as PlainDate);
  if (left < 0) return { key: 'late', days: -left, tone: 'late' };
  if (left === 0) return { key: 'today', days: 0, tone: 'soon' };
  return { key: 'left', days: left, tone: left <= SOON_DAYS ? 'soon' : 'plain' };
}

export interface WorkingDaysLeft {
  /** Text `due.<key>`: whether the holidays of that year are announced, or weekends alone were counted. */
  readonly key: 'working' | 'working-uncertain';
  readonly days: number;
}

/** Working days that are left of an open hazard's term; undefined when it has none or it is over. */
export function workingDaysLeft(
  dueOn: string | null,
  closedOn: string | null,
  today: string,
): WorkingDaysLeft | undefined {
  if (dueOn === null || closedOn !== null || dueOn <= today) return undefined;
  const due = dueOn as PlainDate;
  return {
    key: isCertain(due, workCalendar) ? 'working' : 'working-uncertain',
    days: workingDaysBetween(today as PlainDate, due, workCalendar),
  };
}

/** The shade of a state. Colour means something: most states have none. */
export function toneOfState(state: string): 'verified' | 'ended' | 'waiting' | 'plain' {
  if (state === 'verified') return 'verified';
  if (state === 'closed' || state === 'dismissed' || state === 'merged') return 'ended';
  return state === 'reported' || state === 'submitted' || state === 'contested' ? 'waiting' : 'plain';
}
