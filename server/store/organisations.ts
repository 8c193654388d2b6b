import type { Db } from './database.ts';

/** What a case takes over from the organisation that it is about. */
export async function findOrganisationForCase(tx: Db, authorityId: string, id: string) {
  return tx
    .selectFrom('organisation')
    .select(['id', 'departmentId', 'regionCode', 'industryCode'])
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** GB/T 2260 code of the region that an authority governs. */
export async function regionOf(tx: Db, authorityId: string): Promise<string> {
  const { regionCode } = await tx
    .selectFrom('authority')
    .select('regionCode')
    .where('id', '=', authorityId)
    .executeTakeFirstOrThrow();
  return regionCode;
}
