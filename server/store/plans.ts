import type { ReceiptList } from '@zhiben/domain/contract/plan.ts';
import type { Evidence } from '@zhiben/domain/plan/evidence.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql, within } from './database.ts';

export interface StoredPlan {
  readonly content: unknown;
  readonly because: string;
  readonly issuedByName: string;
  readonly issuedAt: string;
}

/** The edition in force; undefined while the product's own is. */
export async function latestPlan(tx: Db, authorityId: string): Promise<StoredPlan | undefined> {
  return tx
    .selectFrom('planEdition')
    .select(['content', 'because', 'issuedByName', 'issuedAt'])
    .where('authorityId', '=', authorityId)
    .orderBy('issuedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Raises a unique violation when this edition was issued already. */
export async function insertPlan(
  tx: Db,
  row: StoredPlan &
    Readonly<Record<'authorityId' | 'plan' | 'issuedBy', string>> & { readonly edition: number },
): Promise<void> {
  await tx
    .insertInto('planEdition')
    .values({ ...row, content: JSON.stringify(row.content) })
    .execute();
}

export interface Edition {
  readonly authorityId: string;
  readonly plan: string;
  readonly edition: number;
}

export async function readReceipt(tx: Db, { authorityId, plan, edition }: Edition, organisationId: string) {
  return tx
    .selectFrom('planReceipt')
    .select(['id', 'signedByName as byName', 'signedAt as at'])
    .where('authorityId', '=', authorityId)
    .where('plan', '=', plan)
    .where('edition', '=', edition)
    .where('organisationId', '=', organisationId)
    .executeTakeFirst();
}

export async function insertReceipt(
  tx: Db,
  row: Edition & Readonly<Record<'id' | 'organisationId' | 'signedBy' | 'signedByName' | 'signedAt', string>>,
): Promise<void> {
  await tx.insertInto('planReceipt').values(row).execute();
}

/** The edition that each of these authorities issued last; those that issued none are absent. */
export async function latestEditions(tx: Db, authorityIds: readonly string[]): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    select distinct on (p.authority_id) p.authority_id, p.plan, p.edition from plan_edition p
     where ${within('p.authority_id', authorityIds)} order by p.authority_id, p.issued_at desc`.execute(tx);
  return rows;
}

/** For each edition how many enterprises of its authority have signed it, of how many. */
export async function countReceipts(tx: Db, editions: readonly Edition[]) {
  const of = <Name extends keyof Edition>(name: Name) => editions.map((each) => each[name]);
  const { rows } = await sql<{ authorityId: string; signed: number; asked: number }>`
    select e.authority_id,
           (select count(*)::int from plan_receipt r join organisation o
              on o.authority_id = r.authority_id and o.id = r.organisation_id and o.active and o.kind = 'enterprise'
             where r.authority_id = e.authority_id and r.plan = e.plan and r.edition = e.edition) as signed,
           (select count(*)::int from organisation o
             where o.authority_id = e.authority_id and o.active and o.kind = 'enterprise') as asked
      from unnest(${of('authorityId')}::uuid[], ${of('plan')}::text[], ${of('edition')}::int[])
           e (authority_id, plan, edition)`.execute(tx);
  return rows;
}

/** Name of the one order that the list of receipts has. */
const SORT = 'receipt-name';

/** Enterprises by name with their receipt, page by page by key. */
export async function listReceipts(
  tx: Db,
  { authorityId, plan, edition }: Edition,
  query: {
    readonly which: 'unsigned' | 'signed' | 'all';
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
): Promise<ReceiptList> {
  const [after, id] =
    query.cursor === undefined ? [null, null] : readCursor(query.cursor, SORT, ['text', 'id']);
  const which = {
    unsigned: sql`r.id is null`,
    signed: sql`r.id is not null`,
    all: sql`true`,
  }[query.which];
  const { rows } = await sql<ReceiptList['rows'][number]>`
    select o.id, o.name as organisation_name, r.signed_by_name as by_name, r.signed_at as at
      from organisation o
      left join plan_receipt r on r.authority_id = o.authority_id and r.organisation_id = o.id
           and r.plan = ${plan} and r.edition = ${edition}
     where o.authority_id = ${authorityId} and o.active and o.kind = 'enterprise' and ${which}
       and (${after}::text is null or (o.name, o.id) > (${after}::text, ${id}::uuid))
     order by o.name, o.id limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? writeCursor(SORT, last.organisationName, last.id) : null };
}

/** Counted no further: a clause asks whether there is something, and how fresh it is. */
const MOST = 1000;

/** Cases and lists: the table, the column by which the newest is found, and whether that is an instant or a day. */
const TABLES = [
  ['case', 'hazard', 'case_file', 'updated_at', 'instant'],
  ['case', 'notice', 'notice', 'made_at', 'instant'],
  ['case', 'escalation', 'escalation', 'reached_on', 'day'],
  ['case', 'listed-supervision', 'listing', 'listed_on', 'day'],
  ['case', 'supervision-order', 'supervision_order', 'issued_on', 'day'],
  ['case', 'inquiry', 'inquiry', 'opened_on', 'day'],
  ['case', 'self-check', 'self_check', 'checked_on', 'day'],
  ['case', 'double-report', 'double_report', 'told_on', 'day'],
  ['case', 'monthly-batch', 'monthly_batch', 'month', 'day'],
  ['page', 'figure-snapshots', 'figure_snapshot', 'month', 'day'],
  ['page', 'import', 'import_batch', 'updated_at', 'instant'],
  ['page', 'departments', 'department', 'created_at', 'instant'],
  ['page', 'enterprises', 'organisation', 'updated_at', 'instant'],
  ['page', 'people', 'person', 'updated_at', 'instant'],
  ['page', 'plan', 'plan_receipt', 'signed_at', 'instant'],
] as const;

/** How many records stand behind each binding that tables can tell of, and the day of the newest. */
export async function countEvidence(tx: Db, authorityIds: readonly string[]): Promise<Evidence[]> {
  const counted = TABLES.map(([kind, name, table, column, type]) => {
    const newest = sql.ref(`t.${column}`);
    const day = type === 'day' ? sql`x.at` : sql`(x.at at time zone 'Asia/Shanghai')::date`;
    // Hazards are the one kind of case: named, so that an index by their change finds the newest.
    const which = table === 'case_file' ? sql`t.kind = 'hazard'` : sql`true`;
    return sql`
      select ${kind}::text as kind, ${name}::text as name, count(*)::int as count, max(${day}) as latest
        from (select ${newest} as at from ${sql.table(table)} t
               where ${within('t.authority_id', authorityIds)} and ${which}
               order by ${newest} desc limit ${MOST}) x`;
  });
  const { rows } = await sql<Evidence>`
    ${sql.join(counted, sql` union all `)}
    union all
    select 'register', e.register, count(*)::int, (max(e.updated_at) at time zone 'Asia/Shanghai')::date
      from register_entry e where ${within('e.authority_id', authorityIds)} and e.ended_on is null group by e.register
    union all
    select 'duty', p.duty, sum(p.covered)::int, max(p.due_on) filter (where p.covered > 0)
      from duty_period p where ${within('p.authority_id', authorityIds)} group by p.duty
    union all
    select 'document', d.kind, count(*)::int, max(i.issued_on)
      from document d join document_issue i on i.authority_id = d.authority_id and i.document_id = d.id
     where ${within('d.authority_id', authorityIds)} and d.state = 'issued' group by d.kind`.execute(tx);
  return rows;
}
