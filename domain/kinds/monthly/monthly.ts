import { addDays, addMonths, daysBetween, type PlainDate } from '../../values/plain-date.ts';

/**
 * 月排查月通报: every month the outstanding hazards are picked, approved by a second person and submitted upwards; a
 * month without any is submitted as a nil return that is signed like any other (plan measure 12). The authority above
 * may return what was submitted with a reason: it is then picked anew.
 */
export const BATCH_STATES = ['picked', 'approved', 'submitted', 'returned'] as const;
export type BatchState = (typeof BATCH_STATES)[number];

/** Why a hazard is proposed as outstanding: the first of these that holds. */
export const PICK_REASONS = ['overdue-major', 'stopped', 'major', 'overdue', 'by-hand'] as const;
export type PickReason = (typeof PICK_REASONS)[number];

/** Days that a hazard of no great grade must be late to be proposed. The product's own number, UNSURE. */
export const OVERDUE_DAYS = 30;

/** Day of the next month until which a month is to be submitted. The product's own, UNSURE: no text names one here. */
export const SUBMIT_UNTIL_DAY = 5;

/** Hazards in one batch: a list of the outstanding ones, not of all. */
export const MOST_ITEMS = 200;

/** Of the authorities below: all, those that did not submit in time, did not submit, submitted, or were returned. */
export const BELOW_VIEWS = ['all', 'late', 'waiting', 'submitted', 'returned'] as const;
export type BelowView = (typeof BELOW_VIEWS)[number];

export interface BatchItem {
  readonly caseId: string;
  readonly reason: PickReason;
  /** Whether the bulletin names the enterprise: the authority chooses. */
  readonly named: boolean;
}

/** Should this hazard be proposed, and why? As it stands on this day. */
export function pickReason(
  hazard: {
    readonly grade: string;
    readonly dueOn: string | null;
    readonly suspended: boolean;
    readonly holder: string;
  },
  today: PlainDate,
): PickReason | undefined {
  if (hazard.holder === 'nobody') return undefined;
  const late = hazard.dueOn === null ? 0 : daysBetween(hazard.dueOn as PlainDate, today);
  if (hazard.grade === 'major' && late > 0) return 'overdue-major';
  if (hazard.suspended) return 'stopped';
  if (hazard.grade === 'major') return 'major';
  return late >= OVERDUE_DAYS ? 'overdue' : undefined;
}

/** The last day on which a month (its first day) is submitted in time. */
export function submitBy(month: PlainDate): PlainDate {
  return addDays(addMonths(month, 1), SUBMIT_UNTIL_DAY - 1);
}

/** Not submitted, and its last day is over. */
export function isLateMonth(month: PlainDate, state: BatchState | null, today: PlainDate): boolean {
  return state !== 'submitted' && today > submitBy(month);
}
