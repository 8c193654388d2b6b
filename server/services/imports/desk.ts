import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../store/database.ts';
import type { Clock } from '../clock.ts';

export interface ImportServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly imports: ImportDesk;
}

/** Where uploaded files lie while they are looked at, and which imports this process is writing now. */
export class ImportDesk {
  readonly #folder: string;
  readonly #log: (error: unknown) => void;
  #stopping = false;
  readonly #running = new Map<string, Promise<void>>();

  /**
   * @param folder Made when it is missing; one folder in it for each batch.
   * @param log Is told what nobody waits for: why an import failed.
   */
  constructor(folder: string, log: (error: unknown) => void = () => {}) {
    this.#folder = folder;
    this.#log = log;
  }

  folderOf(batchId: string): string {
    return join(this.#folder, batchId);
  }

  async makeFolder(batchId: string): Promise<string> {
    const folder = this.folderOf(batchId);
    await mkdir(folder, { recursive: true });
    return folder;
  }

  async removeFolder(batchId: string): Promise<void> {
    await rm(this.folderOf(batchId), { recursive: true, force: true });
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

  /** True once the server is to stop: what is being written ends at the next border of a chunk. */
  get stopping(): boolean {
    return this.#stopping;
  }

  /** Waits for what is being written here. */
  async settled(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.settled();
  }
}
