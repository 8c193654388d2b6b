import type { Cell } from '@zhiben/domain/kinds/figure/figures.ts';
import type { RawBuilder } from 'kysely';
import { type Db, sql } from './database.ts';

/** Hazards that a bar was touched for: all of these at once. Codes of regions and industries find what is below them. */
export interface FigureFilter {
  readonly regionCode?: string | undefined;
  readonly industryCode?: string | undefined;
  readonly channel?: string | undefined;
  readonly criterionId?: string | undefined;
  readonly accidentType?: string | undefined;
  readonly rootCause?: string | undefined;
  readonly defence?: string | undefined;
}

export interface CellQuery {
  readonly authorityIds: readonly string[];
  /** One department's part; absent: the whole. */
  readonly departmentId?: string | undefined;
  /** The whole and every department at once, each cell with its scope. */
  readonly eachScope?: true;
  readonly grade?: string | undefined;
  readonly wanted: readonly Wanted[];
}

export interface ScopedCell extends Cell {
  /** The authority or the department; null unless every scope was asked for. */
  readonly scope: string | null;
}

/** Which cells: of these measures and facets, from a day to a day (both included). */
export interface Wanted {
  readonly measures: readonly string[];
  /** Absent: every facet. */
  readonly facets?: readonly string[];
  readonly from?: string;
  readonly to?: string;
  /** Day by day from and to these days alone (both included); before and after, added up by month. */
  readonly daily?: { readonly from: string; readonly to: string };
  /** Adds up days and grades: `at` is then null. The cells bear this name, since the same may be added up otherwise. */
  readonly addUp?: string;
}

/**
 * What the roll-up holds, with what moves have changed since it was folded: one statement, so that nothing is counted
 * twice while it is folded. Its cost hangs on the number of keys, not on that of hazards.
 */
export async function readCells(tx: Db, query: CellQuery): Promise<Cell[]> {
  return summed(tx, query, waiting(query), [sql`figure_cell`, sql`made`]);
}

/** `offset 0`: PostgreSQL 18 plans a whole row through row-level security into an inlined function wrongly. */
function waiting({ authorityIds }: CellQuery): RawBuilder<unknown> {
  return sql`(select c as change from figure_change c where c.authority_id = any (${[...authorityIds]}::uuid[]) offset 0)`;
}

/** The same cells, counted from the records themselves: for the few readings that no roll-up was kept for. */
export async function countCells(tx: Db, query: CellQuery, filter: FigureFilter): Promise<Cell[]> {
  const conditions = [sql`f.authority_id = any (${[...query.authorityIds]}::uuid[])`, ...filtered(filter)];
  if (query.departmentId !== undefined) conditions.push(sql`f.department_id = ${query.departmentId}`);
  const source = sql`(select * from figure_source f where ${sql.join(conditions, sql` and `)})`;
  return summed(tx, query, changesOf(source), [sql`made`]);
}

/**
 * The same cells as they were at the end of a day, folded from the events and notices that counted then. What reached
 * the product later, and tells of an earlier day, is in it: that is the correction of history.
 */
export async function countCellsAsOf(tx: Db, query: CellQuery, day: string): Promise<ScopedCell[]> {
  const until = sql`(${day}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;
  const authorities = sql`any (${[...query.authorityIds]}::uuid[])`;
  const past = sql`(
    with past as materialized (
      select c.* from (
        select jsonb_populate_record(null::case_file, jsonb_merge(e.changes order by e.seq)) as row
          from case_event e where e.authority_id = ${authorities} and e.effective_at < ${until}
         group by e.authority_id, e.case_id) folded, lateral (select (folded.row).*) c
       where c.kind = 'hazard' and c.state not in ('dismissed', 'merged')
    )
    select c.authority_id, null::text as step, null::text as value, null::date as step_on, ${CASE_COLUMNS} from past c
    union all
    select c.authority_id, s.step, ((e.effective_at at time zone 'Asia/Shanghai')::date - c.found_on)::text,
           (e.effective_at at time zone 'Asia/Shanghai')::date, ${CASE_COLUMNS}
      from past c
      join case_event e on e.authority_id = c.authority_id and e.case_id = c.id and e.effective_at < ${until}
      join figure_step s on s.move = e.move
    union all
    select n.authority_id, 'notice',
           case when n.ended_at is null or n.ended_at >= ${until} then 'waiting'
                when n.state = 'acknowledged' and n.ended_at <= n.answer_by then 'in-time'
                when n.state = 'acknowledged' then 'late' else n.state end,
           (n.answer_by at time zone 'Asia/Shanghai')::date,
           null, 'major', null, null, null, null, false, null, null, null, null, null, null, false
      from notice n where n.authority_id = ${authorities} and n.made_at < ${until})`;
  return summed(tx, query, changesOf(past), [sql`made`]);
}

const CASE_COLUMNS = sql`c.department_id, c.grade, c.region_code, c.industry_code, c.channel, c.criterion_id,
  c.recurrence_of is not null as recurred, c.accident_type, c.root_cause, c.defence, c.found_on, c.due_on, c.closed_on,
  c.holder <> 'nobody' as open`;

function changesOf(source: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select row(f.authority_id, f.authority_id, 1, f.step, f.value, f.step_on, f.department_id, f.grade,
      f.region_code, f.industry_code, f.channel, f.criterion_id, f.recurred, f.accident_type,
      f.root_cause, f.defence, f.found_on, f.due_on, f.closed_on, f.open)::figure_change as change from ${source} f)`;
}

