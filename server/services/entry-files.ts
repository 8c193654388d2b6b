import type { EntryAttach, EntryDetach } from '@zhiben/domain/contract/register.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { MOST_FILES } from '@zhiben/domain/primitives/register-values.ts';
import type { z } from 'zod';
import type { Db } from '../store/database.ts';
import { attachFiles, boundFiles, detachFile } from '../store/entry-files.ts';
import { type EntryRecord, lockEntryOf } from '../store/register-entries.ts';
import type { Recorder } from '../store/register-events.ts';
import { keeps, type RegisterServices, registerFor, tell } from './entry-parts.ts';
import { done, type Outcome, type Refused, refused } from './refusals.ts';

/**
 * Adds files to an entry, in service or ended: a scan may come late. Sent twice, they are added once, and one that was
 * taken off is not put on again. The answers keep their version, so that nobody's form is stale for a photograph.
 */
export async function attachTo(
  services: RegisterServices,
  actor: Actor,
  name: string,
  id: string,
  { files }: z.output<typeof EntryAttach>,
): Promise<Outcome<{ id: string; version: number }>> {
  return withEntry(services, actor, name, id, async (tx, by, entry) => {
    const fresh = await freshFiles(tx, entry, files);
    if ('code' in fresh) return fresh;
    await addFiles(tx, by, entry, fresh.files);
    return done({ id, version: entry.version });
  });
}

/** Takes a file off an entry for a reason; it stays in its history. The same call again is answered like the first. */
export async function detachFrom(
  services: RegisterServices,
  actor: Actor,
  name: string,
  { id, fileId }: { readonly id: string; readonly fileId: string },
  { because }: z.output<typeof EntryDetach>,
): Promise<Outcome<{ id: string; version: number }>> {
  return withEntry(services, actor, name, id, async (tx, by, entry) => {
    const detached = (await boundFiles(tx, entry)).get(fileId);
    if (detached === undefined) return refused('not-found');
    if (!detached) {
      await detachFile(tx, entry, fileId, { because, name: by.actor.name, at: by.at });
      await tell(tx, by, entry, 'detach', { files: [fileId], because });
    }
    return done({ id, version: entry.version });
  });
}

/** Which of these files an entry never had; refused where it would have too many. The caller holds its lock. */
export async function freshFiles(
  tx: Db,
  entry: Pick<EntryRecord, 'authorityId' | 'id'>,
  files: readonly string[],
): Promise<{ readonly files: readonly string[] } | Refused> {
  if (files.length === 0) return { files };
  const bound = await boundFiles(tx, entry);
  const fresh = [...new Set(files)].filter((file) => !bound.has(file));
  const attached = [...bound.values()].filter((detached) => !detached).length;
  const most = MOST_FILES;
  return attached + fresh.length > most ? refused('too-many-files', 'files', { most }) : { files: fresh };
}

/** Binds files that are new to the entry, and says so in its history. */
export async function addFiles(
  tx: Db,
  by: Recorder,
  entry: Pick<EntryRecord, 'authorityId' | 'id' | 'organisationId' | 'innerSide'>,
  files: readonly string[],
): Promise<void> {
  if (files.length === 0) return;
  await attachFiles(tx, entry, files, { name: by.actor.name, at: by.at });
  await tell(tx, by, entry, 'attach', { files });
}

async function withEntry(
  { database, clock }: RegisterServices,
  actor: Actor,
  name: string,
  id: string,
  work: (tx: Db, by: Recorder, entry: EntryRecord) => Promise<Outcome<{ id: string; version: number }>>,
): Promise<Outcome<{ id: string; version: number }>> {
  const register = registerFor(actor, name);
  if (register === undefined) return refused('not-found');
  const by = { actor, at: clock.now().toISOString() };
  return database.as(actor, async (tx) => {
    const entry = await lockEntryOf(tx, actor.reach.authorityIds, name, id);
    if (entry === undefined) return refused('not-found');
    if (!keeps(actor, register, entry.organisationId)) return refused('not-permitted');
    return work(tx, by, entry);
  });
}
