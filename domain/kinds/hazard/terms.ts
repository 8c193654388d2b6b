import { addDays, addMonths, dayOfWeek, type PlainDate } from '../../values/plain-date.ts';

/** A filter of the hazard list as it stands in an address: every view can be opened, sent and exported. */
export type FilterWords = Readonly<Record<string, string>>;

/**
 * What waits, by when it is due. The groups touch without overlapping: each thing is in exactly one. "Week" ends on
 * Sunday; on a Sunday it holds nothing.
 *
 * @param today The calendar day in China.
 */
export function termFilters(today: PlainDate) {
  const sunday = addDays(today, 7 - dayOfWeek(today));
  const tomorrow = addDays(today, 1);
  const mine = { mine: 'true' };
  return {
    overdue: { ...mine, dueTo: addDays(today, -1) },
    today: { ...mine, dueFrom: today, dueTo: today },
    week: { ...mine, dueFrom: tomorrow, dueTo: sunday },
    undated: { ...mine, dated: 'false' },
    later: { ...mine, dueFrom: addDays(sunday, 1) },
  } satisfies Record<string, FilterWords>;
}

/** The figures of the first page, each the list that it opens. */
export function figureFilters(today: PlainDate) {
  const first = `${today.slice(0, 8)}01` as PlainDate;
  return {
    open: { open: 'true' },
    overdue: { overdue: 'true' },
    majorOpen: { open: 'true', grade: 'major' },
    submitted: { state: 'submitted' },
    closedThisMonth: { state: 'closed', closedFrom: first, closedTo: today },
    closedLastMonth: { state: 'closed', closedFrom: addMonths(first, -1), closedTo: addDays(first, -1) },
  } satisfies Record<string, FilterWords>;
}
