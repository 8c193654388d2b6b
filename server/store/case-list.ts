import type { HazardFilter } from '@zhiben/domain/contract/hazard.ts';
import type { ExpressionBuilder, SelectQueryBuilder, SqlBool } from 'kysely';
import { type Db, sql } from './database.ts';
import type { Schema } from './schema.gen.ts';

export interface ListQuery {
  readonly kind: string;
  readonly authorityIds: readonly string[];
  readonly finalStates: readonly string[];
  /** The sides whose turn the reader can take, for `mine`. */
  readonly holders: readonly string[];
  /** Set when the reader decides what others asked for (extensions, grades, hand-overs): it is `mine` too. */
  readonly decides?:
    | { readonly departmentId?: string | undefined; readonly personIds: readonly string[] }
    | undefined;
  readonly today: string;
  readonly filter: HazardFilter;
  /** A column and a direction: '-updated', 'due'. */
  readonly sort: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const SORTS = {
  updated: 'updatedAt',
  due: 'dueOn',
  found: 'foundOn',
  number: 'number',
} as const;

type Column = (typeof SORTS)[keyof typeof SORTS];
type Cases = Schema & { c: Schema['caseFile'] };
type Where = ExpressionBuilder<Cases, 'c'>;

/** A cursor that was not made here, or was made for another sort. */
export class BadCursor extends Error {
  override name = 'BadCursor';
}

/**
 * One page of a list: at most `limit` rows after the cursor, by key, never by offset. Uses the index of the sort;
 * reach is enforced by the database.
 */
export async function listCases(tx: Db, query: ListQuery) {
  const { column, descending } = sortOf(query.sort);
  const direction = descending ? 'desc' : 'asc';
  let cases = source(tx, query)
    .where((eb) => matches(eb, query))
    // Rows without a day come last in either direction, outside the index: the due list asks for those with one.
    .$if(column === 'dueOn', (q) => q.where('c.dueOn', 'is not', null));
  if (query.cursor !== undefined) {
    const after = readCursor(query.cursor, query.sort);
    cases = cases.where(
      sql<SqlBool>`(${sql.ref(`c.${column}`)}, c.id) ${sql.raw(descending ? '<' : '>')} (${after.key}, ${after.id}::uuid)`,
    );
  }
  const page = cases
    .selectAll('c')
    .orderBy(`c.${column}`, direction)
    .orderBy('c.id', direction)
    .limit(query.limit + 1);
  const rows = await tx
    .with('page', () => page)
    .selectFrom('page as c')
    .leftJoin('organisation as o', (j) =>
      j.onRef('o.authorityId', '=', 'c.authorityId').onRef('o.id', '=', 'c.organisationId'),
    )
    .leftJoin('department as d', (j) =>
      j.onRef('d.authorityId', '=', 'c.authorityId').onRef('d.id', '=', 'c.departmentId'),
    )
    .leftJoin('person as p', (j) =>
      j.onRef('p.authorityId', '=', 'c.authorityId').onRef('p.id', '=', 'c.ownerId'),
    )
    .selectAll('c')
    .select(['o.name as organisationName', 'd.name as departmentName', 'p.name as ownerName'])
    .orderBy(`c.${column}`, direction)
    .orderBy('c.id', direction)
    .execute();
  const more = rows.length > query.limit;
  const shown = more ? rows.slice(0, query.limit) : rows;
  const last = shown.at(-1);
  return { rows: shown, next: more && last ? writeCursor(query.sort, last[column], last.id) : null };
}

/** How many rows a filter finds, counted no further than `most`. */
export async function countCases(tx: Db, query: Omit<ListQuery, 'sort' | 'cursor' | 'limit'>, most = 1000) {
  const some = source(tx, query)
    .where((eb) => matches(eb, query))
    .select('c.id')
    .limit(most + 1);
  const { count } = await tx
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(count, most), more: count > most };
}

/** The table itself, or the list as it was at the end of a past day, folded from the events up to then. */
function source(tx: Db, { filter, authorityIds, kind }: Pick<ListQuery, 'filter' | 'authorityIds' | 'kind'>) {
  const table =
    filter.asOf === undefined
      ? sql<Schema['caseFile']>`case_file`
      : sql<Schema['caseFile']>`(
          select past.* from (
            select jsonb_populate_record(null::case_file, jsonb_merge(e.changes order by e.seq)) as row
              from case_event e
             where e.authority_id = any (${sql.val([...authorityIds])}::uuid[])
               and e.effective_at < (${filter.asOf}::date + 1)::timestamp at time zone 'Asia/Shanghai'
             group by e.authority_id, e.case_id
          ) folded, lateral (select (folded.row).*) past)`;
  const cases = tx.selectFrom(table.as('c') as never) as unknown as SelectQueryBuilder<Cases, 'c', object>;
  const [only] = authorityIds;
  return cases.where('c.kind', '=', kind).where((eb) =>
    // A single authority is an equality, which keeps the index's order; several are a set.
    authorityIds.length === 1 && only !== undefined
      ? eb('c.authorityId', '=', only)
      : eb('c.authorityId', 'in', [...authorityIds]),
  );
}

