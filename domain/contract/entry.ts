import { z } from 'zod';
import { DOCUMENT_STATES } from '../kinds/document/kinds.ts';
import { Id, Instant } from './common.ts';
import { MoveOffer } from './hazard.ts';

/** One sentence of the story of a listing, order or inquiry; `said` are the answers of the move. */
export const EntryEvent = z.object({
  seq: z.number().int(),
  move: z.string(),
  actorName: z.string(),
  at: Instant,
  said: z.record(z.string(), z.unknown()),
});
export type EntryEvent = z.infer<typeof EntryEvent>;

/** The document that was drafted for one of them, for whoever may read it: no enterprise sees a draft. */
export const EntryDocument = z.object({
  id: Id,
  state: z.enum(DOCUMENT_STATES),
  /** Null while it is a draft. */
  number: z.string().nullable(),
});
export type EntryDocument = z.infer<typeof EntryDocument>;

/** Everything a page about one of them needs. */
export const entryPage = <Entry extends z.ZodType>(entry: Entry) =>
  z.object({ entry, moves: z.array(MoveOffer), story: z.array(EntryEvent) });

/** POST /api/…/:id/moves/:move. `moveId` is the client's: repeating the call repeats nothing. */
export const EntryMove = z.strictObject({
  moveId: Id,
  seenVersion: z.int().positive(),
  /** When it was done, by the device's clock; what counts is when it was received. */
  happenedAt: Instant.optional(),
  input: z.record(z.string(), z.unknown()).default({}),
});
export type EntryMove = z.infer<typeof EntryMove>;
export const EntryMoved = z.object({ state: z.string(), version: z.number().int() });

/** Answer to a POST that makes one: its number, for the sentence that says it was made. */
export const EntryMade = z.object({ id: Id, number: z.string() });
