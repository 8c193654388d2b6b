import { z } from 'zod';
import { CHANNELS } from '../kinds/hazard/fields.ts';
import { Id } from './common.ts';

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** GET /api/reconciliation: months in which the hazards were found, both included. */
export const ReconciliationQuery = z.object({ from: Month, to: Month });

const Counts = {
  /** Items in, as the first events tell it. */
  entered: z.number().int(),
  standing: z.number().int(),
  merged: z.number().int(),
  dismissed: z.number().int(),
  /** entered − standing − merged − dismissed; 0 balances. */
  missing: z.number().int(),
};

/** Filters of the hazard list that open the records behind a number: GET /api/hazards?… */
const Link = z.object({
  channel: z.string(),
  foundFrom: z.string(),
  foundTo: z.string(),
  /** States parted by commas; absent: all. */
  state: z.string().optional(),
});

export const Reconciliation = z.object({
  balanced: z.boolean(),
  total: z.object(Counts),
  lines: z.array(
    z.object({
      channel: z.enum(CHANNELS),
      /** YYYY-MM */
      month: Month,
      ...Counts,
      links: z.object({ entered: Link, standing: Link, merged: Link, dismissed: Link }),
    }),
  ),
  /** The items that do not fit, at most 200: what their first event said and what the list says. */
  differences: z.array(
    z.object({
      id: Id,
      number: z.string(),
      why: z.enum(['channel-changed', 'state-differs', 'merged-into-nothing', 'event-missing']),
    }),
  ),
});
export type Reconciliation = z.infer<typeof Reconciliation>;
