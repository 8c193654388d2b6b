import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { commitLater, refreshCaseStatistics } from '../../store/import-hazards.ts';
import { type BatchRecord, insertChunk, lockStateOf, writtenChunks } from '../../store/imports.ts';
import type { ImportServices } from './desk.ts';
import { keepFailedRows } from './failed-rows.ts';
import { type Chunk, candidatesOf } from './look.ts';
import type { FileContent } from './rows-file.ts';

/** Chunks of a ledger that are written at once, each in a transaction of its own. */
const lanesFor = (kind: string) => (kind === 'hazards' ? 2 : 1);

/** Of so many rows the planner should hear at once, and not when its own sweep comes by a minute later. */
const MANY_CHUNKS = 5;

/** Writes the chunks of a batch that are not written yet. Returns false when somebody stopped it. */
export async function writeChunks(
  services: ImportServices,
  actor: Actor,
  batch: BatchRecord,
  content: FileContent,
) {
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
    if (lanes.size >= lanesFor(batch.kind)) await Promise.race(lanes);
    stopped ||= services.imports.stopping.aborted;
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
