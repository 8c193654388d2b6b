import type {
  EntryQuery,
  EntryRow,
  EntrySearchResult,
  RegisterCounts,
} from '@zhiben/domain/contract/register.ts';
import type { EntryHead } from '@zhiben/domain/primitives/register-values.ts';
import { SOON_DAYS } from '@zhiben/domain/primitives/register-values.ts';
import type { RawBuilder } from 'kysely';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql, within } from './database.ts';
import { shownAsOf, stoodOn } from './entries-as-of.ts';
import { FILES_OF_ENTRY } from './entry-files.ts';

/** An entry as its row holds it. */
export interface EntryRecord extends EntryHead {
  readonly authorityId: string;
  readonly id: string;
  readonly register: string;
  readonly organisationId: string | null;
  readonly personId: string | null;
  /** Kept by the governing side: closed to the enterprise that it is about. */
  readonly innerSide: boolean;
  readonly endedOn: string | null;
  readonly endedBecause: string | null;
  readonly follows: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly version: number;
}

/** Raises a unique violation for a taken id, or for the same thing twice. */
export async function insertEntries(tx: Db, records: readonly EntryRecord[], at: string): Promise<void> {
  if (records.length === 0) return;
  await tx
    .insertInto('registerEntry')
    .values(records.map((r) => ({ ...r, fields: JSON.stringify(r.fields), createdAt: at, updatedAt: at })))
    .execute();
}

