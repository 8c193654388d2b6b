import { z } from 'zod';
import { ENTRY_SORTS, ENTRY_STATES, MOST_FILES } from '../primitives/register-values.ts';
import { Day, Id, Instant, Page } from './common.ts';
import { Evidence } from './hazard.ts';

/** An entry of a register as its list shows it. Days YYYY-MM-DD. */
export const EntryRow = z.object({
  authorityId: Id,
  id: Id,
  register: z.string(),
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  personId: Id.nullable(),
  personName: z.string().nullable(),
  title: z.string(),
  heldOn: Day.nullable(),
  expiresOn: Day.nullable(),
  /** Out of service, left, repealed. */
  endedOn: Day.nullable(),
  /** Null also where the next one took its place. */
  endedBecause: z.string().nullable(),
  /** The one that it renewed. */
  follows: Id.nullable(),
  /** The answers by name; what was not answered is absent. */
  values: z.record(z.string(), z.unknown()),
  /** How many files prove it. */
  files: z.number().int(),
  version: z.number().int(),
  updatedAt: Instant,
});
export type EntryRow = z.infer<typeof EntryRow>;

const filter = {
  which: z.enum(ENTRY_STATES).default('standing'),
  sort: z.enum(ENTRY_SORTS).default('-updated'),
  q: z.string().trim().max(100).optional(),
  facet: z.string().max(60).optional(),
  organisationId: Id.optional(),
  personId: Id.optional(),
  authorityId: Id.optional(),
  /** As it stood at the end of this day, which is over or today; then there is no `soon` and no `expired`. */
  asOf: Day.optional(),
};

/** GET /api/registers/:register/entries */
export const EntryQuery = z.object({ ...filter, ...Page.shape });
export type EntryQuery = z.infer<typeof EntryQuery>;
export const EntryExportQuery = z.object({ ...filter, language: z.enum(['zh', 'en']).default('zh') });
export const EntryList = z.object({
  rows: z.array(EntryRow),
  next: z.string().nullable(),
  /** May the reader enter one himself, and bring a file of them? */
  mayEnter: z.boolean(),
  mayImport: z.boolean(),
});
export type EntryList = z.infer<typeof EntryList>;

/** GET /api/entries: entries of all registers whose name holds these words, the latest change first. */
export const EntrySearchQuery = z.object({
  q: z.string().trim().min(2).max(100),
  limit: z.coerce.number().int().min(1).max(20).default(5),
});
export const EntrySearchResult = z.object({
  rows: z.array(
    EntryRow.pick({ id: true, register: true, title: true, organisationName: true, endedOn: true }),
  ),
});
export type EntrySearchResult = z.infer<typeof EntrySearchResult>;

/** GET /api/registers: the registers that the reader sees, with how many entries stand, end soon, and have expired. */
export const RegisterCounts = z.object({
  registers: z.array(
    z.object({
      register: z.string(),
      standing: z.number().int(),
      soon: z.number().int(),
      expired: z.number().int(),
    }),
  ),
});
export type RegisterCounts = z.infer<typeof RegisterCounts>;
export const RegisterCountsQuery = z.object({ organisationId: Id.optional() });

/** PUT /api/registers/:register/entries/:id: makes it when the id is new, else changes it. Sent twice, it writes once. */
export const EntryForm = z.strictObject({
  /** Where a new one is made; one's own authority when absent. Never changes afterwards. */
  authorityId: Id.optional(),
  /** Never changes afterwards; an enterprise's own when absent. */
  organisationId: Id.nullable().optional(),
  personId: Id.nullable().optional(),
  /** The entry that a new one renews, which ends in its favour; never changes afterwards. */
  follows: Id.optional(),
  values: z.record(z.string().max(60), z.unknown()),
  /** Files that prove it, beside those that it has. */
  files: z.array(Id).max(MOST_FILES).optional(),
  /** The version that the editor saw; absent when it is new. */
  seenVersion: z.int().positive().optional(),
});
export type EntryForm = z.infer<typeof EntryForm>;

/** POST …/:id/end: out of service from a day on, for a reason. POST …/:id/resume: by mistake, or again. */
export const EntryEnd = z.strictObject({
  on: Day,
  because: z.string().trim().min(2).max(500),
  seenVersion: z.int().positive(),
});
export const EntryResume = z.strictObject({
  because: z.string().trim().min(2).max(500),
  seenVersion: z.int().positive(),
});
/** POST …/:id/files: more files; repeating it adds none twice. */
export const EntryAttach = z.strictObject({ files: z.array(Id).min(1).max(MOST_FILES) });
/** POST …/:id/files/:fileId/detach: taken off for a reason; it stays in its history. */
export const EntryDetach = z.strictObject({ because: z.string().trim().min(2).max(500) });
export const EntryWritten = z.object({ id: Id, version: z.number().int() });

/** One sentence of an entry's history; `changes` holds the new value of every answer that changed. */
export const EntryChange = z.object({
  seq: z.number().int(),
  move: z.string(),
  actorName: z.string(),
  at: Instant,
  changes: z.record(z.string(), z.unknown()),
});

/** A file of an entry: who brought it, what is known of it, and whether it was taken off again. */
export const EntryFile = Evidence.omit({ use: true, seq: true }).extend({
  byName: z.string(),
  attachedAt: Instant,
  detachedAt: Instant.nullable(),
  detachedBecause: z.string().nullable(),
});
export type EntryFile = z.infer<typeof EntryFile>;

/** One of a chain of renewals. */
export const EntryLink = EntryRow.pick({
  id: true,
  title: true,
  heldOn: true,
  expiresOn: true,
  endedOn: true,
  endedBecause: true,
});
export type EntryLink = z.infer<typeof EntryLink>;

export const EntryPage = z.object({
  entry: EntryRow,
  /** Those that it was renewed from and by, the first one first, itself among them. */
  chain: z.array(EntryLink),
  /** The latest first; those that were taken off among them. */
  files: z.array(EntryFile),
  mayChange: z.boolean(),
  history: z.array(EntryChange),
});
export type EntryPage = z.infer<typeof EntryPage>;

export const RegisterName = z.object({ register: z.string().max(60) });
export const OneEntryFile = z.object({ register: z.string().max(60), id: Id, fileId: Id });
export const OneEntry = z.object({ register: z.string().max(60), id: Id });
