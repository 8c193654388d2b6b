import type { Rung } from '@zhiben/domain/kinds/escalation/ladder.ts';
import type { Range } from '@zhiben/domain/kinds/own-term/order.ts';
import type { OwnStep } from '@zhiben/domain/kinds/own-term/own-term.ts';
import type { TermVersion } from '@zhiben/domain/standards/term-rules.ts';
import type { RawBuilder } from 'kysely';
import { type Db, sql } from './database.ts';

/** Something that waits for the governing side. */
export interface Waiting {
  readonly step: OwnStep;
  /** The day by which its stream is ordered, YYYY-MM-DD: since when it waits; of a listing, the last day itself. */
  readonly key: string;
  readonly id: string;
  readonly caseId: string | null;
  readonly startedOn: string;
  readonly rung: Rung | null;
  /** Of a listing: the version of the rule that was in force when it was applied for. */
  readonly version: TermVersion | null;
}

export interface WaitingRow extends Waiting {
  readonly caseNumber: string | null;
  readonly caseTitle: string | null;
  readonly grade: 'major' | 'general' | null;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly departmentId: string | null;
  readonly departmentName: string | null;
}

export interface WaitingQuery {
  readonly authorityId: string;
  readonly departmentId?: string | undefined;
  readonly ranges: readonly Range[];
  readonly descending: boolean;
  /** Of each stream. */
  readonly limit: number;
}

/** Where the rows of a step are, and by what they are ordered; each has an index that begins with the authority. */
function streamOf(step: OwnStep): { readonly rows: RawBuilder<unknown>; readonly key: RawBuilder<unknown> } {
  if (step === 'sign')
    return {
      rows: sql`select 'sign' as step, coalesce(w.deferred_until, w.reached_on) as key, w.id, w.case_id,
                       coalesce(w.deferred_until, w.reached_on) as started_on, w.rung, null::jsonb as version,
                       w.organisation_id
                  from escalation w where w.state = 'due'`,
      key: sql`coalesce(w.deferred_until, w.reached_on)`,
    };
  if (step === 'delist')
    return {
      rows: sql`select 'delist' as step, w.review_by as key, w.id, w.case_id, w.applied_on as started_on,
                       null as rung, w.review_rule as version, w.organisation_id
                  from listing w where w.state = 'applied' and w.review_by is not null`,
      key: sql`w.review_by`,
    };
  return {
    rows: sql`select w.step, w.started_on as key, w.case_id as id, w.case_id, w.started_on, null as rung,
                     null::jsonb as version, null::uuid as organisation_id
                from turn w where w.step = ${step}`,
    key: sql`w.started_on`,
  };
}

function partOf({ step, from, to, after }: Range, query: Omit<WaitingQuery, 'ranges'>): RawBuilder<unknown> {
  const { rows, key } = streamOf(step);
  const id = sql.ref(step === 'sign' || step === 'delist' ? 'w.id' : 'w.case_id');
  const conditions = [sql`${rows} and w.authority_id = ${query.authorityId}`];
  if (from !== undefined) conditions.push(sql`${key} >= ${from}::date`);
  if (to !== undefined) conditions.push(sql`${key} <= ${to}::date`);
  if (after !== undefined)
    conditions.push(
      sql`(${key}, ${id}) ${sql.raw(query.descending ? '<' : '>')} (${after.key}::date, ${after.id}::uuid)`,
    );
  if (query.departmentId !== undefined)
    conditions.push(
      step === 'sign' || step === 'delist'
        ? sql`(exists (select from case_file c where c.authority_id = w.authority_id and c.id = w.case_id
                and c.department_id = ${query.departmentId})
            or (w.case_id is null and exists (select from organisation o where o.authority_id = w.authority_id
                and o.id = w.organisation_id and o.department_id = ${query.departmentId})))`
        : sql`w.department_id = ${query.departmentId}`,
    );
  const order = sql.raw(query.descending ? 'desc' : 'asc');
  return sql`(${sql.join(conditions, sql` and `)} order by ${key} ${order}, ${id} ${order} limit ${query.limit})`;
}

/** The first rows of each range, with the names that a reader wants. Reach is enforced by the database. */
export async function waitingRows(tx: Db, { ranges, ...query }: WaitingQuery): Promise<WaitingRow[]> {
  if (ranges.length === 0) return [];
  const parts = sql.join(
    ranges.map((range) => partOf(range, query)),
    sql` union all `,
  );
  const { rows } = await sql<WaitingRow>`
    select w.step, w.key, w.id, w.case_id as "caseId", w.started_on as "startedOn", w.rung, w.version,
           c.number as "caseNumber", c.title as "caseTitle", c.grade, d.id as "departmentId",
           d.name as "departmentName", o.id as "organisationId", o.name as "organisationName"
      from (${parts}) w
      left join case_file c on c.authority_id = ${query.authorityId} and c.id = w.case_id
      left join organisation o on o.authority_id = ${query.authorityId}
       and o.id = case when w.case_id is null then w.organisation_id else c.organisation_id end
      left join department d on d.authority_id = ${query.authorityId}
       and d.id = case when w.case_id is null then o.department_id else c.department_id end
     where w.case_id is null or c.id is not null`.execute(tx);
  return rows;
}

/** How many rows lie in these ranges, counted no further than `limit` in each. */
export async function countWaiting(
  tx: Db,
  { ranges, ...query }: Omit<WaitingQuery, 'descending'>,
): Promise<number> {
  if (ranges.length === 0) return 0;
  const parts = sql.join(
    ranges.map((range) => partOf(range, { ...query, descending: false })),
    sql` union all `,
  );
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from (${parts}) w`.execute(tx);
  return rows[0]?.n ?? 0;
}
