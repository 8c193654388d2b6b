import type { EntryEvent } from '@zhiben/domain/contract/entry.ts';
import type { Insertable, Updateable } from 'kysely';
import { type Db, sql } from './database.ts';
import type { Schema } from './schema.gen.ts';

/** Records that move through a lifecycle of their own beside a hazard, one table each. */
export type EntryTable = 'listing' | 'supervisionOrder' | 'inquiry';

/** What every such row has. */
export interface EntryRow {
  readonly authorityId: string;
  readonly id: string;
  readonly caseId: string | null;
  readonly organisationId: string | null;
  readonly state: string;
  readonly version: number;
  readonly lastMoveId: string;
  readonly said: unknown;
}

/** Raises a unique violation for a taken id. */
export async function insertEntry<Table extends EntryTable>(
  tx: Db,
  table: Table,
  row: Insertable<Schema[Table]>,
): Promise<void> {
  await tx
    .insertInto(table as 'listing')
    .values(row as unknown as Insertable<Schema['listing']>)
    .execute();
}

export async function changeEntry(
  tx: Db,
  table: EntryTable,
  { authorityId, id }: Pick<EntryRow, 'authorityId' | 'id'>,
  patch: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [name, isRecord(value) ? JSON.stringify(value) : value]),
  );
  await tx
    .updateTable(table as 'listing')
    .set(columns as Updateable<Schema['listing']>)
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

/** An entry within reach; undefined when it is absent or foreign, which look the same. */
export async function findEntry(
  tx: Db,
  table: EntryTable,
  authorityIds: readonly string[],
  id: string,
): Promise<EntryRow | undefined> {
  return entry(tx, table, authorityIds, id).executeTakeFirst();
}

/** The same, its row locked. */
export async function lockEntry(
  tx: Db,
  table: EntryTable,
  authorityIds: readonly string[],
  id: string,
): Promise<EntryRow | undefined> {
  return entry(tx, table, authorityIds, id).forUpdate().executeTakeFirst();
}

function entry(tx: Db, table: EntryTable, authorityIds: readonly string[], id: string) {
  return tx
    .selectFrom(table as 'listing')
    .selectAll()
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id);
}

/** The whole story of an entry, oldest first. */
export async function entryStory(
  tx: Db,
  authorityId: string,
  register: string,
  id: string,
): Promise<EntryEvent[]> {
  const { rows } = await sql<EntryEvent>`
    select seq, move, actor_name as "actorName", received_at as at, coalesce(changes -> 'said', '{}') as said
      from register_event
     where authority_id = ${authorityId} and register = ${register} and entry_id = ${id}
     order by seq`.execute(tx);
  return rows;
}

/** The document of an entry, as far as its reader may see it. All three names are those of the source, never an answer. */
export function documentAs(table: string, column: string, name: string) {
  return sql`(select jsonb_build_object('id', d.id, 'state', d.state, 'number', i.number)
    from document d left join document_issue i on i.authority_id = d.authority_id and i.document_id = d.id
    where d.authority_id = ${sql.ref(table)}.authority_id and d.id = ${sql.ref(`${table}.${column}`)}) as ${sql.ref(name)}`;
}
