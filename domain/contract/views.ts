import { z } from 'zod';
import { Id } from './common.ts';

/** 保存的视图: the filters, sort and columns of a list under a name of one's own. Nobody else sees it. */
export const SavedView = z.object({
  id: Id,
  page: z.string(),
  name: z.string(),
  /** As in the address of the page; `columns` joins names by commas. */
  query: z.record(z.string(), z.string()),
  position: z.number().int(),
});
export type SavedView = z.infer<typeof SavedView>;

export const ViewQuery = z.object({ page: z.string().min(1).max(40) });
/** GET /api/views?page=hazards: in the order that their owner gave them. */
export const ViewList = z.object({ rows: z.array(SavedView) });

/** PUT /api/views/:id. Repeating it changes nothing. */
export const ViewForm = z.strictObject({
  page: ViewQuery.shape.page,
  name: z.string().trim().min(1).max(60),
  query: z.record(z.string().min(1).max(40), z.string().max(2000)),
  position: z.int().min(0).max(1000).default(0),
});
