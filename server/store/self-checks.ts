import type { SelfCheck } from '@zhiben/domain/contract/inquiry.ts';
import type { Insertable } from 'kysely';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql, within } from './database.ts';
import type { Schema } from './schema.gen.ts';

/** Name of the one order that the list has: newest first. */
const SORT = 'self-check-day';

/** Raises a unique violation for a taken id. */
export async function insertSelfCheck(tx: Db, row: Insertable<Schema['selfCheck']>): Promise<void> {
  await tx.insertInto('selfCheck').values(row).execute();
}

const WHOLE = sql`
  s.id, s.organisation_id as "organisationId", s.checked_on as "checkedOn", s.whole_site as "wholeSite", s.place,
  s.criteria, s.scope, s.found_nothing as "foundNothing", s.case_ids as "caseIds", s.note,
  s.signed_by_name as "signedByName", s.signed_at as "signedAt",
  (select o.name from organisation o
    where o.authority_id = s.authority_id and o.id = s.organisation_id) as "organisationName"`;

export async function readSelfCheck(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<(SelfCheck & { signedBy: string }) | undefined> {
  const { rows } = await sql<SelfCheck & { signedBy: string }>`
    select ${WHOLE}, s.signed_by as "signedBy" from self_check s
     where ${within('s.authority_id', authorityIds)} and s.id = ${id}`.execute(tx);
  return rows[0];
}

export interface SelfCheckListing {
  readonly authorityIds: readonly string[];
  readonly organisationId?: string | undefined;
  readonly found?: 'nothing' | 'something' | undefined;
  /** Days YYYY-MM-DD, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of self-checks, newest first, by key. Reach is enforced by the database. */
export async function listSelfChecks(tx: Db, query: SelfCheckListing) {
  const [on, id] = query.cursor === undefined ? [null, null] : readCursor(query.cursor, SORT, ['day', 'id']);
  const conditions = [within('s.authority_id', query.authorityIds)];
  if (query.organisationId !== undefined) conditions.push(sql`s.organisation_id = ${query.organisationId}`);
  if (query.found !== undefined) conditions.push(sql`s.found_nothing = ${query.found === 'nothing'}`);
  if (query.from !== undefined) conditions.push(sql`s.checked_on >= ${query.from}::date`);
  if (query.to !== undefined) conditions.push(sql`s.checked_on <= ${query.to}::date`);
  if (on !== null) conditions.push(sql`(s.checked_on, s.id) < (${on}::date, ${id}::uuid)`);
  const { rows } = await sql<SelfCheck>`
    select ${WHOLE} from self_check s where ${sql.join(conditions, sql` and `)}
     order by s.checked_on desc, s.id desc limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? writeCursor(SORT, last.checkedOn, last.id) : null,
  };
}
