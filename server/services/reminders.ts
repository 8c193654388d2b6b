import { isPersonal, waysTo } from '@zhiben/domain/kinds/message/channel.ts';
import {
  type DueHazard,
  digestWords,
  REMINDER_DAYS,
  speaksAt,
} from '@zhiben/domain/kinds/message/reminder.ts';
import { recipientsOf } from '@zhiben/domain/kinds/notice/notice.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { addDays, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { authorityName, readSettings } from '../store/authorities.ts';
import { activeChannels } from '../store/channels.ts';
import type { Db } from '../store/database.ts';
import { insertMessage } from '../store/messages.ts';
import { postHolders } from '../store/notices.ts';
import { addressesOf } from '../store/people.ts';
import { hazardsDueOn } from '../store/reminders.ts';
import { chinaTime, today } from './clock.ts';
import type { NoticeServices } from './notices.ts';

/**
 * Reminds those answerable of terms that end soon or have ended: one message a person and day, whatever the number of
 * his hazards and of the runs of this sweep. By the first channel that leads to himself; a group is not told.
 */
export async function remindOfTerms({ database, clock }: NoticeServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  const day = today(clock) as PlainDate;
  if (!speaksAt(Number(chinaTime(at).slice(11, 13)))) return;
  await database.as(actor, async (tx) => {
    const channels = (await activeChannels(tx, authorityId)).filter(({ kind }) => isPersonal(kind));
    if (channels.length === 0) return;
    const { reminderDays = REMINDER_DAYS } = await readSettings(tx, authorityId);
    const days = [
      ...reminderDays.before.map((n) => addDays(day, n)),
      ...reminderDays.after.map((n) => addDays(day, -n)),
    ];
    const digests = await digestsFor(tx, authorityId, days, day);
    if (digests.size === 0) return;
    const authority = await authorityName(tx, authorityId);
    for (const person of await addressesOf(tx, authorityId, [...digests.keys()])) {
      const [way] = waysTo(person, channels);
      if (way === undefined) continue;
      await insertMessage(tx, {
        authorityId,
        id: uuidFromName(person.id, `reminder/${day}`),
        purpose: 'reminder',
        noticeId: null,
        caseId: null,
        organisationId: person.organisationId,
        personId: person.id,
        channelId: way.id,
        address: way.address,
        ...digestWords(authority, digests.get(person.id) ?? [], day),
        link: '/',
        madeAt: at,
      });
    }
  });
}

/** What each person is to be reminded of: who has it in hand, and who answers for the enterprise. */
async function digestsFor(
  tx: Db,
  authorityId: string,
  days: readonly string[],
  day: string,
): Promise<Map<string, DueHazard[]>> {
  const digests = new Map<string, DueHazard[]>();
  const answerable = new Map<string, string[]>();
  for (const { organisationId, ownerId, ...hazard } of await hazardsDueOn(tx, authorityId, days)) {
    let told = answerable.get(organisationId);
    if (told === undefined) {
      told = recipientsOf(await postHolders(tx, authorityId, organisationId), day).flatMap(
        ({ personId }) => personId ?? [],
      );
      answerable.set(organisationId, told);
    }
    for (const personId of new Set([...told, ...(ownerId === null ? [] : [ownerId])]))
      digests.set(personId, [...(digests.get(personId) ?? []), hazard]);
  }
  return digests;
}
