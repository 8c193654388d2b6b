import type { OrderRow } from '@zhiben/domain/contract/supervision.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, hasWords, sql, within } from './database.ts';
import { documentAs } from './entries.ts';

/** Name of the one order that the list has: the earliest term first. */
const SORT = 'order-due';

const WHOLE = sql`
  s.authority_id as "authorityId", s.id, s.case_id as "caseId", s.organisation_id as "organisationId", s.number, s.year,
  s.state, s.version, s.title, s.level, s.issuing_body as "issuingBody", s.requirements,
  s.department_id as "departmentId", s.handler_id as "handlerId", s.issued_on as "issuedOn", s.due_on as "dueOn",
  s.extension_asked as "extensionAsked", s.new_due_on as "newDueOn", s.extended, s.progress_on as "progressOn",
  s.refused_on as "refusedOn", s.ended_on as "endedOn",
  (select c.number from case_file c where c.authority_id = s.authority_id and c.id = s.case_id) as "caseNumber",
  (select c.state from case_file c where c.authority_id = s.authority_id and c.id = s.case_id) as "caseState",
  (select o.name from organisation o
    where o.authority_id = s.authority_id and o.id = s.organisation_id) as "organisationName",
  (select d.name from department d
    where d.authority_id = s.authority_id and d.id = s.department_id) as "departmentName",
  (select p.name from person p where p.authority_id = s.authority_id and p.id = s.handler_id) as "handlerName",
  ${documentAs('s', 'document_id', 'document')}`;

export async function readOrder(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`
    select ${WHOLE} from supervision_order s
     where ${within('s.authority_id', authorityIds)} and s.id = ${id}`.execute(tx);
  return rows[0];
}

/** Every order about a hazard, the latest last. */
export async function ordersOf(tx: Db, authorityId: string, caseId: string): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${WHOLE} from supervision_order s where s.authority_id = ${authorityId} and s.case_id = ${caseId}
     order by s.created_at, s.id`.execute(tx);
  return rows;
}

/** The orders about a hazard that stand so, their rows locked. */
export async function lockOrdersOf(tx: Db, authorityId: string, caseId: string, state: 'issued' | 'done') {
  return tx
    .selectFrom('supervisionOrder')
    .select(['authorityId', 'id', 'organisationId', 'version', 'documentId'])
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', caseId)
    .where('state', '=', state)
    .orderBy('id')
    .forUpdate()
    .execute();
}

export interface OrderListing {
  readonly authorityIds: readonly string[];
  readonly which: 'open' | 'late' | 'asked' | 'ended' | 'all';
  readonly level?: string | undefined;
  /** Words in number or title. */
  readonly q?: string | undefined;
  /** The reader's own, named so that an index finds them. */
  readonly organisationId?: string | undefined;
  /** The calendar day in China. */
  readonly today: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of orders, the earliest term first, by key. Reach is enforced by the database. */
export async function listOrders(tx: Db, { which, today, ...query }: OrderListing) {
  const [due, id] = query.cursor === undefined ? [null, null] : readCursor(query.cursor, SORT, ['day', 'id']);
  const conditions = [within('s.authority_id', query.authorityIds)];
  if (['open', 'late', 'asked'].includes(which)) conditions.push(sql`s.state = 'issued'`);
  if (which === 'late') conditions.push(sql`s.due_on < ${today}::date`);
  if (which === 'asked') conditions.push(sql`s.extension_asked`);
  if (which === 'ended') conditions.push(sql`s.state in ('done', 'withdrawn')`);
  if (query.level !== undefined) conditions.push(sql`s.level = ${query.level}`);
  if (query.q) conditions.push(hasWords(sql`s.number || ' ' || s.title`, query.q));
  if (query.organisationId !== undefined) conditions.push(sql`s.organisation_id = ${query.organisationId}`);
  if (due !== null) conditions.push(sql`(s.due_on, s.id) > (${due}::date, ${id}::uuid)`);
  const { rows } = await sql<OrderRow>`
    select ${WHOLE} from supervision_order s where ${sql.join(conditions, sql` and `)}
     order by s.due_on, s.id limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? writeCursor(SORT, last.dueOn, last.id) : null,
  };
}
