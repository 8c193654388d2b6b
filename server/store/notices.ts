import type { Notice } from '@zhiben/domain/contract/notice.ts';
import { type NoticeState, type PostHolder, WAITING } from '@zhiben/domain/kinds/notice/notice.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import type { RawBuilder } from 'kysely';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql, within } from './database.ts';
import { countNotices } from './figure-changes.ts';

export interface NewNotice {
  readonly authorityId: string;
  readonly id: string;
  readonly caseId: string;
  readonly organisationId: string;
  readonly personId: string | null;
  readonly post: string;
  readonly state: NoticeState;
  readonly madeAt: string;
  readonly answerBy: string;
}

/** What ends a notice, or tells that it was looked at. Instants ISO 8601. */
export interface NoticeChange {
  readonly state?: NoticeState;
  readonly openedAt?: string;
  readonly endedAt?: string;
  readonly endedBy?: string | null;
  readonly endedByName?: string;
  readonly answer?: string;
  readonly answerDueOn?: string | null;
  readonly refused?: boolean;
  /** Nothing else reached him: somebody has to go there. */
  readonly serveDueAt?: string;
}

export interface NoticeKey {
  readonly authorityId: string;
  readonly id: string;
  readonly organisationId: string;
}

/** Everybody who holds or held a post in this organisation and is in the books as active. */
export async function postHolders(
  tx: Db,
  authorityId: string,
  organisationId: string,
): Promise<PostHolder[]> {
  return (await tx
    .selectFrom('post as t')
    .innerJoin('person as p', (j) =>
      j.onRef('p.authorityId', '=', 't.authorityId').onRef('p.id', '=', 't.personId'),
    )
    .select(['t.personId', 't.post', 't.fromOn', 't.toOn'])
    .where('t.authorityId', '=', authorityId)
    .where('t.organisationId', '=', organisationId)
    .where('p.active', '=', true)
    .orderBy('t.fromOn')
    .orderBy('t.id')
    .execute()) as PostHolder[];
}

export async function insertNotices(tx: Db, notices: readonly NewNotice[]): Promise<void> {
  await tx
    .insertInto('notice')
    .values([...notices])
    .execute();
  const [first] = notices;
  if (first === undefined) return;
  const ids = notices.map(({ id }) => id);
  await countNotices(tx, first.authorityId, ids, 1);
}

export async function changeNotice(
  tx: Db,
  { authorityId, id }: NoticeKey,
  change: NoticeChange,
): Promise<void> {
  await countNotices(tx, authorityId, [id], -1);
  await tx
    .updateTable('notice')
    .set(change)
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
  await countNotices(tx, authorityId, [id], 1);
}

