import type { SupervisionWaiting } from '@zhiben/domain/contract/supervision.ts';
import { type Db, sql, within } from './database.ts';

/** Counted no further: on a first page "100+" says as much. */
const MOST = 100;

/** How much of supervision waits, within the reader's reach; each number opens a list. */
export async function countWaiting(
  tx: Db,
  authorityIds: readonly string[],
  today: string,
): Promise<SupervisionWaiting> {
  const told = (part: string) => sql`exists (select from double_report d
    where d.authority_id = c.authority_id and d.case_id = c.id and d.part = ${part})`;
  const { rows } = await sql<SupervisionWaiting>`
    select (select count(*)::integer from (
             select from case_file c where ${within('c.authority_id', authorityIds)} and c.kind = 'hazard' and c.grade = 'major'
                and c.holder <> 'nobody' and c.state not in ('reported', 'contested') and c.organisation_id is not null
                and not (${told('employees')} and ${told('congress')}) limit ${MOST}) x) as "notTold",
           (select count(*)::integer from (
             select from listing l where ${within('l.authority_id', authorityIds)} and l.state = 'applied' and l.review_by < ${today}::date
              limit ${MOST}) x) as "reviewsLate",
           (select count(*)::integer from (
             select from supervision_order s where ${within('s.authority_id', authorityIds)} and s.state = 'issued' and s.due_on < ${today}::date
              limit ${MOST}) x) as "ordersLate",
           (select count(*)::integer from (
             select from inquiry i where ${within('i.authority_id', authorityIds)} and i.state in ('opened', 'proposed') limit ${MOST}) x) as inquiries`.execute(
    tx,
  );
  return rows[0] ?? { notTold: 0, reviewsLate: 0, ordersLate: 0, inquiries: 0 };
}
