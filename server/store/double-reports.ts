import type { DoubleReport, MissingReports } from '@zhiben/domain/contract/supervision.ts';
import type { Insertable } from 'kysely';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql, within } from './database.ts';
import type { Schema } from './schema.gen.ts';

/** Name of the one order that the list of gaps has: by number. */
const SORT = 'double-report-gap';

/** Raises a unique violation for a taken id. */
export async function insertDoubleReport(tx: Db, row: Insertable<Schema['doubleReport']>): Promise<void> {
  await tx.insertInto('doubleReport').values(row).execute();
}

/** What was recorded of a hazard, oldest first; each with who recorded it. */
export async function doubleReportsOf(
  tx: Db,
  authorityId: string,
  caseId: string,
): Promise<(DoubleReport & { recordedBy: string })[]> {
  return (await tx
    .selectFrom('doubleReport')
    .select(['id', 'part', 'how', 'toldOn', 'recordedBy', 'recordedByName', 'recordedAt'])
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', caseId)
    .orderBy('recordedAt')
    // Employees before the congress, also when both were told at once.
    .orderBy('part', 'desc')
    .orderBy('id')
    .execute()) as (DoubleReport & { recordedBy: string })[];
}

export interface GapListing {
  readonly authorityIds: readonly string[];
  /** Only those of which this one is missing. */
  readonly part?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const told = (part: string) => sql`exists (select from double_report d
  where d.authority_id = c.authority_id and d.case_id = c.id and d.part = ${part})`;

/** One page of open major hazards of which one of the two reports is missing, by number, by key. */
export async function listMissing(tx: Db, query: GapListing): Promise<MissingReports> {
  const [number, id] =
    query.cursor === undefined ? [null, null] : readCursor(query.cursor, SORT, ['text', 'id']);
  const { rows } = await sql<MissingReports['rows'][number]>`
    select c.id, c.number, c.title, c.organisation_id as "organisationId",
           (select o.name from organisation o
             where o.authority_id = c.authority_id and o.id = c.organisation_id) as "organisationName",
           array_remove(array[case when not ${told('employees')} then 'employees' end,
                              case when not ${told('congress')} then 'congress' end], null) as missing
      from case_file c
     where ${within('c.authority_id', query.authorityIds)} and c.kind = 'hazard' and c.grade = 'major'
       and c.holder <> 'nobody' and c.state not in ('reported', 'contested') and c.organisation_id is not null
       and not (${query.part === undefined ? sql`${told('employees')} and ${told('congress')}` : told(query.part)})
       and (${number}::text is null or (c.number, c.id) > (${number}::text, ${id}::uuid))
     order by c.number, c.id limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? writeCursor(SORT, last.number, last.id) : null,
  };
}
