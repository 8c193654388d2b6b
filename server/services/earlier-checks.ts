import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { readCase } from '../store/case-files.ts';
import type { Database } from '../store/database.ts';
import { readEarlierChecks } from '../store/earlier-checks.ts';
import { done, refused } from './refusals.ts';

/** What earlier checks found where this hazard is: for whoever verifies it. Within the reader's reach. */
export async function earlierChecks({ database }: { readonly database: Database }, actor: Actor, id: string) {
  return database.as(actor, async (tx) => {
    const hazard = await readCase(tx, actor.reach.authorityIds, 'hazard', id);
    if (hazard === undefined) return refused('not-found');
    const { authorityId, organisationId, place } = hazard;
    if (organisationId === null) return done([]);
    return done(await readEarlierChecks(tx, { authorityId, organisationId, place }));
  });
}
