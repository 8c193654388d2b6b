import { dutyNamed } from '@zhiben/domain/kinds/duties/all.ts';
import { isPersonal, waysTo } from '@zhiben/domain/kinds/message/channel.ts';
import {
  type DueHazard,
  daysToTell,
  digestWords,
  dueDays,
  REMINDER_DAYS,
  speaksAt,
} from '@zhiben/domain/kinds/message/reminder.ts';
import { recipientsOf } from '@zhiben/domain/kinds/notice/notice.ts';
import { stepsFor } from '@zhiben/domain/kinds/own-term/own-term.ts';
import { ownTermTexts } from '@zhiben/domain/kinds/own-term/texts.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { say } from '@zhiben/domain/primitives/texts.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { authorityName, readSettings } from '../store/authorities.ts';
import { activeChannels } from '../store/channels.ts';
import type { Db } from '../store/database.ts';
import { dutiesDueOn, readDutySettings } from '../store/duties.ts';
import { insertMessage } from '../store/messages.ts';
import { postHolders } from '../store/notices.ts';
import { addressesOf } from '../store/people.ts';
import { hazardsDueOn, lastReminded, noteReminded, officersOf } from '../store/reminders.ts';
import { chinaTime, today } from './clock.ts';
import { isActive } from './duties-in-use.ts';
import type { NoticeServices } from './notices.ts';
import { ownTermsEndingOn } from './own-terms.ts';
import { termsOf } from './terms.ts';

/**
 * Reminds those answerable of terms that end soon or have ended, those of enterprises and those of the governing side:
 * one message a person and day, whatever the number of his hazards and of the runs of this sweep. Days on which the
 * server stood still are told by the next run, in the same message. By the first channel that leads to himself; a group
 * is not told.
 */
export async function remindOfTerms({ database, clock }: NoticeServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  const day = today(clock) as PlainDate;
  if (!speaksAt(Number(chinaTime(at).slice(11, 13)))) return;
  await database.as(actor, async (tx) => {
    const told = daysToTell(await lastReminded(tx, authorityId), day);
    await noteReminded(tx, authorityId, day);
    const channels = (await activeChannels(tx, authorityId)).filter(({ kind }) => isPersonal(kind));
    if (channels.length === 0) return;
    const { reminderDays = REMINDER_DAYS } = await readSettings(tx, authorityId);
    const days = dueDays(reminderDays, told);
    const digests = await digestsFor(tx, authorityId, days, day);
    await addOwnTerms(tx, authorityId, days, day, digests);
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

type Digests = Map<string, DueHazard[]>;

function add(digests: Digests, personId: string, due: DueHazard): void {
  const others = digests.get(personId);
  if (others === undefined) digests.set(personId, [due]);
  else others.push(due);
}

/** What each person is to be reminded of: who has it in hand, and who answers for the enterprise. */
async function digestsFor(
  tx: Db,
  authorityId: string,
  days: readonly string[],
  day: string,
): Promise<Digests> {
  const digests: Digests = new Map();
  const answerable = new Map<string, string[]>();
  const due = [
    ...(await hazardsDueOn(tx, authorityId, days)),
    ...(await dutiesComingDue(tx, authorityId, days)),
  ];
  for (const { organisationId, ownerId, ...hazard } of due) {
    let told = answerable.get(organisationId);
    if (told === undefined) {
      told = recipientsOf(await postHolders(tx, authorityId, organisationId), day).flatMap(
        ({ personId }) => personId ?? [],
      );
      answerable.set(organisationId, told);
    }
    for (const personId of new Set([...told, ...(ownerId === null ? [] : [ownerId])]))
      add(digests, personId, hazard);
  }
  return digests;
}

/** Duties of enterprises, one line for each however many people or things it is about. */
async function dutiesComingDue(tx: Db, authorityId: string, days: readonly string[]) {
  const settings = await readDutySettings(tx, authorityId);
  return (await dutiesDueOn(tx, authorityId, days)).flatMap(
    ({ duty: name, dueOn, organisationId, count }) => {
      const duty = dutyNamed(name);
      if (duty === undefined || !isActive(duty, settings)) return [];
      const number = count === 1 ? duty.words[0] : `${duty.words[0]}（${count} 项）`;
      return [{ number, dueOn, organisationId, ownerId: null, duty: true as const }];
    },
  );
}

/** Steps of the governing side go to everybody who can make them: in the department that answers, and above it. */
async function addOwnTerms(
  tx: Db,
  authorityId: string,
  days: readonly PlainDate[],
  day: string,
  digests: Digests,
): Promise<void> {
  const due = await ownTermsEndingOn(tx, authorityId, days, await termsOf(tx, authorityId, day));
  if (due.length === 0) return;
  const officers = (await officersOf(tx, authorityId)).map((one) => ({ ...one, steps: stepsFor(one) }));
  for (const { step, caseNumber, organisationName, endsOn: dueOn, departmentId } of due)
    for (const { personId, steps, scope, departmentId: his } of officers)
      if (steps.includes(step) && (scope === 'authority' || his === departmentId))
        add(digests, personId, {
          number: caseNumber ?? organisationName ?? '',
          dueOn,
          step: say(ownTermTexts, 'zh', `own-term.step.${step}`),
        });
}
