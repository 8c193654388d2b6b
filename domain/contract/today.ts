import { z } from 'zod';
import { Day } from './common.ts';
import { HazardCount, HazardRow } from './hazard.ts';

/** By when: late, today, up to Sunday, without a deadline yet, later. In the order in which they are shown. */
export const TERMS = ['overdue', 'today', 'week', 'undated', 'later'] as const;
export type Term = (typeof TERMS)[number];

/** One thing to do, with the move that the reader comes for; null when he can only look. */
export const TodayRow = HazardRow.extend({ move: z.string().nullable() });
export type TodayRow = z.infer<typeof TodayRow>;

/** GET /api/today: what waits for the reader, by term, and five figures about what he may see. */
export const Today = z.object({
  /** The day it was made for, in China. */
  day: Day,
  groups: z.array(
    z.object({
      term: z.enum(TERMS),
      rows: z.array(TodayRow),
      /** Of the whole group, not of the rows shown. */
      ...HazardCount.shape,
    }),
  ),
  figures: z.object({
    open: HazardCount,
    overdue: HazardCount,
    majorOpen: HazardCount,
    submitted: HazardCount,
    closedThisMonth: HazardCount,
    closedLastMonth: HazardCount,
  }),
});
export type Today = z.infer<typeof Today>;
