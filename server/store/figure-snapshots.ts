import type { FigureValues } from '@zhiben/domain/kinds/figure/figures.ts';
import { type Db, sql } from './database.ts';

/** Whose month-end: `scope` is the authority itself, or one of its departments. */
export interface Scope {
  readonly authorityId: string;
  readonly scope: string;
}

/** A month-end as it was frozen; `month` is its first day. */
export interface FrozenMonth {
  readonly month: string;
  readonly values: FigureValues;
  /** ISO 8601. */
  readonly takenAt: string;
}

/** The frozen month-ends of one scope, the newest first. */
export async function listSnapshots(tx: Db, { authorityId, scope }: Scope): Promise<FrozenMonth[]> {
  const rows = await tx
    .selectFrom('figureSnapshot')
    .select(['month', 'figures', 'takenAt'])
    .where('authorityId', '=', authorityId)
    .where('scope', '=', scope)
    .orderBy('month', 'desc')
    .execute();
  return rows.map(({ figures, ...row }) => ({ ...row, values: figures as unknown as FigureValues }));
}

/** Freezes a month-end once and for all: one that is frozen already stays as it is. */
export async function insertSnapshot(
  tx: Db,
  { authorityId, scope }: Scope,
  { month, values, takenAt }: FrozenMonth,
  cells: unknown,
): Promise<void> {
  await tx
    .insertInto('figureSnapshot')
    .values({
      authorityId,
      scope,
      month,
      takenAt,
      figures: JSON.stringify(values),
      cells: JSON.stringify(cells),
    })
    .onConflict((c) => c.columns(['authorityId', 'scope', 'month']).doNothing())
    .execute();
}

/** The first days of the months that are frozen for the whole authority, and of the first month that has a record. */
export async function frozenMonths(tx: Db, authorityId: string) {
  const { rows } = await sql<{ frozen: string[]; first: string | null }>`
    select array(select s.month::text from figure_snapshot s
                  where s.authority_id = ${authorityId} and s.scope = ${authorityId}) as frozen,
           (select date_trunc('month', min(c.found_on)::timestamp)::date::text from case_file c
             where c.authority_id = ${authorityId} and c.kind = 'hazard') as first`.execute(tx);
  return rows[0] ?? { frozen: [], first: null };
}

/** A month's end (its first day) as it was frozen for these authorities and their departments, by scope. */
export async function snapshotsOfMonth(
  tx: Db,
  authorityIds: readonly string[],
  month: string,
): Promise<Map<string, FigureValues>> {
  const rows = await tx
    .selectFrom('figureSnapshot')
    .select(['scope', 'figures'])
    .where('authorityId', 'in', [...authorityIds])
    .where('month', '=', month)
    .execute();
  return new Map(rows.map(({ scope, figures }) => [scope, figures as unknown as FigureValues]));
}

/** Does one of these authorities have a record from up to the end of the month, and no frozen month-end? */
export async function unfrozenMonth(
  tx: Db,
  authorityIds: readonly string[],
  month: string,
): Promise<boolean> {
  const { rows } = await sql<{ unfrozen: boolean }>`
    select exists (
      select from unnest(${[...authorityIds]}::uuid[]) a (id)
       where not exists (select from figure_snapshot s
               where s.authority_id = a.id and s.scope = a.id and s.month = ${month})
         and exists (select from case_file c where c.authority_id = a.id and c.kind = 'hazard'
               and c.found_on < ${month}::date + interval '1 month')) as unfrozen`.execute(tx);
  return rows[0]?.unfrozen ?? true;
}
