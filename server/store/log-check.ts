import type pg from 'pg';
import { leafHash } from './leaf-hash.ts';

/** Something that does not agree with what was written once. */
export interface Fault {
  readonly code: string;
  /** In words that an administrator can search for: table, number or id, event. */
  readonly where: string;
}

/** How many rows are read at a time. */
const PAGE = 2000;

/**
 * The facts that the leaf of each table was computed from, as that table holds them. Instants are told as they were
 * hashed: ISO 8601 in UTC with milliseconds, which is what the driver makes of them.
 */
const LEAVES = {
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

/** Computes every leaf of a table anew and adds those that differ; the count of all. */
export async function leafFaults(
  client: pg.Client,
  table: keyof typeof LEAVES,
  faults: Fault[],
): Promise<number> {
  const { columns, key } = LEAVES[table];
  await client.query(
    `declare leaves no scroll cursor for select ${columns.join(', ')}, leaf_hash from ${table}`,
  );
  let count = 0;
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(`fetch ${PAGE} from leaves`);
    if (rows.length === 0) break;
    count += rows.length;
    for (const { leaf_hash: kept, ...row } of rows) {
      const facts = Object.fromEntries(
        Object.entries(row).map(([name, value]) => [camel(name), told(name, value)]),
      );
      if (!leafHash(facts).equals(kept as Buffer)) {
        faults.push({ code: 'event-changed', where: `${table} ${key.map((k) => String(row[k])).join(' ')}` });
      }
    }
  }
  await client.query('close leaves');
  return count;
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

/** Adds every case whose events do not fold into its row; the count of all. */
export async function unfoldedCases(client: pg.Client, faults: Fault[]): Promise<number> {
  const { rows } = await client.query<{ number: string; id: string; columns: string[] }>(`
    select c.number, c.id, array(
             select n.key from jsonb_each(to_jsonb(c)) n
              where n.value is distinct from to_jsonb(e.told) -> n.key order by 1) as columns
      from case_file c
      left join lateral (
        select jsonb_populate_record(null::case_file, jsonb_merge(v.changes order by v.seq)) as told
          from case_event v where v.authority_id = c.authority_id and v.case_id = c.id) e on true
     where to_jsonb(e.told) is distinct from to_jsonb(c)`);
  for (const { number, id, columns } of rows) {
    faults.push({ code: 'case-differs-from-events', where: `${number} (${id}): ${columns.join(', ')}` });
  }
  const { rows: counted } = await client.query<{ n: string }>('select count(*) as n from case_file');
  return Number(counted[0]?.n ?? 0);
}
