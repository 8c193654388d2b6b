import type { SavedView } from '@zhiben/domain/contract/views.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { type Database, isUniqueViolation } from '../store/database.ts';
import { countViews, deleteView, insertView, listViews, updateView } from '../store/views.ts';
import { done, type Outcome, refused } from './refusals.ts';

/** More tabs than this nobody finds anything among. */
const MOST = 200;

export async function listViewsFor(
  { database }: { readonly database: Database },
  actor: Actor,
  page: string,
): Promise<SavedView[]> {
  return database.as(actor, (tx) => listViews(tx, actor.reach.authorityId, page));
}

/** Keeps a view under a name. A convenience of one person, not a record: it leaves no history. */
export async function putView(
  { database }: { readonly database: Database },
  actor: Actor,
  view: SavedView,
): Promise<Outcome<SavedView>> {
  const { accountId, reach } = actor;
  const { authorityId } = reach;
  try {
    return await database.as(actor, async (tx) => {
      if (await updateView(tx, authorityId, view)) return done(view);
      if ((await countViews(tx, authorityId)) >= MOST)
        return refused('too-many-views', undefined, { most: MOST });
      await insertView(tx, { authorityId, accountId }, view);
      return done(view);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const { constraint } = error as { constraint?: string };
    return constraint === 'saved_view_pkey' ? refused('id-taken', 'id') : refused('name-taken', 'name');
  }
}

/** Throws a view away; one that is not there is gone already. */
export async function removeView(
  { database }: { readonly database: Database },
  actor: Actor,
  id: string,
): Promise<void> {
  await database.as(actor, (tx) => deleteView(tx, actor.reach.authorityId, id));
}
