import type { PersonQuery, PersonRow } from '@zhiben/domain/contract/world.ts';
import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, hasWords, sql } from './database.ts';

/** A person as the row holds it. */
export interface PersonRecord {
  readonly authorityId: string;
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly identityKey: string | null;
  readonly identityDigest: string | null;
  readonly organisationId: string | null;
  readonly departmentId: string | null;
  readonly active: boolean;
  readonly version: number;
}

export interface PostRecord {
  readonly id: string;
  readonly organisationId: string;
  readonly post: string;
  readonly fromOn: string;
  readonly toOn: string | null;
}

/** Reads a person and locks the row; undefined when absent or out of reach, which look the same. */
export async function lockPerson(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<PersonRecord | undefined> {
  return tx
    .selectFrom('person')
    .select([
      'authorityId',
      'id',
      'name',
      'phone',
      'email',
      'identityKey',
      'identityDigest',
      'organisationId',
      'departmentId',
      'active',
      'version',
    ])
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The authority in which an organisation or department stands; undefined when it is out of reach or none is named. */
export async function authorityOfWork(
  tx: Db,
  authorityIds: readonly string[],
  { organisationId, departmentId }: Pick<PersonRecord, 'organisationId' | 'departmentId'>,
): Promise<string | undefined> {
  const id = organisationId ?? departmentId;
  if (id === null) return undefined;
  const row = await tx
    .selectFrom(organisationId === null ? 'department' : 'organisation')
    .select('authorityId')
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.authorityId;
}

/** Where each of these people can be told. */
export async function addressesOf(tx: Db, authorityId: string, ids: readonly string[]) {
  return tx
    .selectFrom('person')
    .select(['id', 'phone', 'email', 'organisationId'])
    .where('authorityId', '=', authorityId)
    .where('id', 'in', [...ids])
    .where('active', '=', true)
    .execute();
}

export async function insertPerson(tx: Db, row: PersonRecord, at: string): Promise<void> {
  await tx
    .insertInto('person')
    .values({ ...row, createdAt: at, updatedAt: at })
    .execute();
}

export async function updatePerson(
  tx: Db,
  { authorityId, id }: Pick<PersonRecord, 'authorityId' | 'id'>,
  patch: Partial<PersonRecord>,
  at: string,
): Promise<void> {
  await tx
    .updateTable('person')
    .set({ ...patch, updatedAt: at })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

export async function readPosts(tx: Db, authorityId: string, personId: string): Promise<PostRecord[]> {
  return tx
    .selectFrom('post')
    .select(['id', 'organisationId', 'post', 'fromOn', 'toOn'])
    .where('authorityId', '=', authorityId)
    .where('personId', '=', personId)
    .orderBy('fromOn')
    .orderBy('id')
    .execute();
}

/** Makes or changes posts of one person; a post of another person under the same id raises a unique violation. */
export async function writePosts(
  tx: Db,
  authorityId: string,
  personId: string,
  { made, changed }: { readonly made: readonly PostRecord[]; readonly changed: readonly PostRecord[] },
): Promise<void> {
  if (made.length > 0) {
    await tx
      .insertInto('post')
      .values(made.map((post) => ({ ...post, authorityId, personId })))
      .execute();
  }
  for (const { id, post, fromOn, toOn } of changed) {
    await tx
      .updateTable('post')
      .set({ post, fromOn, toOn })
      .where('authorityId', '=', authorityId)
      .where('personId', '=', personId)
      .where('id', '=', id)
      .execute();
  }
}

export type PersonListing = z.output<typeof PersonQuery> & {
  readonly authorityIds: readonly string[];
  /** The instant by which an invitation has expired. */
  readonly now: string;
};

/** One page of people by name, with their posts, account and open invitation. */
export async function listPeople(tx: Db, query: PersonListing) {
  const { limit } = query;
  const conditions = matches(query);
  if (query.cursor !== undefined) {
    const [name, id] = readCursor(query.cursor, 'name', ['text', 'id']);
    conditions.push(sql<boolean>`(p.name, p.id) > (${name}, ${id}::uuid)`);
  }
  const rows = await select(tx, conditions, query.now, limit + 1);
  const more = rows.length > limit;
  const shown = more ? rows.slice(0, limit) : rows;
  const last = shown.at(-1);
  return { rows: shown, next: more && last ? writeCursor('name', last.name, last.id) : null };
}

/** One person as the list shows him; undefined when absent or out of reach. */
export async function readPerson(tx: Db, authorityIds: readonly string[], id: string, now: string) {
  const [row] = await select(tx, [ofAuthorities(authorityIds), sql<boolean>`p.id = ${id}`], now, 1);
  return row;
}

/** Everybody whose record says that he works for an organisation: those in office first. */
export async function readPeopleOf(tx: Db, authorityId: string, organisationId: string, now: string) {
  return select(
    tx,
    [ofAuthorities([authorityId]), sql<boolean>`p.organisation_id = ${organisationId}`],
    now,
    200,
  );
}

/** Other records, within the reader's reach, of what is probably the same human. */
export async function sameHuman(tx: Db, authorityIds: readonly string[], id: string) {
  const { rows } = await sql<{ id: string; name: string; organisationName: string | null }>`
    select q.id, q.name, o.name as organisation_name
      from person p
      join person q on (q.identity_key = p.identity_key or q.identity_digest = p.identity_digest)
                   and (q.authority_id, q.id) <> (p.authority_id, p.id)
      left join organisation o on o.authority_id = q.authority_id and o.id = q.organisation_id
     where ${ofAuthorities(authorityIds)} and p.id = ${id}
     order by q.name, q.id limit 20`.execute(tx);
  return rows;
}

async function select(
  tx: Db,
  conditions: readonly RawBuilder<boolean>[],
  now: string,
  limit: number,
): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    with page as (
      select p.* from person p where ${sql.join(conditions, sql` and `)} order by p.name, p.id limit ${limit}
    )
    select p.authority_id, p.id, p.name, p.phone, p.email, p.organisation_id,
           (select o.name from organisation o
             where o.authority_id = p.authority_id and o.id = p.organisation_id) as organisation_name,
           p.department_id,
           (select d.name from department d
             where d.authority_id = p.authority_id and d.id = p.department_id) as department_name,
           p.identity_digest is not null as identified, p.active,
           p.version, held.posts,
           case when m.account_id is not null or i.roles is not null then jsonb_build_object(
             'username', u.username, 'roles', coalesce(m.roles, i.roles),
             'active', coalesce(m.active, false), 'invited', i.roles is not null) end as account
      from page p
      left join membership m on m.authority_id = p.authority_id and m.person_id = p.id
      left join auth."user" u on u.id = m.account_id
      left join lateral (
        select n.roles from invitation n
         where n.authority_id = p.authority_id and n.person_id = p.id and n.used_at is null
           and n.voided_at is null and n.expires_at > ${now}::timestamptz
         limit 1) i on true
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'post', t.post, 'organisationId', t.organisation_id,
                 'from', t.from_on, 'to', t.to_on) order by t.from_on desc, t.id), '[]') as posts
          from post t where t.authority_id = p.authority_id and t.person_id = p.id) held
     order by p.name, p.id`.execute(tx);
  return rows;
}

function ofAuthorities(ids: readonly string[]): RawBuilder<boolean> {
  const [only] = ids;
  return ids.length === 1
    ? sql<boolean>`p.authority_id = ${only}`
    : sql<boolean>`p.authority_id = any (${[...ids]}::uuid[])`;
}

function matches(query: PersonListing): RawBuilder<boolean>[] {
  const all = [ofAuthorities(query.authorityIds)];
  if (query.organisationId) all.push(sql<boolean>`p.organisation_id = ${query.organisationId}`);
  if (query.departmentId) all.push(sql<boolean>`p.department_id = ${query.departmentId}`);
  if (query.active !== undefined) all.push(sql<boolean>`p.active = ${query.active}`);
  if (query.role)
    all.push(sql<boolean>`exists (select from membership m where m.authority_id = p.authority_id
      and m.person_id = p.id and m.active and ${query.role} = any (m.roles))`);
  if (query.q) all.push(hasWords(sql`p.name || ' ' || coalesce(p.phone, '')`, query.q));
  return all;
}
