import { type AddressedWay, waysTo } from '@zhiben/domain/kinds/message/channel.ts';
import { noticeWords } from '@zhiben/domain/kinds/message/words.ts';
import { CHANNEL_HOURS, followUp } from '@zhiben/domain/kinds/notice/follow-up.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { shortId } from '@zhiben/domain/values/short-id.ts';
import { authorityName, readSettings } from '../store/authorities.ts';
import { activeChannels } from '../store/channels.ts';
import type { Db } from '../store/database.ts';
import { insertMessage } from '../store/messages.ts';
import { changeNotice, type NewNotice, unansweredNotices } from '../store/notices.ts';
import { addressesOf } from '../store/people.ts';
import { recordChange } from '../store/register-events.ts';
import { chinaTime } from './clock.ts';
import type { NoticeServices } from './notices.ts';

/** Notices that one transaction of a sweep looks at. */
const AT_ONCE = 200;
const HOUR_MS = 3_600_000;

type Sent = Pick<NewNotice, 'authorityId' | 'id' | 'caseId' | 'organisationId' | 'personId' | 'answerBy'> & {
  readonly number: string;
};

/**
 * Queues each notice by the first channel that leads to its person, in the transaction that makes the notices. Where
 * none does, the notice lies in the product alone until the sweep sends somebody there.
 */
export async function sendNotices(
  tx: Db,
  actor: Pick<Actor, 'personId' | 'name'>,
  at: string,
  notices: readonly Sent[],
): Promise<void> {
  const [first] = notices;
  if (first === undefined) return;
  const ways = await waysOf(tx, first.authorityId, notices);
  const authority = await authorityName(tx, first.authorityId);
  for (const notice of notices) {
    const [way] = ways(notice.personId);
    if (way !== undefined) await queue(tx, actor, at, authority, notice, way);
  }
}

/** Sends what nobody acknowledged by the next channel; where there is none left, asks for service in person. */
export async function followUpNotices({ database, clock }: NoticeServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  let after: string | undefined;
  do {
    const from = after;
    after = await database.as(actor, async (tx) => {
      const page = await unansweredNotices(tx, authorityId, { after: from, limit: AT_ONCE });
      if (page.length === 0) return undefined;
      const { channelHours = CHANNEL_HOURS } = await readSettings(tx, authorityId);
      const before = new Date(Date.parse(at) - channelHours * HOUR_MS).toISOString();
      const ways = await waysOf(tx, authorityId, page);
      const authority = await authorityName(tx, authorityId);
      for (const notice of page) {
        const open = ways(notice.personId);
        const next = followUp(
          notice,
          open.map(({ id }) => id),
          before,
        );
        if (next === 'serve') {
          await changeNotice(tx, notice, { serveDueAt: at });
          await tell(tx, actor, at, notice, 'serve-due', { serveDueAt: at });
        } else if (next !== 'wait') {
          const way = open.find(({ id }) => id === next.sendBy);
          if (way !== undefined) await queue(tx, actor, at, authority, notice, way);
        }
      }
      return page.length < AT_ONCE ? undefined : page.at(-1)?.id;
    });
  } while (after !== undefined);
}

/** The ways to each of these people, in the order of the authority. */
async function waysOf(tx: Db, authorityId: string, notices: readonly Pick<Sent, 'personId'>[]) {
  const channels = await activeChannels(tx, authorityId);
  const ids = [...new Set(notices.flatMap(({ personId }) => personId ?? []))];
  const people = channels.length === 0 || ids.length === 0 ? [] : await addressesOf(tx, authorityId, ids);
  return (personId: string | null): AddressedWay[] => {
    const person = people.find(({ id }) => id === personId);
    return person === undefined ? [] : waysTo(person, channels);
  };
}

async function queue(
  tx: Db,
  actor: Pick<Actor, 'personId' | 'name'>,
  at: string,
  authority: string,
  { authorityId, id: noticeId, caseId, organisationId, personId, answerBy, number }: Sent,
  { id: channelId, address }: AddressedWay,
): Promise<void> {
  const id = uuidFromName(noticeId, `message/${channelId}`);
  const words = noticeWords({ authority, number, answerBy: chinaTime(answerBy) });
  const queued = await insertMessage(tx, {
    authorityId,
    id,
    purpose: 'notice',
    noticeId,
    caseId,
    organisationId,
    personId,
    channelId,
    address,
    ...words,
    link: `/h/${shortId(caseId)}`,
    madeAt: at,
  });
  if (queued) await tell(tx, actor, at, { authorityId, id: noticeId, organisationId }, 'send', { channelId });
}

function tell(
  tx: Db,
  actor: Pick<Actor, 'personId' | 'name'>,
  at: string,
  { authorityId, id, organisationId }: Pick<Sent, 'authorityId' | 'id' | 'organisationId'>,
  move: string,
  changes: Readonly<Record<string, unknown>>,
) {
  const entry = { authorityId, register: 'notice', entryId: id, move, organisationId, changes } as const;
  return recordChange(tx, { actor, at }, entry);
}
