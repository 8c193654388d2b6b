import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { type FileContent, UnreadableFile } from './rows-file.ts';

/** What the reading thread is given. */
export interface ReadOrder {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
}

export type ReadAnswer =
  | { readonly ok: true; readonly content: FileContent }
  /** `cause`: what the parser threw, for the log of the server and nobody else. */
  | { readonly ok: false; readonly code: string; readonly cause?: string };

/** Memory of the reading thread, in megabytes: a file that unpacks to more is refused, not the server ended. */
const MOST_MEGABYTES = 320;

/**
 * Reads a file in a thread of its own, so that nobody else waits for it.
 *
 * @throws UnreadableFile with the code of why.
 */
export async function readFileApart(order: ReadOrder): Promise<FileContent> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, maxYoungGenerationSizeMb: 32 },
  });
  const answer = await new Promise<ReadAnswer>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve({ ok: false, code: 'file-too-large' });
      else reject(error);
    });
    worker.once('exit', () => reject(new Error('the reading thread ended without an answer')));
  });
  if (!answer.ok) throw new UnreadableFile(answer.code, answer.cause);
  return answer.content;
}

/**
 * Reads a file; once more when the parser stumbled. Seen once in many test runs: a sound workbook was called broken.
 * The cause is not found; it did not come again in 600 readings. What the parser threw goes to the log.
 */
export async function readFileHere(order: ReadOrder): Promise<ReadAnswer> {
  const first = await readOnce(order);
  return first.ok || first.cause === undefined ? first : readOnce(order);
}

/** Tells the format by the first bytes, whatever the name says, and reads the file. */
async function readOnce({ path, folder, name }: ReadOrder): Promise<ReadAnswer> {
  try {
    const head = await firstBytes(path);
    if (head.length === 0) return { ok: false, code: 'file-empty' };
    // OLE: the old .xls, or a .xlsx under a password.
    if (head.toString('hex').startsWith('d0cf11e0')) return { ok: false, code: 'old-excel' };
    if (head.toString('latin1').startsWith('PK')) {
      return { ok: true, content: { format: 'xlsx', sheets: await readXlsx(path, folder) } };
    }
    const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
    if (head.includes(0) && !wide) return { ok: false, code: 'not-a-table' };
    return { ok: true, content: { format: 'csv', sheets: await readCsv(path, folder, name) } };
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, code: error.code };
    // Whatever a broken archive or a torn text makes a parser throw.
    return { ok: false, code: 'file-broken', cause: error instanceof Error ? (error.stack ?? '') : '' };
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