export async function updateEntry(
  tx: Db,
  { authorityId, id }: Pick<EntryRecord, 'authorityId' | 'id'>,
  { fields, ...patch }: Partial<EntryRecord>,
  at: string,
): Promise<void> {
  await tx
    .updateTable('registerEntry')
    .set({ ...patch, ...(fields === undefined ? {} : { fields: JSON.stringify(fields) }), updatedAt: at })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

/** An entry with its row locked; undefined when it is absent or out of reach, which look the same. */
export async function lockEntryOf(
  tx: Db,
  authorityIds: readonly string[],
  register: string,
  id: string,
): Promise<EntryRecord | undefined> {
  const { rows } = await sql<EntryRecord>`
    select ${COLUMNS} from register_entry e
     where ${within('e.authority_id', authorityIds)} and e.register = ${register} and e.id = ${id} for update`.execute(
    tx,
  );
  return rows[0];
}

const COLUMNS = sql`
  e.authority_id, e.id, e.register, e.organisation_id, e.person_id, e.inner_side, e.title, e.key, e.facet, e.held_on,
  e.amount::float8 as amount, e.expires_on, e.ended_on, e.ended_because, e.follows, e.fields, e.version`;

const SHOWN_NOW = sql`
  e.authority_id, e.id, e.register, e.organisation_id, e.person_id, e.title, e.held_on, e.expires_on, e.ended_on,
  e.ended_because, e.follows, e.fields as values, e.version, e.updated_at`;

const shown = (asOf: string | undefined) => sql`
  ${asOf === undefined ? SHOWN_NOW : shownAsOf(asOf)}, ${FILES_OF_ENTRY} as files,
  (select o.name from organisation o
    where o.authority_id = e.authority_id and o.id = e.organisation_id) as organisation_name,
  (select p.name from person p where p.authority_id = e.authority_id and p.id = e.person_id) as person_name`;

export async function readEntryRow(
  tx: Db,
  authorityIds: readonly string[],
  register: string,
  id: string,
): Promise<EntryRow | undefined> {
  const { rows } = await sql<EntryRow>`
    select ${shown(undefined)} from register_entry e
     where ${within('e.authority_id', authorityIds)} and e.register = ${register} and e.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

export type EntryListing = Omit<EntryQuery, 'authorityId'> & {
  readonly authorityIds: readonly string[];
  readonly register: string;
  /** The day by which an entry has expired, YYYY-MM-DD. */
  readonly today: string;
};

const KEYS = {
  '-updated': { column: sql`e.updated_at`, shape: 'instant', down: true },
  expires: { column: sql`e.expires_on`, shape: 'day', down: false },
  '-held': { column: sql`e.held_on`, shape: 'day', down: true },
} as const;

/** How many entries are found by words at most; who finds more is to say more. */
const MOST_FOUND = 2000;

/** One page of a register. Every sort and every reader has an index that begins with the authority. */
export async function listEntries(tx: Db, query: EntryListing) {
  const { sort, limit } = query;
  const { column, shape, down } = KEYS[sort];
  const conditions = matches(query);
  if (sort === 'expires') conditions.push(sql<boolean>`e.expires_on is not null`);
  if (sort === '-held') conditions.push(sql<boolean>`e.held_on is not null`);
  if (query.cursor !== undefined) {
    const [after, id] = readCursor(query.cursor, sort, [shape, 'id']);
    const type = sql.raw(shape === 'day' ? 'date' : 'timestamptz');
    conditions.push(
      down
        ? sql<boolean>`(${column}, e.id) < (${after}::${type}, ${id}::uuid)`
        : sql<boolean>`(${column}, e.id) > (${after}::${type}, ${id}::uuid)`,
    );
  }
  const direction = sql.raw(down ? 'desc' : 'asc');
  // A day of the past may show another day than the one by which the list is in order.
  const { rows } = await sql<
    EntryRow & { readonly heldKey: string | null; readonly expiresKey: string | null }
  >`
    select ${shown(query.asOf)}, e.held_on as held_key, e.expires_on as expires_key from register_entry e
     where ${sql.join(conditions, sql` and `)}
     order by ${column} ${direction}, e.id ${direction}
     limit ${limit + 1}`.execute(tx);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const key = last && { '-updated': last.updatedAt, expires: last.expiresKey, '-held': last.heldKey }[sort];
  return { rows: page, next: last && key ? writeCursor(sort, key, last.id) : null };
}

function matches(query: EntryListing): RawBuilder<boolean>[] {
  const { today } = query;
  const all = [
    within('e.authority_id', query.authorityIds) as RawBuilder<boolean>,
    sql<boolean>`e.register = ${query.register}`,
  ];
  const soon = sql`${today}::date + ${SOON_DAYS}::int`;
  const which = {
    standing: sql<boolean>`e.ended_on is null`,
    soon: sql<boolean>`e.ended_on is null and e.expires_on between ${today}::date and ${soon}`,
    expired: sql<boolean>`e.ended_on is null and e.expires_on < ${today}::date`,
    ended: sql<boolean>`e.ended_on is not null`,
    all: undefined,
  }[query.which];
  if (query.asOf !== undefined) all.push(...stoodOn(query.asOf, query.which));
  else if (which !== undefined) all.push(which);
  if (query.facet !== undefined) all.push(sql<boolean>`e.facet = ${query.facet}`);
  if (query.organisationId !== undefined) all.push(sql<boolean>`e.organisation_id = ${query.organisationId}`);
  if (query.personId !== undefined) all.push(sql<boolean>`e.person_id = ${query.personId}`);
  if (query.q !== undefined && query.q !== '')
    all.push(
      query.q.length > 1
        ? sql<boolean>`e.id in (select entries_with_words(${query.register}, ${query.q}, ${MOST_FOUND}))`
        : sql<boolean>`strpos(lower(e.title), lower(${query.q})) > 0`,
    );
  return all;
}

/** Entries of any register by words of at least two signs, the latest change first. */
export async function findEntries(
  tx: Db,
  authorityIds: readonly string[],
  words: string,
  limit: number,
): Promise<EntrySearchResult['rows']> {
  const { rows } = await sql<EntrySearchResult['rows'][number]>`
    select e.id, e.register, e.title, e.ended_on,
           (select o.name from organisation o
             where o.authority_id = e.authority_id and o.id = e.organisation_id) as organisation_name
      from register_entry e
     where ${within('e.authority_id', authorityIds)}
       and e.id in (select entries_with_words(null, ${words}, ${MOST_FOUND}))
     order by e.updated_at desc, e.id desc
     limit ${limit}`.execute(tx);
  return rows;
}

/** How many entries of each register stand, end soon and have expired, within reach. */
export async function countEntries(
  tx: Db,
  query: Pick<EntryListing, 'authorityIds' | 'today' | 'organisationId'>,
): Promise<RegisterCounts['registers']> {
  const { today, organisationId } = query;
  const whose =
    organisationId === undefined ? sql<boolean>`true` : sql<boolean>`e.organisation_id = ${organisationId}`;
  const { rows } = await sql<RegisterCounts['registers'][number]>`
    select e.register, count(*)::int as standing,
           count(*) filter (where e.expires_on between ${today}::date and ${today}::date + ${SOON_DAYS}::int)::int as soon,
           count(*) filter (where e.expires_on < ${today}::date)::int as expired
      from register_entry e
     where ${within('e.authority_id', query.authorityIds)} and ${whose} and e.ended_on is null
     group by e.register`.execute(tx);
  return rows;
}

/** The standing entries of a register with what an import compares, by organisation, person and key. */
export async function knownEntries(tx: Db, authorityId: string, register: string): Promise<EntryRecord[]> {
  const { rows } = await sql<EntryRecord>`
    select ${COLUMNS} from register_entry e
     where e.authority_id = ${authorityId} and e.register = ${register} and e.key is not null and e.ended_on is null`.execute(
    tx,
  );
  return rows;
}

/** The history of an entry, oldest first. */
export async function entryHistory(tx: Db, authorityId: string, id: string) {
  const { rows } = await sql<{
    seq: number;
    move: string;
    actorName: string;
    at: string;
    changes: Record<string, unknown>;
  }>`select seq, move, actor_name as "actorName", received_at as at, changes
       from register_event
      where authority_id = ${authorityId} and register = 'entry' and entry_id = ${id}
      order by seq`.execute(tx);
  return rows;
}