/** A notice within reach, its row locked; undefined when it is absent or foreign, which look the same. */
export async function lockNotice(tx: Db, authorityIds: readonly string[], id: string) {
  return tx
    .selectFrom('notice')
    .selectAll()
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The notices of a case that still wait for an answer, locked. */
export async function lockWaiting(tx: Db, authorityId: string, caseId: string) {
  return tx
    .selectFrom('notice')
    .select(['authorityId', 'id', 'organisationId'])
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', caseId)
    .where('state', 'in', [...WAITING])
    .forUpdate()
    .execute();
}

export interface UnansweredRow {
  readonly authorityId: string;
  readonly id: string;
  readonly caseId: string;
  readonly organisationId: string;
  readonly personId: string | null;
  readonly madeAt: string;
  readonly answerBy: string;
  readonly number: string;
  /** Its messages, the first first. */
  readonly sent: { channelId: string; state: string; madeAt: string }[];
}

/** Notices that wait and for which nobody was asked to go there yet, by id, locked; another process has its own. */
export async function unansweredNotices(
  tx: Db,
  authorityId: string,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<UnansweredRow[]> {
  const { rows } = await sql<UnansweredRow>`
    select n.authority_id, n.id, n.case_id, n.organisation_id, n.person_id, n.made_at as "madeAt",
           n.answer_by as "answerBy",
           (select c.number from case_file c where c.authority_id = n.authority_id and c.id = n.case_id) as number,
           (select coalesce(jsonb_agg(jsonb_build_object('channelId', m.channel_id, 'state', m.state,
                     'madeAt', ${instant(sql`m.made_at`)}) order by m.made_at, m.id), '[]')
              from message m where m.authority_id = n.authority_id and m.notice_id = n.id) as sent
      from notice n
     where n.authority_id = ${authorityId} and n.serve_due_at is null and n.state in ('made', 'opened')
       and n.id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
     order by n.id limit ${limit} for update of n skip locked`.execute(tx);
  return rows;
}

/** An instant inside JSON, written as everywhere: UTC with milliseconds. */
function instant(column: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

const WHOLE = sql`
  n.authority_id as "authorityId", n.id, n.case_id as "caseId", n.organisation_id as "organisationId",
  n.person_id as "personId", n.post, n.state, n.made_at as "madeAt", n.answer_by as "answerBy",
  n.opened_at as "openedAt", n.ended_at as "endedAt", n.ended_by_name as "endedByName", n.answer, n.refused,
  n.answer_due_on as "answerDueOn", n.serve_due_at as "serveDueAt",
  (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'channelKind', c.kind, 'channelName', c.name,
            'state', m.state, 'tries', m.tries, 'madeAt', ${instant(sql`m.made_at`)},
            'endedAt', ${instant(sql`m.ended_at`)}, 'error', m.error) order by m.made_at, m.id), '[]')
     from message m join channel c on c.authority_id = m.authority_id and c.id = m.channel_id
    where m.authority_id = n.authority_id and m.notice_id = n.id) as receipts,
  (select c.number from case_file c where c.authority_id = n.authority_id and c.id = n.case_id) as "caseNumber",
  (select c.title from case_file c where c.authority_id = n.authority_id and c.id = n.case_id) as "caseTitle",
  (select o.name from organisation o
    where o.authority_id = n.authority_id and o.id = n.organisation_id) as "organisationName",
  (select p.name from person p where p.authority_id = n.authority_id and p.id = n.person_id) as "personName"`;

/** Every notice of a case, in the order of the posts told. */
export async function noticesOf(tx: Db, authorityIds: readonly string[], caseId: string): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select ${WHOLE} from notice n
     where n.authority_id = any (${[...authorityIds]}::uuid[]) and n.case_id = ${caseId}
     order by n.made_at, n.answer_by, n.id`.execute(tx);
  return rows;
}

export async function readNotice(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<Notice | undefined> {
  const { rows } = await sql<Notice>`
    select ${WHOLE} from notice n
     where n.authority_id = any (${[...authorityIds]}::uuid[]) and n.id = ${id}`.execute(tx);
  return rows[0];
}

export interface NoticeListing {
  readonly authorityIds: readonly string[];
  readonly which: 'mine' | 'waiting' | 'late' | 'serve-due' | 'all';
  readonly sort: 'answer-by' | '-made-at';
  /** The reader's own records, for `mine`. */
  readonly personIds: readonly string[];
  /** ISO 8601. */
  readonly now: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** One page of notices, the most urgent or the latest first, by key. Reach is enforced by the database. */
export async function listNotices(tx: Db, { which, sort, ...query }: NoticeListing) {
  const [by, id] =
    query.cursor === undefined ? [null, null] : readCursor(query.cursor, sort, ['instant', 'id']);
  const latest = sort === '-made-at';
  const conditions = [within('n.authority_id', query.authorityIds)];
  if (which !== 'all') conditions.push(sql`n.state in ('made', 'opened')`);
  if (which === 'mine') conditions.push(sql`n.person_id = any (${[...query.personIds]}::uuid[])`);
  if (which === 'late') conditions.push(sql`n.answer_by < ${query.now}::timestamptz`);
  if (which === 'serve-due') conditions.push(sql`n.serve_due_at is not null`);
  if (by !== null)
    conditions.push(
      latest
        ? sql`(n.made_at, n.id) < (${by}::timestamptz, ${id}::uuid)`
        : sql`(n.answer_by, n.id) > (${by}::timestamptz, ${id}::uuid)`,
    );
  const { rows } = await sql<Notice>`
    select ${WHOLE} from notice n where ${sql.join(conditions, sql` and `)}
     order by ${latest ? sql`n.made_at desc, n.id desc` : sql`n.answer_by, n.id`}
     limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const key = latest ? last?.madeAt : last?.answerBy;
  return {
    rows: shown,
    next: rows.length > query.limit && last && key ? writeCursor(sort, key, last.id) : null,
  };
}

/** Open major hazards of a known enterprise without any notice, locked; those that another process tells of are left. */
export async function untoldMajors(tx: Db, authorityId: string, limit: number): Promise<CaseFile[]> {
  const { rows } = await sql<CaseFile>`
    select c.* from case_file c
     where c.authority_id = ${authorityId} and c.kind = 'hazard' and c.grade = 'major' and c.holder <> 'nobody'
       and c.organisation_id is not null and c.state not in ('reported', 'contested')
       and not exists (select from notice n where n.authority_id = c.authority_id and n.case_id = c.id)
     limit ${limit} for update of c skip locked`.execute(tx);
  return rows;
}
