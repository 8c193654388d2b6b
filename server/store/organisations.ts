import type { OrganisationPage, OrganisationQuery, OrganisationRow } from '@zhiben/domain/contract/world.ts';
import type { RawBuilder } from 'kysely';
import type { z } from 'zod';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, hasWords, sql } from './database.ts';
import type { Schema } from './schema.gen.ts';

/** What a case takes over from the organisation that it is about. */
export async function findOrganisationForCase(tx: Db, authorityId: string, id: string) {
  return tx
    .selectFrom('organisation')
    .select(['name', 'id', 'departmentId', 'regionCode', 'industryCode'])
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** GB/T 2260 code of the region that an authority governs. */
export async function regionOf(tx: Db, authorityId: string): Promise<string> {
  const { regionCode } = await tx
    .selectFrom('authority')
    .select('regionCode')
    .where('id', '=', authorityId)
    .executeTakeFirstOrThrow();
  return regionCode;
}

/** An organisation as its row holds it; days of creation and change are the register's business. */
export type OrganisationRecord = Omit<OrganisationRow, 'departmentName' | 'openHazards' | 'overdueHazards'>;

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
] as const satisfies readonly (keyof Schema['organisation'])[];

/** Reads an organisation and locks its row; undefined when it is absent or out of reach, which look the same. */
export async function lockOrganisation(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<OrganisationRecord | undefined> {
  return (await tx
    .selectFrom('organisation')
    .select(COLUMNS)
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()) as OrganisationRecord | undefined;
}

/** Raises a unique violation for a taken id or credit code. */
export async function insertOrganisation(tx: Db, row: OrganisationRecord, at: string): Promise<void> {
  await tx
    .insertInto('organisation')
    .values({ ...row, createdAt: at, updatedAt: at })
    .execute();
}

export async function updateOrganisation(
  tx: Db,
  { authorityId, id }: Pick<OrganisationRecord, 'authorityId' | 'id'>,
  patch: Partial<OrganisationRecord>,
  at: string,
): Promise<void> {
  await tx
    .updateTable('organisation')
    .set({ ...patch, updatedAt: at })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

/** Who has this credit code already, within the reader's reach. */
export async function organisationByUscc(tx: Db, authorityId: string, uscc: string) {
  return tx
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('authorityId', '=', authorityId)
    .where('uscc', '=', uscc)
    .executeTakeFirst();
}

export type OrganisationListing = Omit<z.output<typeof OrganisationQuery>, 'industryCode'> & {
  readonly authorityIds: readonly string[];
  /** Codes of which one must begin the organisation's: a section's letter is told as its divisions. */
  readonly industries?: readonly string[] | undefined;
  /** The day by which a hazard is overdue, YYYY-MM-DD. */
  readonly today: string;
};

/**
 * One page of organisations with their open hazards. By name, only the page's own hazards are counted, each by a
 * range of the index of open cases; by number of hazards, the open ones of the authority are counted once.
 */
export async function listOrganisations(tx: Db, query: OrganisationListing) {
  const { sort, limit } = query;
  const counted = sort !== 'name' || query.withOpen !== undefined;
  const key = { name: sql`o.name`, '-open': OPEN, '-overdue': OVERDUE }[sort];
  const direction = sql.raw(sort === 'name' ? 'asc' : 'desc');
  const conditions = matches(query);
  if (query.cursor !== undefined) {
    const shape = [sort === 'name' ? 'text' : 'number', 'id'] as const;
    const [after, id] = readCursor(query.cursor, sort, shape);
    conditions.push(
      sort === 'name'
        ? sql<boolean>`(o.name, o.id) > (${after}, ${id}::uuid)`
        : sql<boolean>`(${key} < ${after}::int or (${key} = ${after}::int and o.id > ${id}::uuid))`,
    );
  }
  const { rows } = await sql<OrganisationRow>`
    with page as (
      select o.*
        from organisation o ${
          counted
            ? sql`left join (${countsByOrganisation(query)}) h
          on h.authority_id = o.authority_id and h.organisation_id = o.id`
            : sql``
        }
       where ${sql.join(conditions, sql` and `)}
       order by ${key} ${direction}, o.id
       limit ${limit + 1}
    )
    select ${columnsOf('o')}, d.name as department_name, h.open_hazards, h.overdue_hazards
      from page o
      left join department d on d.authority_id = o.authority_id and d.id = o.department_id
      cross join lateral (${countsOf(sql`o`, query.today)}) h
     order by ${sort === 'name' ? sql`o.name` : sql`h.${sql.raw(sort === '-open' ? 'open' : 'overdue')}_hazards`} ${direction}, o.id`.execute(
    tx,
  );
  const more = rows.length > limit;
  const shown = more ? rows.slice(0, limit) : rows;
  const last = shown.at(-1);
  const value = last && { name: last.name, '-open': last.openHazards, '-overdue': last.overdueHazards }[sort];
  return {
    rows: shown,
    next: more && last && value !== undefined ? writeCursor(sort, value, last.id) : null,
  };
}

/** One organisation as the list shows it; undefined when it is absent or out of reach. */
export async function readOrganisation(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
  today: string,
): Promise<OrganisationRow | undefined> {
  const { rows } = await sql<OrganisationRow>`
    select ${columnsOf('o')}, d.name as department_name, h.open_hazards, h.overdue_hazards
      from organisation o
      left join department d on d.authority_id = o.authority_id and d.id = o.department_id
      cross join lateral (${countsOf(sql`o`, today)}) h
     where o.authority_id = any (${[...authorityIds]}::uuid[]) and o.id = ${id}`.execute(tx);
  return rows[0];
}

/** How many hazards an organisation ever had, by where they stand. */
export async function countHazardsOf(
  tx: Db,
  authorityId: string,
  organisationId: string,
  today: string,
): Promise<OrganisationPage['hazards']> {
  const { rows } = await sql<OrganisationPage['hazards']>`
    select count(*)::int as total,
           count(*) filter (where holder <> 'nobody')::int as open,
           count(*) filter (where holder <> 'nobody' and due_on < ${today}::date)::int as overdue,
           count(*) filter (where holder <> 'nobody' and grade = 'major')::int as open_major,
           count(*) filter (where state = 'closed')::int as closed
      from case_file
     where authority_id = ${authorityId} and organisation_id = ${organisationId} and kind = 'hazard'`.execute(
    tx,
  );
  return rows[0] ?? { total: 0, open: 0, overdue: 0, openMajor: 0, closed: 0 };
}

const OPEN = sql`coalesce(h.open_hazards, 0)`;
const OVERDUE = sql`coalesce(h.overdue_hazards, 0)`;

/** A case is open while somebody holds it. */
const counts = (today: string) => sql`
  count(*)::int as open_hazards, count(*) filter (where c.due_on < ${today}::date)::int as overdue_hazards`;

function countsOf(organisation: RawBuilder<unknown>, today: string) {
  return sql`
    select ${counts(today)} from case_file c
     where c.authority_id = ${organisation}.authority_id and c.organisation_id = ${organisation}.id
       and c.kind = 'hazard' and c.holder <> 'nobody'`;
}

function countsByOrganisation({ authorityIds, today }: OrganisationListing) {
  return sql`
    select c.authority_id, c.organisation_id, ${counts(today)} from case_file c
     where c.authority_id = any (${[...authorityIds]}::uuid[]) and c.organisation_id is not null
       and c.kind = 'hazard' and c.holder <> 'nobody'
     group by c.authority_id, c.organisation_id`;
}

function columnsOf(alias: string) {
  return sql.join(COLUMNS.map((column) => sql.ref(`${alias}.${column}`)));
}

function matches(query: OrganisationListing): RawBuilder<boolean>[] {
  const [only] = query.authorityIds;
  const all: RawBuilder<boolean>[] = [
    // A single authority is an equality, which keeps the index's order; several are a set.
    query.authorityIds.length === 1
      ? sql<boolean>`o.authority_id = ${only}`
      : sql<boolean>`o.authority_id = any (${[...query.authorityIds]}::uuid[])`,
  ];
  if (query.departmentId) all.push(sql<boolean>`o.department_id = ${query.departmentId}`);
  if (query.kind) all.push(sql<boolean>`o.kind = ${query.kind}`);
  if (query.scale) all.push(sql<boolean>`o.scale = ${query.scale}`);
  if (query.active !== undefined) all.push(sql<boolean>`o.active = ${query.active}`);
  if (query.sectorMark) all.push(sql<boolean>`${query.sectorMark} = any (o.sector_marks)`);
  if (query.withOpen !== undefined)
    all.push(query.withOpen ? sql<boolean>`${OPEN} > 0` : sql<boolean>`${OPEN} = 0`);
  if (query.regionCode) all.push(begins(sql`o.region_code`, query.regionCode));
  if (query.industries)
    all.push(
      sql<boolean>`(${sql.join(
        query.industries.map((code) => begins(sql`o.industry_code`, code)),
        sql` or `,
      )})`,
    );
  if (query.q) all.push(hasWords(sql`o.name || ' ' || coalesce(o.uscc, '') || ' ' || o.address`, query.q));
  return all;
}

const begins = (column: RawBuilder<unknown>, code: string) =>
  sql<boolean>`(${column} >= ${code} and ${column} < ${`${code}\uffff`})`;
