import { canonicalJson } from '@zhiben/domain/primitives/log.ts';
import { type Db, sql } from './database.ts';

/**
 * The facts that the leaf of each table was computed from, as that table holds them. Instants are told as they were
 * hashed: ISO 8601 in UTC with milliseconds, which is what the driver makes of them.
 */
export const EVENT_FACTS = {
  case_event: {
    columns: [
      'authority_id',
      'case_id',
      'seq',
      'move_id',
      'move',
      'from_state',
      'to_state',
      'actor_id',
      'actor_name',
      'happened_at',
      'received_at',
      'effective_at',
      'body',
      'changes',
    ],
    key: ['case_id', 'seq'],
  },
  register_event: {
    columns: [
      'authority_id',
      'register',
      'entry_id',
      'seq',
      'move',
      'organisation_id',
      'actor_id',
      'actor_name',
      'happened_at',
      'received_at',
      'changes',
    ],
    key: ['register', 'entry_id', 'seq'],
  },
  file: {
    columns: [
      'authority_id',
      'id',
      'name',
      'mime',
      'size',
      'sha256',
      'phash',
      'uploaded_by',
      'organisation_id',
      'happened_at',
      'captured_at',
      'received_at',
      'lng',
      'lat',
      'camera',
      'signals',
      'meta',
    ],
    key: ['id'],
  },
} as const;

export type EventTable = keyof typeof EVENT_FACTS;

/** A row of an event, by the names of its columns, as it was when its leaf was computed. */
export function factsOf(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), told(name, value)]));
}

function camel(name: string): string {
  return name.replace(/_[a-z]/g, (part) => part.charAt(1).toUpperCase());
}

/** A value as it was when its leaf was computed. */
function told(name: string, value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  // The driver tells 64-bit numbers as text.
  return name === 'size' ? Number(value) : value;
}

/** The text of each event of a case that was hashed, by its number; of a case that the reader may see. */
export async function caseEventTexts(
  tx: Db,
  authorityId: string,
  caseId: string,
): Promise<Map<number, string>> {
  const columns = EVENT_FACTS.case_event.columns.map((name) => sql.ref(name));
  const { rows } = await sql<{ seq: number }>`
    select ${sql.join(columns)} from case_event
     where authority_id = ${authorityId} and case_id = ${caseId} order by seq`.execute(tx);
  return new Map(rows.map((facts) => [facts.seq, canonicalJson(facts)]));
}
