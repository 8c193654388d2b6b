import type { Escalation } from '@zhiben/domain/contract/escalation.ts';
import type {
  Because,
  EscalationState,
  Ground,
  Refusal,
  Rung,
} from '@zhiben/domain/kinds/escalation/ladder.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql, within } from './database.ts';
import { OWED } from './duty-ladder.ts';

const SORT = '-reached';

export interface NewEscalation {
  readonly authorityId: string;
  readonly id: string;
  /** The hazard, or null with the duties that it names. */
  readonly caseId: string | null;
  readonly dutyIds: readonly string[] | null;
  readonly organisationId: string;
  readonly rung: Rung;
  readonly reachedOn: string;
  readonly because: Because;
}

/** What a change may set; days and instants as text. */
export type EscalationChange = Partial<
  Pick<
    Escalation,
    | 'state'
    | 'deferredUntil'
    | 'deferReason'
    | 'signedAt'
    | 'signedByName'
    | 'documentId'
    | 'receivedAt'
    | 'receivedByName'
    | 'receipt'
    | 'repliedAt'
    | 'reply'
    | 'endedAt'
    | 'publicText'
    | 'checkedAt'
    | 'checkedByName'
    | 'checkOpinion'
    | 'publishedAt'
    | 'correctedAt'
    | 'removedAt'
    | 'removalReason'
  > & { signedBy: string; checkedBy: string | null }
>;

/** A late hazard on its way up the ladder, with what stands of it. */
export interface Climber {
  readonly file: CaseFile;
  readonly standing: readonly { readonly rung: Rung; readonly reachedOn: string }[];
  readonly refused: readonly Refusal[];
}

