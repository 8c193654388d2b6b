/** What may be imported from a file, besides every register under its name. */
export const IMPORT_KINDS = ['organisations', 'people', 'hazards'] as const;

/**
 * preview: read and shown, nothing written. writing: under way. written: every row that could be is written.
 * cancelled and failed: stopped between two chunks; what was written until then stays and is told, and writing again
 * goes on from there. undone: taken back by events that say so. discarded: thrown away before anything was written.
 */
export const IMPORT_STATES = [
  'preview',
  'writing',
  'written',
  'cancelled',
  'failed',
  'undone',
  'discarded',
] as const;

/** What to do with a hazard of an organisation that is not registered. */
export const UNKNOWN_ORGANISATION = ['error', 'create'] as const;

/** What "已整改" means in a ledger that names no re-inspection: still to be verified on site, or closed. */
export const RECTIFIED_MEANS = ['submitted', 'closed'] as const;

/** What a person decides about a file before it is written. */
export interface Decisions {
  readonly unknownOrganisation: (typeof UNKNOWN_ORGANISATION)[number];
  readonly rectifiedMeans: (typeof RECTIFIED_MEANS)[number];
}
