import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { sortInWords } from '../../store/import-hazards.ts';
import { type BatchRecord, changeBatch, markChunkUndone, nextStandingChunk } from '../../store/imports.ts';
import { type Outcome, refused } from '../refusals.ts';
import type { ImportServices } from './desk.ts';
import { contentOf, findBatch, NOTHING_SEEN, readImport } from './imports.ts';
import { targetOf } from './look.ts';
import { writeApart } from './thread.ts';

/** States in which writing may begin, or go on where it stopped. */
const WRITABLE = ['preview', 'cancelled', 'failed'] as const;
const UNDOABLE = ['written', 'cancelled', 'failed'] as const;

/**
 * Writes what the preview showed, in the background: the answer comes at once, the progress by asking again.
 * A batch that was stopped goes on with the chunks that are missing.
 */
export async function writeImport(
  services: ImportServices,
  actor: Actor,
  id: string,
  { skipFailed }: { readonly skipFailed: boolean },
): Promise<Outcome<ImportBatch>> {
  const { database, clock, imports } = services;
  const batch = await findBatch(services, actor, id);
  if (batch === undefined) return refused('not-found');
  if (batch.state === 'writing') return readImport(services, actor, id);
  if (!(WRITABLE as readonly string[]).includes(batch.state)) return refused('import-already-written');
  const { missing, counts } = batch.preview;
  if (missing.length > 0) return refused('import-column-missing', missing[0]);
  if (counts.failed > 0 && !skipFailed)
    return refused('import-has-errors', undefined, { rows: counts.failed, errors: counts.errors });
  if ((await contentOf(services, id)) === undefined) return refused('import-file-gone');
  const at = clock.now().toISOString();
  const begun = await database.as(actor, (tx) =>
    changeBatch(tx, batch, WRITABLE, { state: 'writing', failure: null, updatedAt: at, confirmedAt: at }),
  );
  if (begun) imports.run(id, () => run(services, actor, batch));
  return readImport(services, actor, id);
}

async function run(services: ImportServices, actor: Actor, batch: BatchRecord) {
  const { database, clock } = services;
  const end = (patch: Partial<BatchRecord>) =>
    database.as(actor, (tx) =>
      changeBatch(tx, batch, ['writing'], { ...patch, updatedAt: clock.now().toISOString() }),
    );
  try {
    const finished = await writeApart(services, actor, batch);
    if (finished && (await end({ state: 'written' }))) await services.imports.removeSource(batch.id);
    else if (services.imports.stopping.aborted) await end({ state: 'failed', failure: 'interrupted' });
  } catch (error) {
    await end({ state: 'failed', failure: 'unexpected' });
    throw error;
  } finally {
    // Searches find the new words at once; this makes them quick.
    if (batch.kind === 'hazards') await database.as(actor, sortInWords);
  }
}

/**
 * Stops between two chunks; what was written until then stays and is told. What was only looked at is thrown away, the
 * file with all that was seen in it.
 */
export async function cancelImport(
  services: ImportServices,
  actor: Actor,
  id: string,
): Promise<Outcome<ImportBatch>> {
  const { database, clock, imports } = services;
  const batch = await findBatch(services, actor, id);
  if (batch === undefined) return refused('not-found');
  const updatedAt = clock.now().toISOString();
  const discarded = await database.as(
    actor,
    async (tx) =>
      (await changeBatch(tx, batch, ['preview'], { state: 'discarded', preview: NOTHING_SEEN, updatedAt })) ||
      void (await changeBatch(tx, batch, ['writing'], { state: 'cancelled', updatedAt })),
  );
  if (discarded === true) await imports.removeFolder(id);
  return readImport(services, actor, id);
}

/**
 * Takes back what an import wrote, by events that say so: nothing is removed. Records that something has happened to
 * since are left alone and counted. A call that was cut short may be repeated.
 */
export async function undoImport(
  services: ImportServices,
  actor: Actor,
  id: string,
): Promise<Outcome<ImportBatch>> {
  const { database, clock, imports } = services;
  const batch = await findBatch(services, actor, id);
  if (batch === undefined) return refused('not-found');
  if (batch.state === 'undone') return readImport(services, actor, id);
  if (!(UNDOABLE as readonly string[]).includes(batch.state) || imports.isRunning(id))
    return refused('import-not-written');
  const target = await targetOf(services, actor, batch);
  for (let more = true; more; ) {
    more = await database.as(actor, async (tx) => {
      const chunk = await nextStandingChunk(tx, batch);
      if (chunk === undefined) return false;
      const kept = await target.withdraw(tx, chunk.records, clock.now().toISOString());
      await markChunkUndone(tx, batch, chunk.chunk, kept);
      return true;
    });
  }
  await database.as(actor, (tx) =>
    changeBatch(tx, batch, UNDOABLE, { state: 'undone', updatedAt: clock.now().toISOString() }),
  );
  await imports.removeFolder(id);
  return readImport(services, actor, id);
}
