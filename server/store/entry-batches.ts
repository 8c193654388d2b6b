import { type Db, sql } from './database.ts';
import { COLUMNS, type EntryRecord } from './register-entries.ts';

/** Entries in service of a register after this one, by id, with their rows locked. */
export async function lockEntriesAfter(
  tx: Db,
  authorityId: string,
  register: string,
  after: string,
  limit: number,
): Promise<EntryRecord[]> {
  const { rows } = await sql<EntryRecord>`
    select ${COLUMNS} from register_entry e
     where e.authority_id = ${authorityId} and e.id > ${after} and e.register = ${register} and e.ended_on is null
     order by e.id limit ${limit} for update`.execute(tx);
  return rows;
}

/** Writes what follows from the answers of many entries, in one statement. What people told stays as it is. */
export async function rewriteEntries(
  tx: Db,
  authorityId: string,
  records: readonly EntryRecord[],
  at: string,
): Promise<void> {
  if (records.length === 0) return;
  const told = records.map(({ id, facet, heldOn, amount, expiresOn, waitsFor, fields, version }) => ({
    id,
    facet,
    held_on: heldOn,
    amount,
    expires_on: expiresOn,
    waits_for: waitsFor,
    fields,
    version,
  }));
  await sql`
    update register_entry e
       set facet = n.facet, held_on = n.held_on, amount = n.amount, expires_on = n.expires_on,
           waits_for = n.waits_for, fields = n.fields, version = n.version, updated_at = ${at}
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) n (id uuid, facet text, held_on date, amount numeric,
           expires_on date, waits_for text[], fields jsonb, version integer)
     where e.authority_id = ${authorityId} and e.id = n.id`.execute(tx);
}
