import type { DutyList, DutyQuery, DutyRow, DutyStand } from '@zhiben/domain/contract/duty.ts';
import type { RawBuilder } from 'kysely';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql, within } from './database.ts';

/** Name of the one order that lists of duties have: by the last day. */
const SORT = 'duty-due';
const PERIODS_SHOWN = 12;

const OPEN = sql<boolean>`d.covered_on is null and d.void_on is null and d.excused_on is null`;

const SHOWN = sql`
  d.authority_id, d.id, d.duty, d.subject_id, d.organisation_id, d.department_id, d.person_id, d.entry_id, d.from_on,
  d.due_on, d.needed::float8 as needed, d.covered_on, d.covered_by, d.excused_on, d.excused_because, d.excused_by_name,
  (select o.name from organisation o
    where o.authority_id = d.authority_id and o.id = d.organisation_id) as organisation_name,
  coalesce(
    (select e.title from register_entry e where e.authority_id = d.authority_id and e.id = d.entry_id),
    (select p.name from person p where p.authority_id = d.authority_id and p.id = d.person_id),
    (select o.name from organisation o where o.authority_id = d.authority_id and o.id = d.organisation_id),
    (select v.name from department v where v.authority_id = d.authority_id and v.id = d.department_id),
    (select a.name from authority a where a.id = d.authority_id)) as subject`;

export type DutyListing = Omit<DutyQuery, 'authorityId'> & {
  readonly authorityIds: readonly string[];
  /** Absent: every duty, of which only those in use. */
  readonly duty?: string | undefined;
  readonly duties?: readonly string[] | undefined;
  /** What the governing side itself owes, and of its people only this one. */
  readonly ownOf?: string | undefined;
  readonly today: string;
};