const STANDING = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('rung', e.rung, 'reachedOn', e.reached_on)), '[]')
     from escalation e
    where e.authority_id = c.authority_id and e.case_id = c.id and e.state not in ('cleared', 'void')) as standing`;

/** What the enterprise refused of a case `c`. `now` is the server's time, ISO 8601. */
const refusedOf = (now: string) => sql`
  (select array_remove(array[
     case when bool_or(n.state in ('made', 'opened') and n.serve_due_at is not null and n.answer_by < ${now}::timestamptz)
           and not bool_or(n.state = 'acknowledged') then 'notice-unanswered' end,
     case when bool_or(n.refused) then 'refused-in-person' end], null)
     from notice n where n.authority_id = c.authority_id and n.case_id = c.id) as refused`;

/** What the enterprise refused of one hazard. */
export async function refusalsOf(
  tx: Db,
  { authorityId, id }: Pick<CaseFile, 'authorityId' | 'id'>,
  now: string,
): Promise<readonly Refusal[]> {
  const { rows } = await sql<Pick<Climber, 'refused'>>`
    select ${refusedOf(now)} from case_file c where c.authority_id = ${authorityId} and c.id = ${id}`.execute(
    tx,
  );
  return rows[0]?.refused ?? [];
}

/**
 * Major hazards whose term is over and whose turn it is the enterprise's, by term and id.
 *
 * @param after The last of the page before.
 */
export async function lateHazards(
  tx: Db,
  authorityId: string,
  today: string,
  now: string,
  { after, limit }: { readonly after: Climber['file'] | undefined; readonly limit: number },
): Promise<Climber[]> {
  const { rows } = await sql<CaseFile & Pick<Climber, 'standing' | 'refused'>>`
    select c.*, ${STANDING}, ${refusedOf(now)} from case_file c
     where c.authority_id = ${authorityId} and c.kind = 'hazard' and c.grade = 'major' and c.holder = 'enterprise'
       and c.due_on < ${today}::date
       ${after === undefined ? sql`` : sql`and (c.due_on, c.id) > (${after.dueOn}::date, ${after.id}::uuid)`}
     order by c.due_on, c.id limit ${limit}`.execute(tx);
  return rows.map(({ standing, refused, ...file }) => ({ file, standing, refused: refused ?? [] }));
}

/** What stands of one hazard's ladder. */
export async function standingOf(
  tx: Db,
  { authorityId, id }: Pick<CaseFile, 'authorityId' | 'id'>,
): Promise<Climber['standing']> {
  return (await tx
    .selectFrom('escalation')
    .select(['rung', 'reachedOn'])
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', id)
    .where('state', 'not in', ['cleared', 'void'])
    .execute()) as Climber['standing'];
}

/** How many rungs this hazard ever reached: every one gets an id of its own. */
export async function countReached(tx: Db, { authorityId, id }: Pick<CaseFile, 'authorityId' | 'id'>) {
  const { count } = await tx
    .selectFrom('escalation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', id)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** False when the rung stands already: somebody else was quicker. */
export async function insertEscalation(
  tx: Db,
  { because, dutyIds, ...row }: NewEscalation,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('escalation')
    .values({ ...row, dutyIds: dutyIds && [...dutyIds], state: 'due', because: JSON.stringify(because) })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export async function changeEscalation(
  tx: Db,
  { authorityId, id }: Pick<Escalation, 'authorityId' | 'id'>,
  change: EscalationChange,
): Promise<void> {
  await tx
    .updateTable('escalation')
    .set(change)
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

/** A rung within reach, its row locked; undefined when it is absent or foreign, which look the same. */
export async function lockEscalation(tx: Db, authorityIds: readonly string[], id: string) {
  return tx
    .selectFrom('escalation')
    .selectAll()
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The rungs of a case in these states, locked. */
export async function lockStanding(
  tx: Db,
  { authorityId, id }: Pick<CaseFile, 'authorityId' | 'id'>,
  states: readonly EscalationState[],
) {
  return tx
    .selectFrom('escalation')
    .select(['authorityId', 'id', 'organisationId', 'publishedAt', 'removedAt'])
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', id)
    .where('state', 'in', [...states])
    .forUpdate()
    .execute();
}

/** Rungs that were put off until today, locked. */
export async function lockDeferredUntil(tx: Db, authorityId: string, today: string) {
  return tx
    .selectFrom('escalation')
    .select(['authorityId', 'id', 'organisationId'])
    .where('authorityId', '=', authorityId)
    .where('state', '=', 'deferred')
    .where('deferredUntil', '<=', today)
    .forUpdate()
    .execute();
}

const WHOLE = sql`
  e.authority_id as "authorityId", e.id, e.case_id as "caseId", e.organisation_id as "organisationId", e.rung, e.state,
  e.reached_on as "reachedOn", e.because, e.deferred_until as "deferredUntil", e.defer_reason as "deferReason",
  e.signed_at as "signedAt", e.signed_by_name as "signedByName", e.document_id as "documentId", e.received_at as "receivedAt", e.received_by_name as "receivedByName", e.receipt,
  e.replied_at as "repliedAt", e.reply, e.ended_at as "endedAt", e.public_text as "publicText",
  e.checked_at as "checkedAt", e.checked_by_name as "checkedByName", e.check_opinion as "checkOpinion",
  e.published_at as "publishedAt", e.corrected_at as "correctedAt", e.removed_at as "removedAt",
  e.removal_reason as "removalReason",
  (select c.number from case_file c where c.authority_id = e.authority_id and c.id = e.case_id) as "caseNumber",
  (select c.title from case_file c where c.authority_id = e.authority_id and c.id = e.case_id) as "caseTitle",
  (select o.name from organisation o
    where o.authority_id = e.authority_id and o.id = e.organisation_id) as "organisationName",
  case when e.case_id is null then (select count(*)::int from duty d
    where d.authority_id = e.authority_id and d.id = any (e.duty_ids) and ${OWED}) end as "dutiesOpen",
  (select a.name from authority a where a.id = e.authority_id) as "issuerName"`;

/** Every rung that a case reached, or the late duties of an enterprise, the latest first. */
export async function escalationsOf(
  tx: Db,
  authorityIds: readonly string[],
  of: { readonly caseId: string } | { readonly organisationId: string },
): Promise<Escalation[]> {
  const which =
    'caseId' in of
      ? sql`e.case_id = ${of.caseId}`
      : sql`e.case_id is null and e.organisation_id = ${of.organisationId}`;
  const { rows } = await sql<Escalation>`
    select ${WHOLE} from escalation e
     where e.authority_id = any (${[...authorityIds]}::uuid[]) and ${which}
     order by e.reached_on desc, e.id desc`.execute(tx);
  return rows;
}

export async function readEscalation(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<Escalation | undefined> {
  const { rows } = await sql<Escalation>`
    select ${WHOLE} from escalation e
     where e.authority_id = any (${[...authorityIds]}::uuid[]) and e.id = ${id}`.execute(tx);
  return rows[0];
}

export interface EscalationListing {
  readonly authorityIds: readonly string[];
  readonly which: 'unsigned' | 'in-force' | 'all';
  readonly rung?: Rung | undefined;
  readonly ground?: Ground | undefined;
  readonly organisationId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of rungs, the latest first, by key. Reach is enforced by the database. */
export async function listEscalations(tx: Db, { which, ...query }: EscalationListing) {
  const [on, id] = query.cursor === undefined ? [null, null] : readCursor(query.cursor, SORT, ['day', 'id']);
  const conditions = [within('e.authority_id', query.authorityIds)];
  if (which === 'unsigned') conditions.push(sql`e.state in ('due', 'deferred')`);
  if (which === 'in-force') conditions.push(sql`e.state in ('issued', 'received', 'replied')`);
  if (query.rung !== undefined) conditions.push(sql`e.rung = ${query.rung}`);
  if (query.ground === 'hazard') conditions.push(sql`e.case_id is not null`);
  if (query.ground === 'duties') conditions.push(sql`e.case_id is null`);
  if (query.organisationId !== undefined) conditions.push(sql`e.organisation_id = ${query.organisationId}`);
  if (on !== null) conditions.push(sql`(e.reached_on, e.id) < (${on}::date, ${id}::uuid)`);
  const { rows } = await sql<Escalation>`
    select ${WHOLE} from escalation e where ${sql.join(conditions, sql` and `)}
     order by e.reached_on desc, e.id desc limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > query.limit && last ? writeCursor(SORT, last.reachedOn, last.id) : null,
  };
}

/** What stands before the public now, the latest first; for anybody. */
export async function publicDisclosures(db: Db, most: number) {
  const { rows } = await sql<{
    id: string;
    authorityName: string;
    organisationName: string;
    caseTitle: string | null;
    dueOn: string | null;
    words: string;
    publishedAt: string;
    correctedAt: string | null;
  }>`select id, authority_name, organisation_name, case_title, due_on, words, published_at, corrected_at
       from public_disclosures(${most})`.execute(db);
  return rows;
}

/** Drafts of rungs that are void or cleared: nobody is to issue them any more. */
export async function draftsOfEnded(tx: Db, authorityId: string): Promise<{ id: string }[]> {
  return tx
    .selectFrom('document as d')
    .innerJoin('escalation as e', (j) =>
      j.onRef('e.authorityId', '=', 'd.authorityId').onRef('e.documentId', '=', 'd.id'),
    )
    .select('d.id')
    .where('d.authorityId', '=', authorityId)
    .where('d.state', '=', 'draft')
    .where('e.state', 'in', ['cleared', 'void'])
    .execute();
}
