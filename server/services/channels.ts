import { isDeepStrictEqual } from 'node:util';
import type {
  Channel,
  ChannelForm,
  ChannelList,
  ChannelSecrets,
  ChannelSettings,
} from '@zhiben/domain/contract/channel.ts';
import { isPersonal } from '@zhiben/domain/kinds/message/channel.ts';
import { testWords } from '@zhiben/domain/kinds/message/words.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { authorityName } from '../store/authorities.ts';
import {
  type ChannelRecord,
  insertChannel,
  listChannels,
  lockChannel,
  readSealed,
  updateChannel,
  writeSealed,
} from '../store/channels.ts';
import { type Database, type Db, isUniqueViolation } from '../store/database.ts';
import { insertMessage } from '../store/messages.ts';
import { recordChange } from '../store/register-events.ts';
import type { Sealer } from '../store/sealer.ts';
import type { Clock } from './clock.ts';
import { may } from './permissions.ts';
import { done, type Outcome, refused } from './refusals.ts';

export interface ChannelServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly sealer: Sealer;
}

type Written = Outcome<{ id: string; version: number }>;

/** The channels of one's own authority: for who sets them up, and for who reads what was sent by them. */
export async function listChannelsFor(
  { database }: ChannelServices,
  actor: Actor,
): Promise<Outcome<ChannelList>> {
  if (!may(actor, 'message.read')) return refused('not-permitted');
  return done({ rows: await database.as(actor, (tx) => listChannels(tx, [actor.reach.authorityId])) });
}

/** Makes a channel when the id is new, else changes it. Secrets that are not named stay. Sent twice, it writes once. */
export async function putChannel(
  { database, clock, sealer }: ChannelServices,
  actor: Actor,
  id: string,
  { seenVersion, settings, secrets, ...form }: ChannelForm,
): Promise<Written> {
  if (!may(actor, 'channel.change')) return refused('not-permitted');
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  const wanted = { ...form, settings };
  try {
    return await database.as(actor, async (tx): Promise<Written> => {
      const present = await lockChannel(tx, authorityId, id);
      const known = present === undefined ? {} : await secretsOf(tx, sealer, present);
      const kept = { ...known, ...secrets };
      const missing = missingSecret(settings, kept);
      if (missing !== undefined) return refused('channel-secret-needed', missing);
      const sealed = Object.entries(secrets).some(([name, v]) => known[name as keyof ChannelSecrets] !== v);
      if (present === undefined) {
        const channel: ChannelRecord = { ...wanted, kind: settings.kind, authorityId, id, version: 1 };
        await insertChannel(tx, channel);
        if (sealed) await seal(tx, sealer, channel, kept);
        await tell(tx, actor, at, channel, 'create', { ...channel, held: Object.keys(kept) });
        return done({ id, version: 1 });
      }
      if (present.kind !== settings.kind) return refused('channel-kind-fixed', 'kind');
      const changes = differing(present, wanted);
      if (Object.keys(changes).length === 0 && !sealed) return done({ id, version: present.version });
      if (present.version !== seenVersion) return refused('stale', undefined, { version: present.version });
      const version = present.version + 1;
      await updateChannel(tx, present, { ...changes, version });
      if (sealed) await seal(tx, sealer, present, kept);
      // That a secret was changed is history; what it is, is not.
      const held = sealed ? { held: Object.keys(kept) } : {};
      await tell(tx, actor, at, present, 'change', { ...changes, ...held, version });
      return done({ id, version });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return refused('id-taken', 'id');
    throw error;
  }
}

/** Queues a message that says that it is a test. `id` becomes its own: repeated, it is queued once. */
export async function testChannel(
  { database, clock }: ChannelServices,
  actor: Actor,
  channelId: string,
  { id, to }: { readonly id: string; readonly to: string },
): Promise<Outcome<{ id: string }>> {
  if (!may(actor, 'channel.change')) return refused('not-permitted');
  const { authorityId } = actor.reach;
  return database.as(actor, async (tx) => {
    const channel = await lockChannel(tx, authorityId, channelId);
    if (channel === undefined) return refused('not-found');
    const fits = channel.kind === 'email' ? /^[^@\s]+@[^@\s]+$/ : /^1\d{10}$/;
    if (isPersonal(channel.kind) && !fits.test(to)) return refused(`test-needs-${channel.kind}`, 'to');
    await insertMessage(tx, {
      authorityId,
      id,
      purpose: 'test',
      noticeId: null,
      caseId: null,
      organisationId: null,
      personId: null,
      channelId,
      address: isPersonal(channel.kind) ? to : '',
      ...testWords(await authorityName(tx, authorityId)),
      link: '/settings',
      madeAt: clock.now().toISOString(),
    });
    return done({ id });
  });
}

/** The secrets of a channel; none when they were sealed on another installation and have to be told again. */
async function secretsOf(
  tx: Db,
  sealer: Sealer,
  { authorityId, id }: Pick<Channel, 'authorityId' | 'id'>,
): Promise<ChannelSecrets> {
  const sealed = await readSealed(tx, authorityId, id);
  return sealed === undefined ? {} : (unsealed(sealer, sealed) ?? {});
}

/** Undefined when they were sealed with another key. */
export function unsealed(sealer: Sealer, sealed: Buffer): ChannelSecrets | undefined {
  const text = sealer.unseal(sealed);
  return text === undefined ? undefined : (JSON.parse(text) as ChannelSecrets);
}

function seal(tx: Db, sealer: Sealer, channel: Pick<Channel, 'authorityId' | 'id'>, secrets: ChannelSecrets) {
  return writeSealed(tx, channel, Object.keys(secrets), sealer.seal(JSON.stringify(secrets)));
}

function missingSecret(settings: ChannelSettings, secrets: ChannelSecrets): string | undefined {
  if (settings.kind !== 'email') return secrets.url === undefined ? 'url' : undefined;
  return settings.username !== '' && secrets.password === undefined ? 'password' : undefined;
}

function differing(present: ChannelRecord, wanted: Partial<ChannelRecord>): Partial<ChannelRecord> {
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, value]) => !isDeepStrictEqual(present[key as keyof ChannelRecord], value),
    ),
  );
}

function tell(
  tx: Db,
  actor: Actor,
  at: string,
  { authorityId, id }: Pick<Channel, 'authorityId' | 'id'>,
  move: string,
  changes: Readonly<Record<string, unknown>>,
) {
  const entry = {
    authorityId,
    register: 'channel',
    entryId: id,
    move,
    organisationId: null,
    changes,
  } as const;
  return recordChange(tx, { actor, at }, entry);
}
