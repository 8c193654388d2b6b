import { z } from 'zod';
import { Id, Instant } from './common.ts';

/** GET /api/hazards/:id/earlier-checks: the last three checks on site at the same enterprise, the same spot first. */
export const EarlierCheckList = z.object({
  rows: z.array(
    z.object({
      /** The hazard that was checked. */
      id: Id,
      seq: z.number().int(),
      number: z.string(),
      title: z.string(),
      place: z.string(),
      move: z.enum(['verify', 'partly', 'return']),
      actorName: z.string(),
      happenedAt: Instant,
      /** What was found: opinion, what remains, or why it was returned. */
      words: z.string(),
    }),
  ),
});
