import type { MonthBelow } from '@zhiben/domain/contract/monthly.ts';
import type { BelowView, PickReason } from '@zhiben/domain/kinds/monthly/monthly.ts';
import type { RawBuilder } from 'kysely';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql } from './database.ts';

/** Name of the one order that the list has: by name. */
const SORT = 'name';

/** Which month (its first day) of the authorities right below which one; `over`: its day for submitting is past. */
export interface MonthOfAll {
  readonly parentId: string;
  readonly month: string;
  readonly over: boolean;
}

const BELOW = ({ parentId, month, over }: MonthOfAll) => sql`(
  select a.id as authority_id, a.name, b.state, coalesce(b.nil and b.submitted_at is not null, false) as nil,
         case when b.submitted_at is null then 0 else jsonb_array_length(b.items) end as items, b.submitted_at, b.submitted_by_name,
         ${sql.lit(over)} and b.state is distinct from 'submitted'
           and ${month}::date >= date_trunc('month', a.created_at at time zone 'Asia/Shanghai')::date as late
    from authority a
    left join monthly_batch b on b.authority_id = a.id and b.month = ${month}
   where a.parent_id = ${parentId}) x`;

const SHOWS: Readonly<Record<BelowView, RawBuilder<boolean>>> = {
  all: sql`true`,
  late: sql`x.late`,
  waiting: sql`x.state is distinct from 'submitted'`,
  submitted: sql`x.state = 'submitted'`,
  returned: sql`x.state = 'returned'`,
};

/** How many authorities stand right below. */
export async function countBelow(tx: Db, parentId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from authority where parent_id = ${parentId}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** One page of them, by name. What is being picked below is told by its state alone. */
export async function listBelowBy(
  tx: Db,
  of: MonthOfAll,
  query: { readonly which: BelowView; readonly cursor?: string | undefined; readonly limit: number },
): Promise<Pick<MonthBelow, 'rows' | 'next'>> {
  const after =
    query.cursor === undefined
      ? sql`true`
      : sql`(x.name, x.authority_id) > (${sql.join(readCursor(query.cursor, SORT, ['text', 'id']))})`;
  const { rows } = await sql<MonthBelow['rows'][number]>`
    select x.authority_id as "authorityId", x.name as "authorityName", x.state, x.nil, x.items, x.late,
           x.submitted_at as "submittedAt", x.submitted_by_name as "submittedByName"
      from ${BELOW(of)} where ${SHOWS[query.which]} and ${after}
     order by x.name, x.authority_id limit ${query.limit + 1}`.execute(tx);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: page,
    next:
      rows.length > page.length && last !== undefined
        ? writeCursor(SORT, last.authorityName, last.authorityId)
        : null,
  };
}

/** All of them added up. */
export async function totalsBelow(tx: Db, of: MonthOfAll): Promise<MonthBelow['totals']> {
  const { rows } = await sql<MonthBelow['totals']>`
    select count(*)::integer as authorities, count(*) filter (where x.state = 'submitted')::integer as submitted,
           count(*) filter (where x.state = 'submitted' and x.nil)::integer as nil,
           count(*) filter (where x.late)::integer as late,
           coalesce(sum(x.items) filter (where x.state = 'submitted'), 0)::integer as items
      from ${BELOW(of)}`.execute(tx);
  return rows[0] ?? { authorities: 0, submitted: 0, nil: 0, late: 0, items: 0 };
}

/** The authority, when it stands right below. */
export async function findBelow(tx: Db, parentId: string, id: string) {
  return tx
    .selectFrom('authority')
    .select(['id', 'name'])
    .where('parentId', '=', parentId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Every hazard that the authorities right below have submitted for a month (its first day), and why. */
export async function submittedBelow(tx: Db, parentId: string, month: string) {
  const { rows } = await sql<{ caseId: string; reason: PickReason; authorityName: string }>`
    select i.item ->> 'caseId' as "caseId", i.item ->> 'reason' as reason, a.name as "authorityName"
      from authority a
      join monthly_batch b on b.authority_id = a.id and b.month = ${month} and b.state = 'submitted',
           lateral jsonb_array_elements(b.items) i (item)
     where a.parent_id = ${parentId}`.execute(tx);
  return rows;
}
