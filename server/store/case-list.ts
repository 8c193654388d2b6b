import type { HazardFilter } from '@zhiben/domain/contract/hazard.ts';
import type { Expression, ExpressionBuilder, RawBuilder, SelectQueryBuilder, SqlBool } from 'kysely';
import { NAMES } from './case-files.ts';
import { casesWithWords, likeWords } from './case-words.ts';
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
  /**
   * Whose part of the authority the policies let the reader see. Said again as constants, because the planner does not
   * know the policies' values and would read a million rows to find the three of a small enterprise.
   */
  readonly reader?: Reader | undefined;
  readonly today: string;
  readonly filter: HazardFilter;
  /** A column and a direction: '-updated', 'due'. */
  readonly sort: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Reader {
  readonly scope: 'authority' | 'department' | 'organisation';
  readonly personId: string;
  readonly departmentId?: string | undefined;
  readonly organisationId?: string | undefined;
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
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, query.sort);
  const narrowed = await narrow(tx, query);
  const pageOf = (authority: RawBuilder<string>) =>
    source(tx, query, authority)
      .where((eb) => matches(eb, narrowed))
      // Rows without a day come last in either direction, outside the index: the due list asks for those with one.
      .$if(column === 'dueOn', (q) => q.where('c.dueOn', 'is not', null))
      .$if(after !== undefined, (q) =>
        q.where(
          sql<SqlBool>`(${sql.ref(`c.${column}`)}, c.id) ${sql.raw(descending ? '<' : '>')} (${after?.key}, ${after?.id}::uuid)`,
        ),
      )
      .selectAll('c')
      .orderBy(`c.${column}`, direction)
      .orderBy('c.id', direction)
      .limit(query.limit + 1);
  const rows = await tx
    .with('page', () => eachAuthority(tx, query, pageOf))
    .selectFrom('page as c')
    .selectAll('c')
    .select(NAMES)
    .orderBy(`c.${column}`, direction)
    .orderBy('c.id', direction)
    .limit(query.limit + 1)
    .execute();
  const more = rows.length > query.limit;
  const shown = more ? rows.slice(0, query.limit) : rows;
  const last = shown.at(-1);
  return { rows: shown, next: more && last ? writeCursor(query.sort, last[column], last.id) : null };
}

/** How many rows a filter finds, counted no further than `most`. */
export async function countCases(tx: Db, query: Omit<ListQuery, 'sort' | 'cursor' | 'limit'>, most = 1000) {
  const narrowed = await narrow(tx, query);
  const someOf = (authority: RawBuilder<string>) =>
    source(tx, query, authority)
      .where((eb) => matches(eb, narrowed))
      .select('c.id')
      .limit(most + 1);
  const { count } = await tx
    .selectFrom(
      eachAuthority(tx, query, someOf)
        .limit(most + 1)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { count: Math.min(count, most), more: count > most };
}

type Wanted = Omit<ListQuery, 'sort' | 'cursor' | 'limit'>;

/** The query with the ids of the cases in which its words occur, where they are few enough to be named. */
async function narrow(tx: Db, query: Wanted): Promise<Wanted & { readonly ids?: string[] | undefined }> {
  const { q, asOf } = query.filter;
  if (!q || asOf !== undefined) return query;
  return { ...query, ids: await casesWithWords(tx, query.kind, q) };
}

/**
 * The rows of every authority of the reader, taken from each by itself: the indexes begin with the authority and keep
 * their order only within one.
 */
function eachAuthority<T>(
  tx: Db,
  { authorityIds, filter }: Pick<ListQuery, 'authorityIds' | 'filter'>,
  rowsOf: (authority: RawBuilder<string>) => SelectQueryBuilder<Cases, 'c', T>,
): SelectQueryBuilder<Cases, 'c', T> {
  const [only] = authorityIds;
  if (authorityIds.length === 1) return rowsOf(sql`${only}::uuid`);
  if (filter.asOf !== undefined) return rowsOf(sql`any (${sql.val([...authorityIds])}::uuid[])`);
  const each = sql<{ id: string }>`unnest(${sql.val([...authorityIds])}::uuid[])`.as<'each'>(sql`each (id)`);
  return tx
    .selectFrom(each)
    .innerJoinLateral(
      () => rowsOf(sql`each.id`).as('c'),
      (join) => join.onTrue(),
    )
    .selectAll('c') as never;
}

/** The table itself, or the list as it was at the end of a past day, folded from the events up to then. */
function source(
  tx: Db,
  { filter, kind }: Pick<ListQuery, 'filter' | 'kind'>,
  authority: RawBuilder<string>,
): SelectQueryBuilder<Cases, 'c', object> {
  const table =
    filter.asOf === undefined
      ? sql<Schema['caseFile']>`case_file`
      : sql<Schema['caseFile']>`(
          select past.* from (
            select jsonb_populate_record(null::case_file, jsonb_merge(e.changes order by e.seq)) as row
              from case_event e
             where e.authority_id = ${authority}
               and e.effective_at < (${filter.asOf}::date + 1)::timestamp at time zone 'Asia/Shanghai'
             group by e.authority_id, e.case_id
          ) folded, lateral (select (folded.row).*) past)`;
  const cases = tx.selectFrom(table.as('c') as never) as unknown as SelectQueryBuilder<Cases, 'c', object>;
  return cases.where('c.kind', '=', kind).where(sql<SqlBool>`c.authority_id = ${authority}`);
}

function matches(
  eb: Where,
  {
    filter: f,
    finalStates,
    holders,
    decides,
    reader,
    ids,
    today,
  }: Wanted & { readonly ids?: string[] | undefined },
) {
  const all: Expression<SqlBool>[] = [];
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
  // Nobody holds what has ended: the word by which the indexes of the open ones are kept.
  const onlyOpenStates =
    f.state?.every((state) => !finalStates.includes(state)) === true && f.state.length > 0;
  if (f.open === true || f.overdue === true || f.mine === true || onlyOpenStates)
    all.push(eb('c.holder', '<>', 'nobody'));
  if (f.open === false) all.push(eb('c.holder', '=', 'nobody'));
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
  if (ids !== undefined) all.push(eb('c.id', '=', sql<string>`any (${sql.val(ids)}::uuid[])`));
  if (f.q) all.push(likeWords(f.q));
  if (reader !== undefined) all.push(...within(eb, reader));
  return eb.and(all);
}

/** What the policy `reach` says of this reader. It only helps the planner: the policy holds without it. */
function within(eb: Where, { scope, departmentId, organisationId, personId }: Reader): Expression<SqlBool>[] {
  if (scope === 'organisation') return [eb('c.organisationId', '=', organisationId ?? null)];
  if (scope === 'authority') return [];
  return [
    eb.or([
      eb('c.departmentId', '=', departmentId ?? null),
      eb('c.handoverTo', '=', departmentId ?? null),
      eb('c.reportedBy', '=', personId),
    ]),
  ];
}

/** The reader's turn: his side has it, or he decides what somebody asked for. Each arm has an index of its own. */
function waitsFor(eb: Where, holders: readonly string[], decides: ListQuery['decides']) {
  const turn = eb('c.holder', 'in', [...holders, '']);
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
  return eb.or([turn, eb.and([asked, his])]);
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
