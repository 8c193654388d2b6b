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
