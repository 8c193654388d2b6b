import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { systemActor } from '../services/system-actor.ts';
import { allAuthorityIds } from '../store/authorities.ts';
import type { Database } from '../store/database.ts';

/**
 * Work that comes due because time passes. A sweep looks at what stands in the database and does what is missing, under
 * ids that follow from it: run twice, by two processes or after a crash, it does nothing twice.
 */
export interface Sweep {
  readonly name: string;
  readonly everyMs: number;
  /** Sweeps one authority, in the name of the product. */
  run(actor: Actor): Promise<void>;
}

/** Runs every sweep for every authority, each at its own pace and never beside itself. */
export class Sweeper {
  readonly #database: Database;
  readonly #sweeps: readonly Sweep[];
  readonly #log: (error: unknown, sweep: string) => void;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Map<string, Promise<void>>();
  #stopping = false;

  /** @param log Is told why a sweep failed: nobody waits for it, and it comes again. */
  constructor(
    database: Database,
    sweeps: readonly Sweep[],
    log: (error: unknown, sweep: string) => void = () => {},
  ) {
    this.#database = database;
    this.#sweeps = sweeps;
    this.#log = log;
  }

  start(): void {
    for (const sweep of this.#sweeps) {
      // One that is still going on is let be: it comes again.
      const due = () => (this.#running.has(sweep.name) ? undefined : void this.#after(sweep));
      this.#timers.push(setInterval(due, sweep.everyMs).unref());
    }
    void this.sweepAll();
  }

  /** Runs every sweep once, one after the other, in the order of the registry. */
  async sweepAll(): Promise<void> {
    for (const sweep of this.#sweeps) await this.#after(sweep);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running.values());
  }

  /** Runs a sweep after the one of its name that is going on. */
  async #after(sweep: Sweep): Promise<void> {
    const before = this.#running.get(sweep.name) ?? Promise.resolve();
    const running = before.then(() => this.#run(sweep));
    this.#running.set(sweep.name, running);
    await running;
    if (this.#running.get(sweep.name) === running) this.#running.delete(sweep.name);
  }

  async #run(sweep: Sweep): Promise<void> {
    if (this.#stopping) return;
    const authorities = await allAuthorityIds(this.#database.plain).catch((error: unknown) => {
      this.#log(error, sweep.name);
      return [];
    });
    for (const id of authorities) {
      if (this.#stopping) return;
      // What fails in one authority keeps no other waiting.
      await sweep.run(systemActor(id)).catch((error: unknown) => this.#log(error, sweep.name));
    }
  }
}
