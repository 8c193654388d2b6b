import { Worker } from 'node:worker_threads';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { BatchPreview, BatchRecord } from '../../store/imports.ts';
import type { ImportServices } from './desk.ts';
import { UnreadableFile } from './rows-file.ts';

/** What the importing thread is given: all of it can be copied from one thread to another. */
export interface ImportOrder {
  readonly work: 'look' | 'write';
  readonly databaseUrl: string;
  readonly folder: string;
  /** Milliseconds by which the clock of the product differs from the machine's: tests move it. */
  readonly clockOffset: number;
  readonly actor: Actor;
  readonly batch: BatchRecord;
}

/** The preview of a look; for a write, false when somebody stopped it. */
export type ImportAnswer = BatchPreview | boolean;

/**
 * Memory of the importing thread, in megabytes. Its live data stay below 60 MB for a ledger of 100,000 rows; without
 * limits the garbage of such a ledger grows the whole process by 400 MB and more, since nothing else makes V8 collect. They cost a tenth of the time.
 */
const MOST_MEGABYTES = 160;
const YOUNG_MEGABYTES = 16;

/** Looks at the whole file in a thread of its own. @throws UnreadableFile `file-too-large` */
export async function lookApart(
  services: ImportServices,
  actor: Actor,
  batch: BatchRecord,
): Promise<BatchPreview> {
  return (await apart(services, { work: 'look', actor, batch })) as BatchPreview;
}

/** Writes what is not written yet in a thread of its own. Returns false when somebody stopped it. */
export async function writeApart(
  services: ImportServices,
  actor: Actor,
  batch: BatchRecord,
): Promise<boolean> {
  return (await apart(services, { work: 'write', actor, batch })) as boolean;
}

async function apart(
  { database, clock, imports }: ImportServices,
  order: Pick<ImportOrder, 'work' | 'actor' | 'batch'>,
): Promise<ImportAnswer> {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    workerData: {
      ...order,
      databaseUrl: database.url,
      folder: imports.folder,
      clockOffset: clock.now().getTime() - Date.now(),
    } satisfies ImportOrder,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const stop = () => worker.postMessage('stop');
  if (imports.stopping.aborted) stop();
  else imports.stopping.addEventListener('abort', stop);

  try {
    return await new Promise<ImportAnswer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new UnreadableFile('file-too-large') : error);
      });
      worker.once('exit', () => reject(new Error('the importing thread ended without an answer')));
    });
  } finally {
    imports.stopping.removeEventListener('abort', stop);
  }
}