/** One page of what is asked, by its last day, by key. */
export async function listDuties(tx: Db, query: DutyListing): Promise<DutyList> {
  const conditions = matches(query);
  if (query.cursor !== undefined) {
    const [due, id] = readCursor(query.cursor, SORT, ['day', 'id']);
    conditions.push(sql<boolean>`(d.due_on, d.id) > (${due}::date, ${id}::uuid)`);
  }
  const { rows } = await sql<DutyRow>`
    select ${SHOWN} from duty d
     where ${sql.join(conditions, sql` and `)}
     order by d.due_on, d.id limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? writeCursor(SORT, last.dueOn, last.id) : null };
}

function matches(query: DutyListing): RawBuilder<boolean>[] {
  const { duty, duties, dueOn, since, until, organisationId, departmentId, personId, ownOf, today } = query;
  const all = [within('d.authority_id', query.authorityIds) as RawBuilder<boolean>];
  if (duty !== undefined) all.push(sql<boolean>`d.duty = ${duty}`);
  if (duties !== undefined) all.push(sql<boolean>`d.duty = any (${[...duties]})`);
  if (organisationId !== undefined) all.push(sql<boolean>`d.organisation_id = ${organisationId}`);
  if (departmentId !== undefined) all.push(sql<boolean>`d.department_id = ${departmentId}`);
  if (personId !== undefined) all.push(sql<boolean>`d.person_id = ${personId}`);
  if (ownOf !== undefined)
    all.push(
      sql<boolean>`d.organisation_id is null`,
      sql<boolean>`(d.person_id is null or d.entry_id is not null or d.person_id = ${ownOf})`,
    );
  if (dueOn !== undefined) all.push(sql<boolean>`d.due_on = ${dueOn}::date`);
  if (since !== undefined) all.push(sql<boolean>`d.due_on >= ${since}::date`);
  if (until !== undefined) all.push(sql<boolean>`d.due_on <= ${until}::date`);
  const which = {
    open: [OPEN],
    late: [OPEN, sql<boolean>`d.due_on < ${today}::date`],
    covered: [sql<boolean>`d.covered_on is not null and d.void_on is null`],
    excused: [sql<boolean>`d.excused_on is not null and d.covered_on is null and d.void_on is null`],
    all: [sql<boolean>`d.void_on is null`],
  }[query.which];
  return [...all, ...which];
}

type Counts = Pick<DutyStand, 'open' | 'late' | 'nextDueOn' | 'periods'>;
type Whose = { readonly authorityIds: readonly string[] };

/** What the round counted for all. */
function roundCounts({ authorityIds }: Whose): RawBuilder<unknown> {
  return sql`select p.duty, p.due_on, sum(p.required)::int as required, sum(p.covered)::int as covered,
      sum(p.covered_late)::int as covered_late, sum(p.excused)::int as excused
    from duty_period p where ${within('p.authority_id', authorityIds)} group by p.duty, p.due_on`;
}

/** The few of one enterprise are counted when they are read; each day stands for itself. */
function ownCounts({ authorityIds }: Whose, whose: RawBuilder<boolean>): RawBuilder<unknown> {
  return sql`select d.duty, d.due_on, count(*)::int as required, count(d.covered_on)::int as covered,
      count(*) filter (where d.covered_on > d.due_on)::int as covered_late,
      count(*) filter (where d.covered_on is null and d.excused_on is not null)::int as excused
    from duty d
   where ${within('d.authority_id', authorityIds)} and ${whose} and d.void_on is null
   group by d.duty, d.due_on`;
}

/** How every duty stands: what is missing is counted now, by the index of the open ones; the rest the round counted. */
export async function standsOf(
  tx: Db,
  query: {
    readonly authorityIds: readonly string[];
    readonly today: string;
    readonly organisationId?: string | undefined;
  },
): Promise<Map<string, Counts>> {
  const whose =
    query.organisationId === undefined
      ? sql<boolean>`true`
      : sql<boolean>`d.organisation_id = ${query.organisationId}`;
  const { rows: open } = await sql<{ duty: string; open: number; late: number; nextDueOn: string | null }>`
    select d.duty, count(*) filter (where d.due_on >= ${query.today}::date)::int as open,
           count(*) filter (where d.due_on < ${query.today}::date)::int as late,
           min(d.due_on) filter (where d.due_on >= ${query.today}::date) as next_due_on
      from duty d
     where ${within('d.authority_id', query.authorityIds)} and ${whose} and ${OPEN}
     group by d.duty`.execute(tx);
  const { rows: periods } = await sql<{ duty: string } & DutyStand['periods'][number]>`
    select q.duty, q.due_on, q.required, q.covered, q.covered_late, q.excused
      from (select p.*, row_number() over (partition by p.duty order by p.due_on desc) as nth
              from (${query.organisationId === undefined ? roundCounts(query) : ownCounts(query, whose)}) p) q
     where q.nth <= ${PERIODS_SHOWN} order by q.duty, q.due_on desc`.execute(tx);
  const stands = new Map<string, Counts>();
  const names = new Set([...open, ...periods].map(({ duty }) => duty));
  for (const name of names) {
    const now = open.find(({ duty }) => duty === name);
    stands.set(name, {
      open: now?.open ?? 0,
      late: now?.late ?? 0,
      nextDueOn: now?.nextDueOn ?? null,
      periods: periods.flatMap(({ duty, ...period }) => (duty === name ? [period] : [])),
    });
  }
  return stands;
}

/** How many of each duty an enterprise still owes for one of these days, YYYY-MM-DD. */
export async function dutiesDueOn(
  tx: Db,
  authorityId: string,
  days: readonly string[],
): Promise<{ duty: string; dueOn: string; organisationId: string; count: number }[]> {
  const { rows } = await sql<{ duty: string; dueOn: string; organisationId: string; count: number }>`
    select d.duty, d.due_on, d.organisation_id, count(*)::int as count from duty d
     where d.authority_id = ${authorityId} and d.due_on = any (${[...days]}::date[]) and ${OPEN}
       and d.organisation_id is not null
     group by d.duty, d.due_on, d.organisation_id order by d.due_on, d.duty, d.organisation_id`.execute(tx);
  return rows;
}

export interface DutySettingRow {
  readonly duty: string;
  readonly active: boolean;
  readonly because: string;
  readonly decidedByName: string;
  readonly decidedAt: string;
}

/** What an authority has decided about duties, by their names. */
export async function readDutySettings(tx: Db, authorityId: string): Promise<Map<string, DutySettingRow>> {
  const rows = await tx
    .selectFrom('dutySetting')
    .select(['duty', 'active', 'because', 'decidedByName', 'decidedAt'])
    .where('authorityId', '=', authorityId)
    .execute();
  return new Map(rows.map((row) => [row.duty, row]));
}

export async function writeDutySetting(tx: Db, authorityId: string, row: DutySettingRow): Promise<void> {
  await tx
    .insertInto('dutySetting')
    .values({ authorityId, ...row })
    .onConflict((c) =>
      c.columns(['authorityId', 'duty']).doUpdateSet({
        active: row.active,
        because: row.because,
        decidedByName: row.decidedByName,
        decidedAt: row.decidedAt,
        version: sql`duty_setting.version + 1`,
      }),
    )
    .execute();
}

/** A duty of one subject with its row locked; undefined when it is absent or out of reach. */
export async function lockDuty(
  tx: Db,
  authorityIds: readonly string[],
  duty: string,
  id: string,
): Promise<{ authorityId: string; organisationId: string | null; excusedOn: string | null } | undefined> {
  return tx
    .selectFrom('duty')
    .select(['authorityId', 'organisationId', 'excusedOn'])
    .where('authorityId', 'in', [...authorityIds])
    .where('duty', '=', duty)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function excuseDuty(
  tx: Db,
  authorityId: string,
  id: string,
  patch: Readonly<Record<'excusedOn' | 'excusedBecause' | 'excusedByName', string | null>>,
): Promise<void> {
  await tx
    .updateTable('duty')
    .set(patch)
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

/** The first day of what an authority kept here. */
export async function beginningOf(tx: Db, authorityId: string): Promise<string> {
  const { rows } = await sql<{ on: string }>`
    select (created_at at time zone 'Asia/Shanghai')::date as on from authority where id = ${authorityId}`.execute(
    tx,
  );
  return rows[0]?.on ?? '9999-12-31';
}
