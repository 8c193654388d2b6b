import type { EntryForm } from '@zhiben/domain/contract/register.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import type { z } from 'zod';
import type { Db } from '../store/database.ts';
import { type EntryRecord, lockEntryOf, updateEntry } from '../store/register-entries.ts';
import type { Recorder } from '../store/register-events.ts';
import { keeps, tell } from './entry-parts.ts';
import { type Refused, refused } from './refusals.ts';

/** The entry that a new one renews, locked: in service, of the same register, the same enterprise and person. */
export async function renewedBy(
  tx: Db,
  actor: Actor,
  register: Register,
  next: Pick<z.output<typeof EntryForm>, 'follows'> &
    Pick<EntryRecord, 'authorityId' | 'organisationId' | 'personId'>,
): Promise<EntryRecord | Refused | undefined> {
  if (next.follows === undefined) return undefined;
  if (register.renewal === undefined) return refused('input-invalid', 'follows');
  const before = await lockEntryOf(tx, [next.authorityId], register.name, next.follows);
  if (before === undefined) return refused('reference-not-found', 'follows');
  if (before.organisationId !== next.organisationId || before.personId !== next.personId)
    return refused('renews-another', 'follows');
  if (!keeps(actor, register, before.organisationId)) return refused('not-permitted');
  return before.endedOn === null ? before : refused('renewed-ended', 'follows');
}

/** Ends an entry in favour of the one that renews it: nobody gives a reason, the next one is the reason. */
export async function endRenewed(tx: Db, by: Recorder, before: EntryRecord, on: string): Promise<void> {
  const patch = { endedOn: on, endedBecause: null, version: before.version + 1 };
  await updateEntry(tx, before, patch, by.at);
  await tell(tx, by, before, 'renew', patch);
}
