import type { DutyRow, DutyStep } from '@zhiben/domain/contract/duty.ts';

const ROOMS = {
  'self-check': '/self-checks',
  'monthly-batch': '/monthly',
  listing: '/listings/pick',
  'plan-receipt': '/plan',
} as const;

type About = Pick<DutyRow, 'organisationId' | 'personId' | 'entryId'>;

/** Where a duty is done: the form with its subject filled in, the entry itself, or another page. */
export function placeOf(
  { do: what, register, facet }: DutyStep,
  { organisationId, personId, entryId }: About,
): { readonly to: string; readonly search: Readonly<Record<string, string>> } {
  if (what === 'update') return { to: `/registers/${register}/${entryId}`, search: {} };
  if (what !== 'enter') return { to: ROOMS[what], search: {} };
  return {
    to: `/registers/${register}/new`,
    search: {
      ...(organisationId === null ? {} : { organisationId }),
      ...(personId === null ? {} : { personId }),
      ...(facet === null ? {} : { facet }),
    },
  };
}
