import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { commitLater, refreshCaseStatistics, sortInWords } from '../../store/import-hazards.ts';
import {
  type BatchRecord,
  changeBatch,
  insertChunk,
  lockStateOf,
  markChunkUndone,
  nextStandingChunk,
  writtenChunks,
} from '../../store/imports.ts';
import { type Outcome, refused } from '../refusals.ts';
import type { ImportServices } from './desk.ts';
import { keepFailedRows } from './failed-rows.ts';
import { contentOf, findBatch, NOTHING_SEEN, readImport } from './imports.ts';
import { type Chunk, candidatesOf, targetOf } from './look.ts';
import type { FileContent } from './rows-file.ts';

/** Chunks of a ledger that are written at once, each in a transaction of its own. */
const LANES = { hazards: 2, organisations: 1, people: 1 } as const;

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
  const content = await contentOf(services, id);
  if (content === undefined) return refused('import-file-gone');
  const at = clock.now().toISOString();
  const begun = await database.as(actor, (tx) =>
    changeBatch(tx, batch, WRITABLE, { state: 'writing', failure: null, updatedAt: at, confirmedAt: at }),
  );
  if (begun) imports.run(id, () => run(services, actor, batch, content));
  return readImport(services, actor, id);
}

async function run(services: ImportServices, actor: Actor, batch: BatchRecord, content: FileContent) {
  const { database, clock } = services;
  const end = (patch: Partial<BatchRecord>) =>
    database.as(actor, (tx) =>
      changeBatch(tx, batch, ['writing'], { ...patch, updatedAt: clock.now().toISOString() }),
    );
  try {
    const finished = await writeChunks(services, actor, batch, content);
    if (finished && (await end({ state: 'written' }))) await services.imports.removeSource(batch.id);
    else if (services.imports.stopping) await end({ state: 'failed', failure: 'interrupted' });
  } catch (error) {
    await end({ state: 'failed', failure: 'unexpected' });
    throw error;
  } finally {
    // Searches find the new words at once; this makes them quick.
    if (batch.kind === 'hazards') await database.as(actor, sortInWords);
  }
}

/** Of so many rows the planner should hear at once, and not when its own sweep comes by a minute later. */
const MANY_CHUNKS = 5;

/** Returns false when somebody stopped it. */
async function writeChunks(services: ImportServices, actor: Actor, batch: BatchRecord, content: FileContent) {
  const { database } = services;
  const written = await database.as(actor, (tx) => writtenChunks(tx, batch));
  const lanes = new Set<Promise<void>>();
  let stopped = false;
  let begun = 0;
  let failure: { readonly error: unknown } | undefined;
  for await (const chunk of candidatesOf(services, actor, batch, content, written)) {
    const lane = writeChunk(services, actor, batch, chunk)
      .then((went) => {
        stopped ||= !went;
      })
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => lanes.delete(lane));
    lanes.add(lane);
    if (batch.kind === 'hazards' && ++begun === MANY_CHUNKS) await database.as(actor, refreshCaseStatistics);
    if (lanes.size >= LANES[batch.kind]) await Promise.race(lanes);
    stopped ||= services.imports.stopping;
    if (stopped || failure !== undefined) break;
  }
  await Promise.all(lanes);
  if (failure !== undefined) throw failure.error;
  return !stopped;
}

/**
 * Writes one chunk and the note that it is written, together. False when the batch is no longer to be written. Nobody is
 * told "written" on the strength of a chunk: the commit that ends the batch waits for the disk, and for all before it.
 */
async function writeChunk(
  { database, clock, imports }: ImportServices,
  actor: Actor,
  batch: BatchRecord,
  { index, candidates, target }: Chunk,
): Promise<boolean> {
  const fresh = candidates.filter(({ outcome }) => outcome === 'new');
  const at = clock.now().toISOString();
  await keepFailedRows(imports.folderOf(batch.id), index, batch, candidates);
  if (target.prepare) await database.as(actor, async (tx) => target.prepare?.(tx, fresh, at));
  return database.as(actor, async (tx) => {
    if ((await lockStateOf(tx, batch)) !== 'writing') return false;
    await commitLater(tx);
    const records = await target.write(tx, fresh, at);
    const chunk = { chunk: index, rowsDone: candidates.length, rowsWritten: records.length, records };
    await insertChunk(tx, batch, chunk, at);
    return true;
  });
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
