import type { SavedView } from '@zhiben/domain/contract/views.ts';
import type { Db } from './database.ts';

/** Row-level security shows an account its own views only. */
export async function listViews(tx: Db, authorityId: string, page: string): Promise<SavedView[]> {
  const rows = await tx
    .selectFrom('savedView')
    .select(['id', 'page', 'name', 'query', 'position'])
    .where('authorityId', '=', authorityId)
    .where('page', '=', page)
    .orderBy('position')
    .orderBy('createdAt')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows as SavedView[];
}

export async function countViews(tx: Db, authorityId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('savedView')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('authorityId', '=', authorityId)
    .executeTakeFirstOrThrow();
  return count;
}

/** @returns False when there is no view under this id to change. */
export async function updateView(tx: Db, authorityId: string, { id, ...view }: SavedView): Promise<boolean> {
  const row = await tx
    .updateTable('savedView')
    .set({ ...view, query: JSON.stringify(view.query) })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Raises a unique violation for a name that the account has on this page already, or a foreign id. */
export async function insertView(
  tx: Db,
  owner: { readonly authorityId: string; readonly accountId: string },
  view: SavedView,
): Promise<void> {
  await tx
    .insertInto('savedView')
    .values({ ...owner, ...view, query: JSON.stringify(view.query) })
    .execute();
}

export async function deleteView(tx: Db, authorityId: string, id: string): Promise<void> {
  await tx.deleteFrom('savedView').where('authorityId', '=', authorityId).where('id', '=', id).execute();
}
