import type { BatchHazard } from '@zhiben/domain/contract/monthly.ts';
import {
  type BatchItem,
  type BatchState,
  MOST_ITEMS,
  OVERDUE_DAYS,
} from '@zhiben/domain/kinds/monthly/monthly.ts';
import { type Db, sql, within } from './database.ts';

/** A month's submission as its row holds it; `month` is its first day, instants ISO 8601. */
export interface BatchRow {
  readonly authorityId: string;
  readonly id: string;
  readonly month: string;
  readonly state: BatchState;
  readonly nil: boolean;
  readonly opinion: string;
  readonly pickedBy: string;
  readonly pickedByName: string;
  readonly pickedAt: string;
  readonly approvedBy: string | null;
  readonly approvedByName: string | null;
  readonly approvedAt: string | null;
  readonly submittedTo: string | null;
  readonly receipt: string | null;
  readonly submittedBy: string | null;
  readonly submittedByName: string | null;
  readonly submittedAt: string | null;
  readonly returnedBy: string | null;
  readonly returnedByName: string | null;
  readonly returnedAt: string | null;
  readonly returnReason: string | null;
  readonly version: number;
  readonly items: readonly BatchItem[];
}

/** The months of one authority that somebody picked for, from a month on (its first day). */
export async function listBatches(tx: Db, authorityId: string, from: string) {
  const { rows } = await sql<Pick<BatchRow, 'month' | 'state' | 'nil'> & { items: number }>`
    select month, state, nil, jsonb_array_length(items) as items from monthly_batch
     where authority_id = ${authorityId} and month >= ${from}`.execute(tx);
  return rows;
}

/** The first day of the month in which the authority was set up: before it nobody could submit. */
export async function firstMonthOf(tx: Db, authorityId: string): Promise<string> {
  const { rows } = await sql<{ month: string }>`
    select date_trunc('month', created_at at time zone 'Asia/Shanghai')::date as month from authority
     where id = ${authorityId}`.execute(tx);
  return rows[0]?.month ?? '';
}

/** The batch of a month, locked when it is to be changed. */
export async function findBatch(
  tx: Db,
  authorityId: string,
  month: string,
  lock = false,
): Promise<BatchRow | undefined> {
  const query = tx
    .selectFrom('monthlyBatch')
    .selectAll()
    .where('authorityId', '=', authorityId)
    .where('month', '=', month);
  return (await (lock ? query.forUpdate() : query).executeTakeFirst()) as BatchRow | undefined;
}

/** Raises a unique violation when somebody else picked meanwhile. */
export async function insertBatch(tx: Db, { items, ...row }: BatchRow): Promise<void> {
  await tx
    .insertInto('monthlyBatch')
    .values({ ...row, items: JSON.stringify(items) })
    .execute();
}

export async function updateBatch(
  tx: Db,
  { authorityId, id }: Pick<BatchRow, 'authorityId' | 'id'>,
  { items, ...patch }: Partial<BatchRow>,
): Promise<void> {
  await tx
    .updateTable('monthlyBatch')
    .set({ ...patch, ...(items === undefined ? {} : { items: JSON.stringify(items) }) })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

/** What is known of a hazard that may stand in a batch. */
export type Candidate = Omit<BatchHazard, 'reason' | 'named' | 'authorityName'> & {
  readonly authorityId: string;
  readonly suspended: boolean;
  readonly holder: string;
};

const CANDIDATE = sql`
  c.authority_id as "authorityId", c.id as "caseId", c.number, c.title, c.state, c.grade, c.due_on as "dueOn", c.suspended, c.holder,
  (select o.name from organisation o
    where o.authority_id = c.authority_id and o.id = c.organisation_id) as "organisationName"`;

/** Open hazards that a rule could propose on this day: the major ones, the stopped ones and those long overdue. */
export async function candidatesFor(tx: Db, authorityId: string, today: string): Promise<Candidate[]> {
  const open = sql`c.authority_id = ${authorityId} and c.kind = 'hazard' and c.holder <> 'nobody'`;
  const { rows } = await sql<Candidate>`
    select * from (
      (select ${CANDIDATE} from case_file c where ${open} and c.grade = 'major' order by c.due_on, c.id limit ${MOST_ITEMS})
      union
      (select ${CANDIDATE} from case_file c where ${open} and c.due_on <= ${today}::date - ${sql.lit(OVERDUE_DAYS)}
        order by c.due_on, c.id limit ${MOST_ITEMS})
      union
      (select ${CANDIDATE} from case_file c where ${open} and c.suspended order by c.due_on, c.id limit ${MOST_ITEMS})
    ) found order by "dueOn", number`.execute(tx);
  return rows;
}

/** These hazards of the authorities, in no order; those that are not there are missing. */
export async function hazardsOf(
  tx: Db,
  authorityIds: readonly string[],
  ids: readonly string[],
): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select ${CANDIDATE} from case_file c
     where ${within('c.authority_id', authorityIds)} and c.kind = 'hazard' and c.id = any (${[...ids]}::uuid[])`.execute(
    tx,
  );
  return rows;
}
