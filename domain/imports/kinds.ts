/** What may be imported from a file. */
export const IMPORT_KINDS = ['organisations', 'people', 'hazards'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/**
 * preview: read and shown, nothing written. writing: one transaction is under way. written, cancelled (nothing stays),
 * failed (nothing stays), undone (taken back by events that say so).
 */
export const IMPORT_STATES = ['preview', 'writing', 'written', 'cancelled', 'failed', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** What to do with a hazard of an organisation that is not registered. */
export const UNKNOWN_ORGANISATION = ['error', 'create'] as const;
