import type { Message, MessageList, MessagePage, MessageQuery } from '@zhiben/domain/contract/message.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { z } from 'zod';
import type { Database } from '../store/database.ts';
import { attemptsOf, listMessages, lockMessage, readMessage, reviveMessage } from '../store/messages.ts';
import { recordChange } from '../store/register-events.ts';
import type { Clock } from './clock.ts';
import { may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';

export interface MessageServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** What left the product, or waits to. */
export async function listMessagesFor(
  { database }: MessageServices,
  actor: Actor,
  query: z.output<typeof MessageQuery>,
): Promise<Outcome<MessageList>> {
  if (!may(actor, 'message.read')) return refused('not-permitted');
  const { authorityIds } = actor.reach;
  return pageOf(async () => {
    const list = await database.as(actor, (tx) => listMessages(tx, { ...query, authorityIds }));
    return { ...list, rows: list.rows.map(shown) };
  });
}

/** One message with every try. */
export async function readMessagePage(
  { database }: MessageServices,
  actor: Actor,
  id: string,
): Promise<Outcome<MessagePage>> {
  if (!may(actor, 'message.read')) return refused('not-permitted');
  return database.as(actor, async (tx) => {
    const message = await readMessage(tx, actor.reach.authorityIds, id);
    if (message === undefined) return refused('not-found');
    return done({ message: shown(message), attempts: await attemptsOf(tx, message) });
  });
}

/** Sends a message again that was given up: the same message, under the same id. Asked twice, it travels once. */
export async function resendMessage(
  { database, clock }: MessageServices,
  actor: Actor,
  id: string,
): Promise<Outcome<Message>> {
  if (!may(actor, 'message.resend')) return refused('not-permitted');
  return database.as(actor, async (tx) => {
    const { authorityIds } = actor.reach;
    const message = await lockMessage(tx, authorityIds, id);
    if (message === undefined) return refused('not-found');
    if (message.state === 'accepted' || message.state === 'void') return refused('message-ended');
    if (message.state === 'dead') {
      const at = clock.now().toISOString();
      await reviveMessage(tx, message, at);
      const { authorityId, organisationId } = message;
      const changes = { state: 'waiting', triesBefore: message.tries };
      const entry = {
        authorityId,
        register: 'message',
        entryId: id,
        move: 'resend',
        organisationId,
        changes,
      } as const;
      await recordChange(tx, { actor, at }, entry);
    }
    const now = await readMessage(tx, authorityIds, id);
    return now === undefined ? refused('not-found') : done(shown(now));
  });
}

/** Who reads the list needs to know which address, not to have it. */
function shown(message: Message): Message {
  const { address, channelKind } = message;
  const [name = '', host] = address.split('@');
  if (channelKind === 'email') return { ...message, address: `${name.slice(0, 2)}…@${host ?? ''}` };
  if (channelKind === 'sms') return { ...message, address: `${address.slice(0, 3)}****${address.slice(-4)}` };
  return { ...message, address: '' };
}
