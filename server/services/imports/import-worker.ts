import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../store/database.ts';
import { writeChunks } from './chunks.ts';
import { ImportDesk } from './desk.ts';
import { contentOf } from './imports.ts';
import { lookAt } from './look.ts';
import { UnreadableFile } from './rows-file.ts';
import type { ImportOrder } from './thread.ts';

/**
 * The thread in which rows are understood, compared and written: takes one order, gives one answer, ends. It speaks to
 * the database for itself, so that those who use the product meanwhile wait neither for its processor nor its memory.
 */
const { work, databaseUrl, folder, clockOffset, actor, batch } = workerData as ImportOrder;
const database = openDatabase(databaseUrl, { max: 4 });
const imports = new ImportDesk(folder);
parentPort?.once('message', () => void imports.stop()).unref();
try {
  const services = { database, clock: { now: () => new Date(Date.now() + clockOffset) }, imports };
  const content = await contentOf(services, batch.id);
  if (content === undefined) throw new UnreadableFile('import-file-gone');
  const answer =
    work === 'look'
      ? await lookAt(services, actor, batch, content)
      : await writeChunks(services, actor, batch, content);
  parentPort?.postMessage(answer);
} finally {
  await database.close();
}
