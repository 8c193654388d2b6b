import { z } from 'zod';

/** In small letters, as the database tells it back and as it was hashed into the log. */
export const Id = z.uuid().toLowerCase();
/** Years that a record of ours can be about; the standard's year nought is no year of the database. */
const OURS = /^(19|2\d)/;
export const Day = z.iso.date().regex(OURS);
export const Instant = z.iso.datetime({ offset: true }).regex(OURS);

/** Every refusal: a stable code, and which field it is about. The sentence is in the catalogue under the code. */
export const Problem = z.object({
  code: z.string(),
  /** Name of the field, or row and column, that is to be mended. */
  at: z.string().optional(),
  /** Values for the sentence: who, what, until when. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** A query string knows only words: "true" and "false". */
export const Flag = z.enum(['true', 'false']).transform((v) => v === 'true');

/** Several values of one filter, separated by commas. */
export const Several = z
  .string()
  .max(2000)
  .transform((v) => v.split(',').filter((w) => w !== ''));

/** Key paging: `cursor` is opaque, made by the server from the last row's key; never an offset. */
export const Page = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
