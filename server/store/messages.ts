import type { ChannelSettings } from '@zhiben/domain/contract/channel.ts';
import type { Message, MessageQuery } from '@zhiben/domain/contract/message.ts';
import type { Outcome, Purpose } from '@zhiben/domain/kinds/message/message.ts';
import type { z } from 'zod';
import { readCursor, writeCursor } from './cursor.ts';
import { type Db, sql } from './database.ts';

/** Name of the one order that the list has: the latest first. */
const SORT = 'made-at';

export interface NewMessage {
  readonly authorityId: string;
  readonly id: string;
  readonly purpose: Purpose;
  readonly noticeId: string | null;
  readonly caseId: string | null;
  readonly organisationId: string | null;
  readonly personId: string | null;
  readonly channelId: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  /** A path of the page. */
  readonly link: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** Queues a message, to be sent at once. False when one of its id stands already: nothing is queued twice. */
export async function insertMessage(tx: Db, message: NewMessage): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('message')
    .values({ ...message, state: 'waiting', dueAt: message.madeAt })
    .onConflict((oc) => oc.columns(['authorityId', 'id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A message that this process has under its lease until `dueAt`. */
export interface Claimed {
  readonly authorityId: string;
  readonly id: string;
  readonly channelId: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string;
  readonly madeAt: string;
  /** This try is counted already. */
  readonly tries: number;
  /** Of those, before somebody sent it again. */
  readonly triesBefore: number;
  readonly begunAt: string;
}

export interface Claim {
  readonly authorityIds: readonly string[];
  /** The clock of the product, by which messages wait; ISO 8601. */
  readonly now: string;
  readonly leaseMs: number;
  readonly most: number;
}

/**
 * Takes what is due, the longest waiting first, from each authority as much as from the others; no two processes take
 * the same. What another process had and did not finish within its lease is taken again, and its try noted as lost.
 * A lease ends by the clock of the database: the same for all processes, and no administrator moves it.
 */
export async function claimDue(tx: Db, { authorityIds, now, leaseMs, most }: Claim): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    with due as (
      select m.* from unnest(${[...authorityIds]}::uuid[]) as a (id)
       cross join lateral (
         select m.authority_id, m.id, m.state, m.tries, m.begun_at from message m
          where m.authority_id = a.id and m.state in ('waiting', 'sending')
            and m.due_at <= greatest(${now}::timestamptz, now())
            and m.due_at <= case m.state when 'sending' then now() else ${now}::timestamptz end
          order by m.due_at, m.id limit ${most} for update skip locked) m
       limit ${most}
    ), lost as (
      insert into message_attempt (authority_id, message_id, try, begun_at, ended_at, outcome)
      select authority_id, id, tries, begun_at, greatest(${now}::timestamptz, begun_at), 'lost' from due
       where state = 'sending'
      on conflict do nothing
    )
    update message m
       set state = 'sending', tries = m.tries + 1, begun_at = ${now},
           due_at = now() + make_interval(secs => ${leaseMs / 1000})
      from due where m.authority_id = due.authority_id and m.id = due.id
    returning m.authority_id, m.id, m.channel_id, m.address, m.subject, m.text, m.link, m.made_at, m.tries,
              m.tries_before, m.begun_at`.execute(tx);
  return rows;
}

/** What a process needs to know to send what it took: the channel as it is now, and whether it still matters. */
export interface Sendable {
  readonly id: string;
  /** False when the notice that it speaks of was answered or ended. */
  readonly speaks: boolean;
  /** False when the channel was switched off; a test passes all the same. */
  readonly open: boolean;
  readonly settings: ChannelSettings;
  readonly sealed: Buffer | null;
}

export async function readSendable(tx: Db, claimed: readonly Claimed[]): Promise<Map<string, Sendable>> {
  const { rows } = await sql<Sendable>`
    select m.id, coalesce(n.state in ('made', 'opened'), true) as speaks,
           c.active or m.purpose = 'test' as open, c.settings, s.sealed
      from unnest(${claimed.map((m) => m.authorityId)}::uuid[], ${claimed.map((m) => m.id)}::uuid[])
             as t (authority_id, id)
      join message m on m.authority_id = t.authority_id and m.id = t.id
      join channel c on c.authority_id = m.authority_id and c.id = m.channel_id
      left join channel_secret s on s.authority_id = m.authority_id and s.channel_id = m.channel_id
      left join notice n on n.authority_id = m.authority_id and n.id = m.notice_id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How a try ended, and what becomes of its message. Instants ISO 8601. */
export interface TryEnded {
  readonly state: Message['state'];
  readonly outcome: Outcome;
  readonly error: string | null;
  readonly detail: string | null;
  readonly at: string;
  /** When it is tried again; null when it is not. */
  readonly dueAt: string | null;
}

/**
 * Notes the end of a try. A process whose lease has ended meanwhile changes nothing: the message is another's.
 */
export async function endTry(tx: Db, claimed: Claimed, ended: TryEnded): Promise<void> {
  const { authorityId, id, tries, begunAt } = claimed;
  const { state, outcome, error, detail, at, dueAt } = ended;
  await sql`
    with mine as (
      update message set state = ${state}, due_at = coalesce(${dueAt}::timestamptz, due_at),
             ended_at = ${dueAt === null ? at : null}::timestamptz, error = ${error}, error_detail = ${detail}
       where authority_id = ${authorityId} and id = ${id} and state = 'sending' and tries = ${tries}
      returning 1
    )
    insert into message_attempt (authority_id, message_id, try, begun_at, ended_at, outcome, error, detail)
    select ${authorityId}, ${id}, ${tries}, ${begunAt}, ${at}, ${outcome}, ${error}, ${detail} from mine
    on conflict do nothing`.execute(tx);
}

/** Ends a message without a try: nobody needs to read it any more, or every try before was lost. */
export async function endUnsent(
  tx: Db,
  { authorityId, id, tries }: Claimed,
  state: 'void' | 'dead',
  at: string,
): Promise<void> {
  await tx
    .updateTable('message')
    .set({ state, endedAt: at, tries: tries - 1 })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .where('tries', '=', tries)
    .execute();
}

/** A message within reach, its row locked; undefined when it is absent or foreign, which look the same. */
export async function lockMessage(tx: Db, authorityIds: readonly string[], id: string) {
  return tx
    .selectFrom('message')
    .select(['authorityId', 'id', 'organisationId', 'state', 'tries'])
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** A dead message travels again, under its own id and with all its tries before it. */
export async function reviveMessage(
  tx: Db,
  { authorityId, id, tries }: { readonly authorityId: string; readonly id: string; readonly tries: number },
  at: string,
): Promise<void> {
  await tx
    .updateTable('message')
    .set({ state: 'waiting', dueAt: at, endedAt: null, triesBefore: tries })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}

const WHOLE = sql`
  m.authority_id, m.id, m.purpose, m.notice_id, m.case_id, m.channel_id, m.address, m.subject, m.text, m.state,
  m.tries, m.made_at as "madeAt", m.due_at as "dueAt", m.ended_at as "endedAt", m.error, m.error_detail,
  c.name as channel_name, c.kind as channel_kind,
  (select o.name from organisation o
    where o.authority_id = m.authority_id and o.id = m.organisation_id) as organisation_name,
  (select p.name from person p where p.authority_id = m.authority_id and p.id = m.person_id) as person_name
  from message m join channel c on c.authority_id = m.authority_id and c.id = m.channel_id`;

export async function readMessage(
  tx: Db,
  authorityIds: readonly string[],
  id: string,
): Promise<Message | undefined> {
  const { rows } = await sql<Message>`
    select ${WHOLE} where m.authority_id = any (${[...authorityIds]}::uuid[]) and m.id = ${id}`.execute(tx);
  return rows[0];
}

export async function attemptsOf(tx: Db, { authorityId, id }: Pick<Message, 'authorityId' | 'id'>) {
  const rows = await tx
    .selectFrom('messageAttempt')
    .select(['try', 'begunAt', 'endedAt', 'outcome', 'error', 'detail'])
    .where('authorityId', '=', authorityId)
    .where('messageId', '=', id)
    .orderBy('try')
    .execute();
  return rows.map((row) => ({ ...row, outcome: row.outcome as Outcome }));
}

export type MessageListing = z.output<typeof MessageQuery> & { readonly authorityIds: readonly string[] };

/** One page of messages, the latest first, by key. Reach is enforced by the database. */
export async function listMessages(
  tx: Db,
  { authorityIds, which, channelId, cursor, limit }: MessageListing,
) {
  const conditions = [
    authorityIds.length === 1
      ? sql`m.authority_id = ${authorityIds[0]}`
      : sql`m.authority_id = any (${[...authorityIds]}::uuid[])`,
  ];
  if (which === 'dead') conditions.push(sql`m.state = 'dead'`);
  if (which === 'travelling') conditions.push(sql`m.state in ('waiting', 'sending')`);
  if (channelId !== undefined) conditions.push(sql`m.channel_id = ${channelId}`);
  if (cursor !== undefined) {
    const [at, id] = readCursor(cursor, SORT, ['instant', 'id']);
    conditions.push(sql`(m.made_at, m.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const { rows } = await sql<Message>`
    select ${WHOLE} where ${sql.join(conditions, sql` and `)}
     order by m.made_at desc, m.id desc limit ${limit + 1}`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last ? writeCursor(SORT, last.madeAt, last.id) : null };
}
