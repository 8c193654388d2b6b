import type { Authority } from '@zhiben/domain/contract/world.ts';
import { type Db, sql } from './database.ts';

/**
 * These authorities, the highest first, each followed by those below it. The table has no reach of its own, since
 * everybody's session names his authority: the caller says which he may see.
 */
export async function listAuthorities(db: Db, ids: readonly string[]): Promise<Authority[]> {
  const { rows } = await sql<Authority>`
    with recursive tree as (
      select a.*, array[a.name, a.id::text] as way from authority a
       where a.id = any (${[...ids]}::uuid[])
         and (a.parent_id is null or a.parent_id <> all (${[...ids]}::uuid[]))
      union all
      select a.*, t.way || array[a.name, a.id::text] from authority a join tree t on a.parent_id = t.id
       where a.id = any (${[...ids]}::uuid[])
    )
    select id, parent_id, kind, name, region_code, settings, demonstration from tree order by way`.execute(
    db,
  );
  return rows;
}

/** What an authority decided for itself. */
export async function readSettings(db: Db, id: string): Promise<Authority['settings']> {
  const { rows } = await sql<Pick<Authority, 'settings'>>`
    select settings from authority where id = ${id}`.execute(db);
  return rows[0]?.settings ?? {};
}

/** What people call an authority. */
export async function authorityName(db: Db, id: string): Promise<string> {
  const row = await db.selectFrom('authority').select('name').where('id', '=', id).executeTakeFirst();
  return row?.name ?? '';
}

export async function lockAuthority(db: Db, id: string): Promise<Authority | undefined> {
  const { rows } = await sql<Authority>`
    select id, parent_id, kind, name, region_code, settings, demonstration from authority
     where id = ${id} for update`.execute(db);
  return rows[0];
}

/** Raises a unique violation for a taken id. */
export async function insertAuthority(
  tx: Db,
  authority: Pick<Authority, 'id' | 'kind' | 'name' | 'regionCode'> & { readonly parentId: string },
  at: string,
): Promise<void> {
  await tx
    .insertInto('authority')
    .values({ ...authority, createdAt: at })
    .execute();
}

export async function updateAuthority(tx: Db, id: string, patch: Partial<Authority>): Promise<void> {
  const { settings, ...rest } = patch;
  await tx
    .updateTable('authority')
    .set({ ...rest, ...(settings === undefined ? {} : { settings: JSON.stringify(settings) }) })
    .where('id', '=', id)
    .execute();
}

/** Every authority of this installation: for work that the product does by itself in each of them. */
export async function allAuthorityIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('authority').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Every authority of this installation with its name, for whoever operates it. */
export async function allAuthorities(db: Db): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('authority').select(['id', 'name']).orderBy('name').orderBy('id').execute();
}
