import { type Actor, SYSTEM_NAME, SYSTEM_PERSON } from '@zhiben/domain/primitives/reach.ts';

/**
 * Who acts when a term passes by itself: the product, within one authority and nothing below it. It holds no role: it
 * opens tasks and drafts, and decides nothing that a person must decide.
 */
export function systemActor(authorityId: string): Actor {
  return {
    accountId: 'system',
    personId: SYSTEM_PERSON,
    name: SYSTEM_NAME,
    roles: [],
    reach: { scope: 'authority', authorityId, authorityIds: [authorityId] },
    personIds: [SYSTEM_PERSON],
    organisationIds: [],
  };
}

/** The same in all of these authorities at once: for work that looks at no authority in particular. */
export function systemActorOf(authorityIds: readonly string[]): Actor {
  const actor = systemActor(authorityIds[0] ?? '');
  return { ...actor, reach: { ...actor.reach, authorityIds } };
}
