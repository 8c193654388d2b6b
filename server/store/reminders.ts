import type { Reach, Role } from '@zhiben/domain/primitives/reach.ts';
import { type Db, sql } from './database.ts';

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

/** Somebody of the governing side who may be reminded. */
export interface Officer {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly scope: Reach['scope'];
  readonly departmentId: string | null;
}

/** Everybody who works for the authority or one of its departments and can sign in. */
export async function officersOf(tx: Db, authorityId: string): Promise<Officer[]> {
  return (await tx
    .selectFrom('membership')
    .select(['personId', 'roles', 'scope', 'departmentId'])
    .where('authorityId', '=', authorityId)
    .where('scope', '<>', 'organisation')
    .where('active', '=', true)
    .orderBy('personId')
    .execute()) as Officer[];
}

/** The last day on which people were reminded, YYYY-MM-DD. */
export async function lastReminded(tx: Db, authorityId: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select max(day) as day from reminder_run where authority_id = ${authorityId}`.execute(tx);
  return rows[0]?.day ?? undefined;
}

/** In the transaction of the reminders: what was cut short is done anew. */
export async function noteReminded(tx: Db, authorityId: string, day: string): Promise<void> {
  await tx
    .insertInto('reminderRun')
    .values({ authorityId, day })
    .onConflict((c) => c.doNothing())
    .execute();
}
