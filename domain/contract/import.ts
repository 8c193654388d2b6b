import { z } from 'zod';
import { IMPORT_STATES, RECTIFIED_MEANS, UNKNOWN_ORGANISATION } from '../imports/kinds.ts';
import { Id, Instant } from './common.ts';

/** organisations, people, hazards, or the name of a register. */
export const ImportKind = z.string().regex(/^[a-z-]{3,60}$/);

/**
 * POST /api/imports/:kind/preview. The body is the file itself (`fetch(url, { method: 'POST', body: file })`), .xlsx or
 * .csv, told apart by content. The client makes the id; repeating the call answers the batch that the first one made.
 */
export const ImportUpload = z.object({
  id: Id,
  /** Name of the file as people know it. */
  name: z.string().trim().min(1).max(255),
});

/** What is decided about a file before it is written. */
export const ImportOptions = z.object({
  /** A hazard of an organisation that is not registered: an error, or a bare organisation made for it. */
  unknownOrganisation: z.enum(UNKNOWN_ORGANISATION).default('error'),
  /** What 已整改 means where the ledger names no re-inspection: to be verified on site, or closed. */
  rectifiedMeans: z.enum(RECTIFIED_MEANS).default('submitted'),
});
export type ImportOptions = z.infer<typeof ImportOptions>;

/** PUT /api/imports/:id/mapping: only what is given changes; the answer is the new preview. */
export const ImportMapping = z.strictObject({
  /** Name of the sheet. Another sheet starts with guesses of its own: do not send `columns` with it. */
  sheet: z.string().max(255).optional(),
  /** First and last row of the head, counted as the spreadsheet does, from 1. Also starts guesses of its own. */
  headRows: z.tuple([z.int().min(1), z.int().min(1)]).optional(),
  /** For each column of `head.columns`, in its order: the name of its field, or null for "do not import". */
  columns: z.array(z.string().max(60).nullable()).max(200).optional(),
  options: ImportOptions.partial().optional(),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

/** POST /api/imports/:id/write: refused `import-has-errors` when rows have errors and they are not to be skipped. */
export const ImportWrite = z.strictObject({ skipFailed: z.boolean().default(false) });

export const ImportColumn = z.object({
  /** As the spreadsheet names it: A, B, … AA. */
  letter: z.string(),
  /** Words of the head; two rows of a head are joined by a slash. */
  title: z.string(),
  field: z.string().nullable(),
  /** Why this field: chosen by somebody, remembered from the last import of the same head, guessed, or none. */
  how: z.enum(['chosen', 'remembered', 'guessed', 'none']),
});
export type ImportColumn = z.infer<typeof ImportColumn>;

/** One error in one cell. `row` counts as the spreadsheet does, from 1. */
export const ImportError = z.object({
  row: z.number().int(),
  column: z.string(),
  title: z.string(),
  field: z.string().nullable(),
  /** Code; the sentence stands in the catalogue as `import.error.<code>`. */
  code: z.string(),
  /** What stands in the cell. */
  value: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportError = z.infer<typeof ImportError>;

/** A record that exists already and says something else: nothing is overwritten, a person decides. */
export const ImportDifference = z.object({
  row: z.number().int(),
  recordId: Id,
  field: z.string(),
  stored: z.string(),
  told: z.string(),
});
export type ImportDifference = z.infer<typeof ImportDifference>;

export const ImportCell = z.object({
  /** As it stands in the file. */
  text: z.string(),
  /** As it was understood: a day YYYY-MM-DD, a code of the field's choices, an amount in 元; null when it was not. */
  value: z.string().nullable(),
  problem: z.string().nullable(),
});

export const ImportPreviewRow = z.object({
  row: z.number().int(),
  /** new: will be written. known: stands here already, the same. different: stands here with other words. */
  outcome: z.enum(['new', 'known', 'different', 'failed']),
  /** A new entry of a register that ends the one that it renews. */
  renews: z.boolean().optional(),
  cells: z.array(ImportCell),
});

/** One import, at every stage: answer of preview, mapping, write, cancel, undo and GET /api/imports/:id. */
export const ImportBatch = z.object({
  id: Id,
  kind: ImportKind,
  fileName: z.string(),
  state: z.enum(IMPORT_STATES),
  /** Why it failed; the sentence stands in the catalogue as `import.failure.<code>`. */
  failure: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  sheet: z.string(),
  head: z.object({
    from: z.number().int(),
    to: z.number().int(),
    columns: z.array(ImportColumn),
  }),
  /** Required fields that no column gives. Writing waits for them. */
  missing: z.array(z.string()),
  options: ImportOptions,
  counts: z.object({
    /** Rows with anything in them, below the head. */
    total: z.number().int(),
    new: z.number().int(),
    /** New ones among them that end the entry that they renew. */
    renews: z.number().int().optional(),
    known: z.number().int(),
    different: z.number().int(),
    /** Rows with at least one error. */
    failed: z.number().int(),
    /** Errors in cells, over the whole file. */
    errors: z.number().int(),
    /** Progress while writing. */
    done: z.number().int(),
    written: z.number().int(),
    /** Rows of a withdrawn import that were left alone, because something had happened to them since. */
    kept: z.number().int(),
  }),
  /** The first 50 rows. */
  rows: z.array(ImportPreviewRow),
  /** The first 500 errors; all of them are in errors.xlsx. */
  errors: z.array(ImportError),
  /** The first 200 differences. */
  differences: z.array(ImportDifference),
  createdBy: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ImportBatch = z.infer<typeof ImportBatch>;

/** GET /api/imports: the newest first, without rows and errors. */
export const ImportList = z.object({
  rows: z.array(ImportBatch.omit({ rows: true, errors: true, differences: true, head: true, sheets: true })),
});
export type ImportList = z.infer<typeof ImportList>;
