import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../store/database.ts';
import type { Clock } from '../clock.ts';
import { holdsFailedRows } from './failed-rows.ts';

/** An uploaded file that nobody wrote is removed after seven days: it may hold identity numbers. */
const UNWRITTEN_MS = 7 * 24 * 60 * 60 * 1000;
const SWEEP_EVERY_MS = 60 * 60 * 1000;

export interface ImportServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly imports: ImportDesk;
}

/** Where uploaded files lie while they are looked at, and which imports this process is writing now. */
export class ImportDesk {
  readonly folder: string;
  readonly #log: (error: unknown) => void;
  readonly #stop = new AbortController();
  #sweeping: NodeJS.Timeout | undefined;
  readonly #running = new Map<string, Promise<void>>();

  /**
   * @param folder Made when it is missing; one folder in it for each batch.
   * @param log Is told what nobody waits for: why an import failed.
   */
  constructor(folder: string, log: (error: unknown) => void = () => {}) {
    this.folder = folder;
    this.#log = log;
  }

  /** For what the person who imports cannot mend: it goes to the log of the server. */
  tell(error: unknown): void {
    this.#log(error);
  }

  folderOf(batchId: string): string {
    return join(this.folder, batchId);
  }

  async makeFolder(batchId: string): Promise<string> {
    const folder = this.folderOf(batchId);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  async removeFolder(batchId: string): Promise<void> {
    await rm(this.folderOf(batchId), { recursive: true, force: true });
  }

  /** Removes the uploaded file and the rows read from it; the rows that failed stay, without identity numbers. */
  async removeSource(batchId: string): Promise<void> {
    const folder = this.folderOf(batchId);
    for (const name of await namesIn(folder))
      if (!holdsFailedRows(name)) await rm(join(folder, name), { force: true });
  }

  /** Removes what was uploaded more than seven days ago and not written. */
  async sweep(now: Date): Promise<void> {
    for (const batchId of await namesIn(this.folder)) {
      const folder = this.folderOf(batchId);
      const names = await namesIn(folder);
      // Of what is written only its failed rows are left.
      if (this.isRunning(batchId) || (names.length > 0 && names.every(holdsFailedRows))) continue;
      const uploaded = await stat(names.includes('source') ? join(folder, 'source') : folder);
      if (now.getTime() - uploaded.mtimeMs > UNWRITTEN_MS) await this.removeFolder(batchId);
    }
  }

  /** Sweeps now and every hour, until the desk stops. */
  keepSwept(clock: Clock): void {
    const sweep = () => void this.sweep(clock.now()).catch(this.#log);
    sweep();
    this.#sweeping = setInterval(sweep, SWEEP_EVERY_MS).unref();
  }

  isRunning(batchId: string): boolean {
    return this.#running.has(batchId);
  }

  run(batchId: string, work: () => Promise<void>): void {
    const running = work()
      .catch(this.#log)
      .finally(() => this.#running.delete(batchId));
    this.#running.set(batchId, running);
  }

  /** Aborted once the server is to stop: what is being written ends at the next border of a chunk. */
  get stopping(): AbortSignal {
    return this.#stop.signal;
  }

  /** Waits for what is being written here. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    clearInterval(this.#sweeping);
    await this.settled();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
