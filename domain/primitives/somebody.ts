import type { MoveContext } from './lifecycle.ts';
import type { Role } from './reach.ts';

/** For tests of lifecycles: a person with these roles on a day of November 2026, of the authority or of an enterprise. */
export const somebody = (personId: string, roles: readonly Role[], organisationId?: string): MoveContext => ({
  today: '2026-11-25',
  criterionValidOn: () => true,
  actor: {
    accountId: personId,
    personId,
    name: personId,
    roles: [...roles],
    reach: {
      scope: organisationId === undefined ? 'authority' : 'organisation',
      authorityId: 'a',
      authorityIds: ['a'],
      organisationId,
    },
    personIds: [personId],
    organisationIds: organisationId === undefined ? [] : [organisationId],
  },
});
