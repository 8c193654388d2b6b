import type { Authority, AuthorityChange, NewAuthority } from '@zhiben/domain/contract/world.ts';
import { isSound } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { isSoundGoal } from '@zhiben/domain/kinds/figure/goals.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { regions } from '@zhiben/domain/reference/regions.ts';
import type { z } from 'zod';
import { insertAuthority, listAuthorities, lockAuthority, updateAuthority } from '../store/authorities.ts';
import { type Database, isUniqueViolation } from '../store/database.ts';
import { recordChange } from '../store/register-events.ts';
import { changesOf } from './changes.ts';
import type { WorldServices } from './organisations.ts';
import type { PeopleServices } from './people.ts';
import { authorityFor, may } from './permissions.ts';
import { done, type Outcome, refused } from './refusals.ts';

/** Where each kind may stand: a park under a county, a city or a province, never the other way round. */
const RANK: Readonly<Record<Authority['kind'], number>> = { province: 0, city: 1, county: 2, park: 3 };

export async function listAuthoritiesFor({ database }: WorldServices, actor: Actor): Promise<Authority[]> {
  return listAuthorities(database.plain, actor.reach.authorityIds);
}

/** Makes an authority below one's own. Its first administrator is then made and invited like anybody. */
export async function createAuthority(
  { database, clock, accounts }: PeopleServices,
  actor: Actor,
  { parentId: wanted, ...authority }: z.output<typeof NewAuthority>,
): Promise<Outcome<{ id: string }>> {
  if (!may(actor, 'authority.create')) return refused('not-permitted');
  const parentId = authorityFor(actor, wanted);
  if (typeof parentId !== 'string') return refused('authority-not-found', 'parentId');
  if (regions.find(authority.regionCode) === undefined) return refused('region-unknown', 'regionCode');
  const at = clock.now().toISOString();
  const { id } = authority;
  // The new one is within reach from its first event on.
  const reach = { ...actor.reach, authorityIds: [...actor.reach.authorityIds, id] };
  try {
    const made = await database.as({ ...actor, reach }, async (tx): Promise<Outcome<{ id: string }>> => {
      const parent = await lockAuthority(tx, parentId);
      if (parent === undefined) return refused('authority-not-found', 'parentId');
      if (RANK[authority.kind] <= RANK[parent.kind]) return refused('authority-not-below', 'kind');
      await insertAuthority(tx, { ...authority, parentId }, at);
      await recordChange(
        tx,
        { actor, at },
        {
          authorityId: id,
          register: 'authority',
          entryId: id,
          move: 'create',
          organisationId: null,
          changes: { ...authority, parentId },
        },
      );
      return done({ id });
    });
    // It belongs to the reach of everybody above it from now on.
    accounts.forget();
    return made;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return repeated(database, { ...authority, parentId });
  }
}

/** The same call again is answered like the first; another one under the same id is refused. */
async function repeated(
  database: Database,
  wanted: Omit<z.output<typeof NewAuthority>, 'parentId'> & { readonly parentId: string },
): Promise<Outcome<{ id: string }>> {
  const [known] = await listAuthorities(database.plain, [wanted.id]);
  return known !== undefined && Object.keys(changesOf<Authority>(known, wanted)).length === 0
    ? done({ id: wanted.id })
    : refused('id-taken', 'id');
}

/** Changes name, region or settings; settings that are not named stay. */
export async function changeAuthority(
  { database, clock }: WorldServices,
  actor: Actor,
  id: string,
  { settings, ...change }: z.output<typeof AuthorityChange>,
): Promise<Outcome<Authority>> {
  if (!may(actor, 'authority.change')) return refused('not-permitted');
  if (!actor.reach.authorityIds.includes(id)) return refused('not-found');
  if (change.regionCode !== undefined && regions.find(change.regionCode) === undefined)
    return refused('region-unknown', 'regionCode');
  if (settings?.ladder !== undefined && !isSound(settings.ladder)) return refused('ladder-unsound', 'ladder');
  if (settings?.goals?.some((goal) => !isSoundGoal(goal))) return refused('goal-unsound', 'goals');
  return database.as(actor, async (tx) => {
    const present = await lockAuthority(tx, id);
    if (present === undefined) return refused('not-found');
    const different = settings && Object.keys(changesOf(present.settings, settings)).length > 0;
    const changes: Partial<Authority> = {
      ...changesOf<Authority>(present, change),
      ...(different ? { settings: { ...present.settings, ...settings } } : {}),
    };
    if (Object.keys(changes).length === 0) return done(present);
    await updateAuthority(tx, id, changes);
    await recordChange(
      tx,
      { actor, at: clock.now().toISOString() },
      {
        authorityId: id,
        register: 'authority',
        entryId: id,
        move: 'change',
        organisationId: null,
        changes,
      },
    );
    return done({ ...present, ...changes });
  });
}
