import type pg from 'pg';
import { EVENT_FACTS, type EventTable, factsOf } from './event-facts.ts';
import { leafHash } from './leaf-hash.ts';

/** Something that does not agree with what was written once. */
export interface Fault {
  readonly code: string;
  /** In words that an administrator can search for: table, number or id, event. */
  readonly where: string;
}

/** How many rows are read at a time. */
const PAGE = 2000;

/** Computes every leaf of a table anew and adds those that differ; the count of all. */
export async function leafFaults(client: pg.Client, table: EventTable, faults: Fault[]): Promise<number> {
  const { columns, key } = EVENT_FACTS[table];
  await client.query(
    `declare leaves no scroll cursor for select ${columns.join(', ')}, leaf_hash from ${table}`,
  );
  let count = 0;
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(`fetch ${PAGE} from leaves`);
    if (rows.length === 0) break;
    count += rows.length;
    for (const { leaf_hash: kept, ...row } of rows) {
      if (!leafHash(factsOf(row)).equals(kept as Buffer)) {
        faults.push({ code: 'event-changed', where: `${table} ${key.map((k) => String(row[k])).join(' ')}` });
      }
    }
  }
  await client.query('close leaves');
  return count;
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
