import type { Db } from './database.ts';
import type { OrganisationRecord } from './organisations.ts';

const COLUMNS = [
  'authorityId',
  'id',
  'kind',
  'name',
  'uscc',
  'industryCode',
  'scale',
  'headcount',
  'sectorMarks',
  'departmentId',
  'regionCode',
  'address',
  'lng',
  'lat',
  'active',
  'version',
] as const;

/** Every organisation of an authority, with what an import compares. There are thousands of them, not millions. */
export async function knownOrganisations(tx: Db, authorityId: string): Promise<OrganisationRecord[]> {
  return (await tx
    .selectFrom('organisation')
    .select(COLUMNS)
    .where('authorityId', '=', authorityId)
    .orderBy('name')
    .execute()) as OrganisationRecord[];
}

/** The move of the last event of each of these entries, and which import made it. */
export async function lastRegisterMoves(
  tx: Db,
  authorityId: string,
  register: string,
  ids: readonly string[],
): Promise<Map<string, { readonly move: string; readonly batchId: string | null }>> {
  const rows = await tx
    .selectFrom('registerEvent')
    .distinctOn('entryId')
    .select([
      'entryId',
      'move',
      (eb) =>
        eb
          .ref('changes', '->>')
          .key('batch_id' as never)
          .as('batchId'),
    ])
    .where('authorityId', '=', authorityId)
    .where('register', '=', register)
    .where('entryId', 'in', [...ids])
    .orderBy('entryId')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(rows.map((r) => [r.entryId, { move: r.move, batchId: r.batchId as string | null }]));
}
