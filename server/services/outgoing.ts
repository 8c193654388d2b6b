import { afterTry, MOST_TRIES } from '@zhiben/domain/kinds/message/message.ts';
import { allAuthorityIds } from '../store/authorities.ts';
import type { Database } from '../store/database.ts';
import {
  type Claimed,
  claimDue,
  endTry,
  endUnsent,
  readSendable,
  type Sendable,
  type TryEnded,
} from '../store/messages.ts';
import type { Sealer } from '../store/sealer.ts';
import { unsealed } from './channels.ts';
import type { Clock } from './clock.ts';
import { deliver } from './delivery/deliver.ts';
import { PATIENCE_MS, type Tried, trouble } from './delivery/tried.ts';
import { systemActorOf } from './system-actor.ts';

export interface OutgoingServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly sealer: Sealer;
  /** Where people reach the page, without a slash at its end: for the links in messages. */
  readonly publicUrl: string;
}

/** Much longer than any try may last: a message is another's only when its process is gone. */
const LEASE_MS = 3 * PATIENCE_MS;

/** A message in hand, with what is needed to send it. */
export interface InHand {
  readonly message: Claimed;
  readonly sendable: Sendable;
}

/** A message whose try is over, and how. */
export interface Ended {
  readonly message: Claimed;
  readonly ended: TryEnded;
}

/**
 * Takes up to `most` messages that are due. What speaks of nothing any more, or was lost in every try, ends here.
 */
export async function takeDue({ database, clock }: OutgoingServices, most: number): Promise<InHand[]> {
  const authorityIds = await allAuthorityIds(database.plain);
  if (authorityIds.length === 0) return [];
  const now = clock.now().toISOString();
  return database.as(systemActorOf(authorityIds), async (tx) => {
    const claimed = await claimDue(tx, { authorityIds, now, leaseMs: LEASE_MS, most });
    if (claimed.length === 0) return [];
    const sendables = await readSendable(tx, claimed);
    const inHand: InHand[] = [];
    for (const message of claimed) {
      const sendable = sendables.get(message.id);
      if (sendable?.speaks !== true) await endUnsent(tx, message, 'void', now);
      else if (message.tries - message.triesBefore > MOST_TRIES) await endUnsent(tx, message, 'dead', now);
      else inHand.push({ message, sendable });
    }
    return inHand;
  });
}

/** Tries one message, outside of any transaction, and says what becomes of it. Never throws. */
export async function tryMessage(
  { clock, sealer, publicUrl }: OutgoingServices,
  { message, sendable }: InHand,
): Promise<Ended> {
  const tried = await attempt(sealer, sendable, message, `${publicUrl}${message.link}`);
  const at = clock.now();
  const { state, waitMs } = afterTry(message.tries - message.triesBefore, tried.outcome, Math.random());
  const dueAt = waitMs === undefined ? null : new Date(at.getTime() + waitMs).toISOString();
  const said = tried.outcome === 'accepted' ? { error: null, detail: null } : tried;
  const { error, detail } = said;
  return { message, ended: { state, outcome: tried.outcome, error, detail, at: at.toISOString(), dueAt } };
}

async function attempt(
  sealer: Sealer,
  { open, settings, sealed }: Sendable,
  message: Claimed,
  link: string,
): Promise<Tried> {
  if (!open) return trouble('refused', 'channel-off', '', []);
  const secrets = sealed === null ? {} : unsealed(sealer, sealed);
  if (secrets === undefined) return trouble('refused', 'channel-secret-lost', '', []);
  return deliver(settings, secrets, { ...message, link });
}

/** Notes how tries ended, several in one transaction. */
export async function noteEnded({ database }: OutgoingServices, all: readonly Ended[]): Promise<void> {
  const authorityIds = [...new Set(all.map(({ message }) => message.authorityId))];
  await database.as(systemActorOf(authorityIds), async (tx) => {
    for (const { message, ended } of all) await endTry(tx, message, ended);
  });
}