function matches(
  eb: Where,
  { filter: f, finalStates, holders, decides, today }: Omit<ListQuery, 'sort' | 'cursor' | 'limit'>,
) {
  const all = [];
  const any = (
    column: 'c.state' | 'c.channel' | 'c.accidentType' | 'c.rootCause' | 'c.defence',
    values?: string[],
  ) => {
    if (values !== undefined && values.length > 0) all.push(eb(column, 'in', values));
  };
  const same = (
    column: 'c.grade' | 'c.organisationId' | 'c.departmentId' | 'c.criterionId' | 'c.supervisingLevel',
    value?: string,
  ) => {
    if (value !== undefined) all.push(eb(column, '=', value));
  };
  if (f.ids !== undefined && f.ids.length > 0) all.push(eb('c.id', 'in', f.ids));
  any('c.state', f.state);
  any('c.channel', f.channel);
  any('c.accidentType', f.accidentType);
  any('c.rootCause', f.rootCause);
  any('c.defence', f.defence);
  same('c.grade', f.grade);
  same('c.organisationId', f.organisationId);
  same('c.departmentId', f.departmentId);
  same('c.criterionId', f.criterionId);
  same('c.supervisingLevel', f.supervisingLevel);
  if (f.open === true || f.overdue === true) all.push(eb('c.state', 'not in', [...finalStates]));
  if (f.open === false) all.push(eb('c.state', 'in', [...finalStates]));
  if (f.overdue === true) all.push(eb('c.dueOn', '<', today));
  if (f.suspended !== undefined) all.push(eb('c.suspended', '=', f.suspended));
  if (f.mine === true) all.push(waitsFor(eb, holders, decides));
  if (f.dated !== undefined) all.push(eb('c.dueOn', f.dated ? 'is not' : 'is', null));
  // Codes are trees: 3404 finds 340421, C26 finds C2614.
  if (f.regionCode) all.push(prefix(eb, 'c.regionCode', f.regionCode));
  if (f.industryCode) all.push(prefix(eb, 'c.industryCode', f.industryCode));
  if (f.foundFrom) all.push(eb('c.foundOn', '>=', f.foundFrom));
  if (f.foundTo) all.push(eb('c.foundOn', '<=', f.foundTo));
  if (f.dueFrom) all.push(eb('c.dueOn', '>=', f.dueFrom));
  if (f.dueTo) all.push(eb('c.dueOn', '<=', f.dueTo));
  if (f.closedFrom) all.push(eb('c.closedOn', '>=', f.closedFrom));
  if (f.closedTo) all.push(eb('c.closedOn', '<=', f.closedTo));
  if (f.q) {
    const words = `%${f.q.replace(/[\\%_]/g, '\\$&')}%`;
    all.push(
      sql<SqlBool>`(c.number || ' ' || c.title || ' ' || c.description || ' ' || c.place) ilike ${words}`,
    );
  }
  return eb.and(all);
}

/** The reader's turn: his side has it, or he decides what somebody asked for. Each arm has an index of its own. */
function waitsFor(eb: Where, holders: readonly string[], decides: ListQuery['decides']) {
  // Without an end, which the index asks for: no side but 'nobody' has a case that ended.
  const turn = eb.and([eb('c.holder', 'in', [...holders, '']), eb('c.closedOn', 'is', null)]);
  if (decides === undefined) return turn;
  const { departmentId, personIds } = decides;
  const asked = eb.or([
    eb('c.extensionAsked', '=', true),
    eb('c.gradeProposed', 'is not', null),
    eb('c.handoverTo', 'is not', null),
  ]);
  const his = eb.or([
    eb('c.extensionAsked', '=', true),
    // Whoever proposed a grade never decides it.
    eb.and([
      eb('c.gradeProposed', 'is not', null),
      eb.or([eb('c.proposedBy', 'is', null), eb('c.proposedBy', 'not in', [...personIds])]),
    ]),
    departmentId === undefined ? eb('c.handoverTo', 'is not', null) : eb('c.handoverTo', '=', departmentId),
  ]);
  return eb.or([turn, eb.and([asked, his, eb('c.holder', '<>', 'nobody')])]);
}

/** A range instead of LIKE: plain comparisons may use an index under row-level security, LIKE may not. */
function prefix(eb: Where, column: 'c.regionCode' | 'c.industryCode', code: string) {
  return eb.and([eb(column, '>=', code), eb(column, '<', `${code}\uffff`)]);
}

function sortOf(sort: string): { column: Column; descending: boolean } {
  const descending = sort.startsWith('-');
  const column = SORTS[(descending ? sort.slice(1) : sort) as keyof typeof SORTS];
  if (column === undefined) throw new BadCursor(`no such sort: ${sort}`);
  return { column, descending };
}

function writeCursor(sort: string, key: string | null, id: string): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');
}

function readCursor(cursor: string, sort: string): { key: string; id: string } {
  try {
    const [madeFor, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    if (madeFor === sort && typeof key === 'string' && /^[0-9a-f-]{36}$/.test(id ?? ''))
      return { key, id: id ?? '' };
  } catch {
    // Said below, for every reason alike.
  }
  throw new BadCursor('the cursor was not made for this list');
}