/**
 * The wanted cells of these tables together, `made` being what the changes add up to. Each branch adds up for itself,
 * over few columns: that is quicker than once over all of them.
 */
async function summed(
  tx: Db,
  query: CellQuery,
  changes: RawBuilder<unknown>,
  tables: readonly RawBuilder<unknown>[],
): Promise<ScopedCell[]> {
  const { authorityIds, departmentId, eachScope, grade, wanted } = query;
  const scopes = departmentId === undefined ? authorityIds : [departmentId];
  const [scope, of] = eachScope
    ? [sql`true`, sql`v.scope`]
    : [sql`scope = any (${[...scopes]}::uuid[])`, sql`null::uuid`];
  const branches = wanted.flatMap((some) =>
    tables.map((table) => {
      const [at, graded] =
        some.addUp === undefined ? [daysOf(some), sql`v.grade`] : [sql`null::date`, sql`''`];
      return sql`
        select ${of} as scope, ${some.addUp ?? null}::text as added, v.measure, v.facet, ${at} as at, v.value,
               ${graded} as grade, sum(v.n) as n
          from ${table} v
         where v.authority_id = any (${[...authorityIds]}::uuid[]) and ${scope} and ${isWanted(some)}
           and ${grade === undefined ? sql`true` : sql`v.grade = ${grade}`}
         group by ${sql.raw(some.addUp === undefined ? '1, 3, 4, 5, 6, 7' : '1, 3, 4, 6')}`;
    }),
  );
  const { rows } = await sql<ScopedCell>`
    with made as materialized (
      select (c.change).authority_id, s.scope, v.*
        from ${changes} c, lateral figure_scopes(c.change) s (scope), lateral figure_cells(c.change) v
       where ${scope}
    )
    select scope, added, measure, facet, at, value, grade, sum(n)::integer as n
      from (${sql.join(branches, sql` union all `)}) every
     group by scope, added, measure, facet, at, value, grade having sum(n) <> 0`.execute(tx);
  return rows;
}

function daysOf({ daily }: Wanted): RawBuilder<string> {
  return daily === undefined
    ? sql`v.at`
    : sql`case when v.at between ${daily.from}::date and ${daily.to}::date then v.at
               else date_trunc('month', v.at::timestamp)::date end`;
}

function isWanted({ measures, facets, from, to }: Wanted): RawBuilder<boolean> {
  const all = [sql`v.measure = any (${[...measures]})`];
  if (facets !== undefined) all.push(sql`v.facet = any (${[...facets]})`);
  if (from !== undefined) all.push(sql`v.at >= ${from}::date`);
  if (to !== undefined) all.push(sql`v.at <= ${to}::date`);
  return sql`${sql.join(all, sql` and `)}`;
}

function filtered(filter: FigureFilter): RawBuilder<boolean>[] {
  const same = (column: string, value: string | undefined) =>
    value === undefined ? [] : [sql<boolean>`${sql.ref(`f.${column}`)} = ${value}`];
  const below = (column: string, code: string | undefined) =>
    code === undefined
      ? []
      : [
          sql<boolean>`${sql.ref(`f.${column}`)} >= ${code} and ${sql.ref(`f.${column}`)} < ${`${code}\uffff`}`,
        ];
  return [
    ...below('regionCode', filter.regionCode),
    ...below('industryCode', filter.industryCode),
    ...same('channel', filter.channel),
    ...same('criterionId', filter.criterionId),
    ...same('accidentType', filter.accidentType),
    ...same('rootCause', filter.rootCause),
    ...same('defence', filter.defence),
  ];
}

/**
 * Folds waiting changes into the roll-up, at most so many; answers how many. Cells are taken in the order of their key:
 * two that fold at once wait for each other instead of failing.
 */
export async function foldChanges(tx: Db, authorityId: string, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    with taken as (
      select id from figure_change where authority_id = ${authorityId} limit ${most} for update skip locked
    ), gone as (
      delete from figure_change c using taken t where c.authority_id = ${authorityId} and c.id = t.id
      returning c as change
    ), put as (
      insert into figure_cell (authority_id, scope, measure, facet, at, value, grade, n)
      select ${authorityId}::uuid, s.scope, v.measure, v.facet, v.at, v.value, v.grade, sum(v.n)
        from gone, lateral figure_scopes(gone.change) s (scope), lateral figure_cells(gone.change) v
       group by s.scope, v.measure, v.facet, v.at, v.value, v.grade having sum(v.n) <> 0
       order by s.scope, v.measure, v.facet, v.at, v.value, v.grade
      on conflict (authority_id, scope, measure, facet, at, value, grade) do update set n = figure_cell.n + excluded.n
    )
    select count(*) as folded from gone`.execute(tx);
  return rows[0]?.folded ?? 0;
}
