import type { Db } from './database.ts';

export interface DueRow {
  readonly number: string;
  readonly dueOn: string;
  readonly organisationId: string;
  readonly ownerId: string | null;
}

/** Open hazards of enterprises whose term ends on one of these days, YYYY-MM-DD. */
export async function hazardsDueOn(tx: Db, authorityId: string, days: readonly string[]): Promise<DueRow[]> {
  if (days.length === 0) return [];
  return (await tx
    .selectFrom('caseFile')
    .select(['number', 'dueOn', 'organisationId', 'ownerId'])
    .where('authorityId', '=', authorityId)
    .where('kind', '=', 'hazard')
    .where('holder', '<>', 'nobody')
    .where('organisationId', 'is not', null)
    .where('dueOn', 'in', [...days])
    .orderBy('dueOn')
    .orderBy('id')
    .execute()) as DueRow[];
}
