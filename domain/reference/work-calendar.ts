import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { WorkCalendar } from '../values/working-days.ts';

/**
 * The yearly arrangements of the State Council (国务院办公厅关于部分节假日安排的通知), kept by the package `chinese-days`:
 * 2004 to the last year announced. A new year comes with a new version of the package.
 */
export const workCalendar: WorkCalendar = {
  free: new Set(Object.keys(arrangements.holidays)),
  moved: new Set(Object.keys(arrangements.workdays)),
  lastYear: Math.max(...Object.keys(arrangements.holidays).map((day) => Number(day.slice(0, 4)))),
};
