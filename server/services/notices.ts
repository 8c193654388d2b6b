import type { Acknowledgement, Notice, NoticeQuery, Service } from '@zhiben/domain/contract/notice.ts';
import {
  asksNotice,
  NOTICE_HOURS,
  type NoticeState,
  recipientsOf,
  WAITING,
} from '@zhiben/domain/kinds/notice/notice.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { type Actor, isSamePerson } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import type { z } from 'zod';
import { readSettings } from '../store/authorities.ts';
import { readCase } from '../store/case-files.ts';
import type { Database, Db } from '../store/database.ts';
import {
  changeNotice,
  insertNotices,
  listNotices,
  lockNotice,
  lockWaiting,
  type NewNotice,
  type NoticeChange,
  type NoticeKey,
  noticesOf,
  postHolders,
  readNotice,
  untoldMajors,
} from '../store/notices.ts';
import { recordChange } from '../store/register-events.ts';
import { type Clock, today } from './clock.ts';
import { sendNotices } from './notice-sending.ts';
import { may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';

const HOUR_MS = 3_600_000;

export interface NoticeServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** The move of a case in whose transaction its notices are made or end. */
interface CaseMoved {
  readonly actor: Actor;
  readonly moveId: string;
  /** The server's time, ISO 8601. */
  readonly at: string;
  /** The calendar day in China. */
  readonly today: string;
}

/**
 * Tells the people answerable once a hazard becomes one that they must know of, and ends what waits once it no longer
 * is. In the transaction of the move: a major hazard is never confirmed without its notices.
 */
export async function noticesAfterMove(
  tx: Db,
  before: CaseFile,
  after: CaseFile,
  moved: CaseMoved,
): Promise<void> {
  const asked = asksNotice(before);
  if (!asked && asksNotice(after)) await makeNotices(tx, after, moved);
  if (asked && !asksNotice(after)) await voidNotices(tx, after, moved);
}

async function makeNotices(
  tx: Db,
  file: CaseFile,
  { actor, moveId, at, today: day }: CaseMoved,
): Promise<void> {
  const { authorityId, id: caseId, organisationId } = file;
  if (organisationId === null) return;
  const { noticeHours = NOTICE_HOURS } = await readSettings(tx, authorityId);
  const recipients = recipientsOf(await postHolders(tx, authorityId, organisationId), day);
  const notices: NewNotice[] = recipients.map(({ personId, post }) => ({
    authorityId,
    // The move is made once: repeated, it would find the same notices.
    id: uuidFromName(moveId, `notice/${post}/${personId ?? ''}`),
    caseId,
    organisationId,
    personId,
    post,
    state: 'made',
    madeAt: at,
    answerBy: new Date(Date.parse(at) + noticeHours * HOUR_MS).toISOString(),
  }));
  await insertNotices(tx, notices);
  for (const { authorityId: _, id, ...facts } of notices)
    await tell(tx, actor, at, { authorityId, id, organisationId }, 'make', facts);
  await sendNotices(
    tx,
    actor,
    at,
    notices.map((notice) => ({ ...notice, number: file.number })),
  );
}

async function voidNotices(tx: Db, { authorityId, id }: CaseFile, { actor, at }: CaseMoved): Promise<void> {
  for (const notice of await lockWaiting(tx, authorityId, id))
    await change(tx, actor, at, notice, 'void', ended(actor, at, 'void'));
}

function ended(actor: Actor, at: string, state: NoticeState): NoticeChange {
  return { state, endedAt: at, endedBy: actor.personId, endedByName: actor.name };
}

async function change(tx: Db, actor: Actor, at: string, key: NoticeKey, move: string, to: NoticeChange) {
  await changeNotice(tx, key, to);
  await tell(tx, actor, at, key, move, { ...to });
}

function tell(
  tx: Db,
  actor: Actor,
  at: string,
  { authorityId, id, organisationId }: NoticeKey,
  move: string,
  changes: Readonly<Record<string, unknown>>,
) {
  const entry = { authorityId, register: 'notice', entryId: id, move, organisationId, changes } as const;
  return recordChange(tx, { actor, at }, entry);
}

/** Notes that the person told has looked. Somebody else's look, or a second one, changes nothing. */
export async function openNotice(
  services: NoticeServices,
  actor: Actor,
  id: string,
): Promise<Outcome<Notice>> {
  return onNotice(services, actor, id, async (tx, notice, at) => {
    if (isSamePerson(actor, notice.personId) && notice.state === 'made')
      await change(tx, actor, at, notice, 'open', { state: 'opened', openedAt: at });
    return undefined;
  });
}

/** The person told says himself what will be done and by when. Saying the same again changes nothing. */
export async function acknowledgeNotice(
  services: NoticeServices,
  actor: Actor,
  id: string,
  { measures, dueOn }: Acknowledgement,
): Promise<Outcome<Notice>> {
  return onNotice(services, actor, id, async (tx, notice, at) => {
    if (!isSamePerson(actor, notice.personId)) return refused('notice-not-yours');
    if (notice.state === 'acknowledged' && notice.answer === measures && notice.answerDueOn === dueOn)
      return undefined;
    if (!(WAITING as readonly string[]).includes(notice.state)) return refused('notice-ended');
    const day = today(services.clock);
    if (dueOn < day) return refused('date-in-past', 'dueOn');
    const answer = { answer: measures, answerDueOn: dueOn };
    const looked = notice.openedAt === null ? { openedAt: at } : {};
    await change(tx, actor, at, notice, 'acknowledge', {
      ...ended(actor, at, 'acknowledged'),
      ...looked,
      ...answer,
    });
    return undefined;
  });
}

/** Somebody of the governing side handed the notice over in person and says how. */
export async function serveNotice(
  services: NoticeServices,
  actor: Actor,
  id: string,
  { servedOn, record, refused: isRefused }: Service,
): Promise<Outcome<Notice>> {
  return onNotice(services, actor, id, async (tx, notice, at) => {
    if (!may(actor, 'notice.serve') || actor.reach.scope === 'organisation') return refused('not-permitted');
    if (
      notice.state === 'served' &&
      notice.answer === record &&
      notice.answerDueOn === servedOn &&
      (notice.refused ?? false) === isRefused
    )
      return undefined;
    if (!(WAITING as readonly string[]).includes(notice.state)) return refused('notice-ended');
    if (servedOn > today(services.clock)) return refused('date-in-future', 'servedOn');
    const answer = { answer: record, answerDueOn: servedOn, refused: isRefused };
    await change(tx, actor, at, notice, 'serve', { ...ended(actor, at, 'served'), ...answer });
    return undefined;
  });
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockNotice>>>;

/** Works on one notice under its lock and answers how it stands then. */
async function onNotice(
  { database, clock }: NoticeServices,
  actor: Actor,
  id: string,
  work: (tx: Db, notice: Locked, at: string) => Promise<ReturnType<typeof refused> | undefined>,
): Promise<Outcome<Notice>> {
  return database.as(actor, async (tx) => {
    const { authorityIds } = actor.reach;
    const notice = await lockNotice(tx, authorityIds, id);
    if (notice === undefined) return refused('not-found');
    const refusal = await work(tx, notice, clock.now().toISOString());
    if (refusal !== undefined) return refusal;
    const now = await readNotice(tx, authorityIds, id);
    return now === undefined ? refused('not-found') : done(now);
  });
}

/** The notices of one hazard with their receipts. */
export async function noticesOfHazard({ database }: NoticeServices, actor: Actor, caseId: string) {
  return database.as(actor, async (tx) => {
    const { authorityIds } = actor.reach;
    if ((await readCase(tx, authorityIds, 'hazard', caseId)) === undefined) return refused('not-found');
    return done({ rows: await noticesOf(tx, authorityIds, caseId) });
  });
}

export async function listNoticesFor(
  { database, clock }: NoticeServices,
  actor: Actor,
  query: z.output<typeof NoticeQuery>,
) {
  const now = clock.now().toISOString();
  const { authorityIds } = actor.reach;
  return pageOf(() =>
    database.as(actor, (tx) => listNotices(tx, { ...query, now, authorityIds, personIds: actor.personIds })),
  );
}

/** Hazards that one transaction of a sweep tells of. */
const AT_ONCE = 100;

/**
 * Tells of open major hazards of which nobody was told: those that came with a ledger, or found their enterprise later.
 */
export async function tellOfUntold({ database, clock }: NoticeServices, actor: Actor): Promise<void> {
  const day = today(clock);
  for (let more = true; more; ) {
    more = await database.as(actor, async (tx) => {
      const files = await untoldMajors(tx, actor.reach.authorityId, AT_ONCE);
      const at = clock.now().toISOString();
      for (const file of files) {
        // Another process may have told of it between our look and our lock; now its notices are seen.
        if ((await noticesOf(tx, [file.authorityId], file.id)).length > 0) continue;
        await makeNotices(tx, file, { actor, moveId: uuidFromName(file.id, 'untold'), at, today: day });
      }
      return files.length === AT_ONCE;
    });
  }
}
