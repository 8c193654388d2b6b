import type { ActorSettings } from './database.ts';
import { type Database, sql } from './database.ts';

/** How many numbers one process takes at a time. A stopped process leaves a gap of at most this many. */
const BLOCK = 50;

interface Block {
  next: number;
  end: number;
}

/**
 * Hands out the numbers of cases: unique and rising within an authority, a kind and a year, taken in blocks in a
 * transaction of their own, so that two creations never wait for each other.
 */
export class CaseNumbers {
  readonly #database: Database;
  readonly #blocks = new Map<string, Promise<Block>>();

  constructor(database: Database) {
    this.#database = database;
  }

  async next(actor: ActorSettings, authorityId: string, kind: string, year: number): Promise<number> {
    const key = `${authorityId}/${kind}/${year}`;
    for (;;) {
      const pending = this.#blocks.get(key) ?? this.#take(actor, authorityId, kind, year, key);
      const block = await pending;
      if (block.next < block.end) return block.next++;
      // Used up: the first to notice takes the next one, the others find it on their way round.
      if (this.#blocks.get(key) === pending) this.#blocks.delete(key);
    }
  }

  /** Gives back what was taken: after an authority was removed, its numbers begin anew. */
  forget(): void {
    this.#blocks.clear();
  }

  #take(actor: ActorSettings, authorityId: string, kind: string, year: number, key: string): Promise<Block> {
    const taken = this.#database
      .as(actor, (tx) => takeNumbers(tx, authorityId, kind, year, BLOCK))
      .then((first) => ({
        next: first,
        end: first + BLOCK,
      }));
    taken.catch(() => this.#blocks.delete(key));
    this.#blocks.set(key, taken);
    return taken;
  }
}

/** Takes `count` numbers and answers the first of them. */
export async function takeNumbers(
  tx: Parameters<Parameters<Database['as']>[1]>[0],
  authorityId: string,
  kind: string,
  year: number,
  count: number,
): Promise<number> {
  const { rows } = await sql<{ first: number }>`
    insert into number_series as s (authority_id, kind, year, next) values (${authorityId}, ${kind}, ${year}, ${count + 1})
    on conflict (authority_id, kind, year) do update set next = s.next + ${count}
    returning next - ${count} as first`.execute(tx);
  const first = rows[0]?.first;
  if (first === undefined) throw new Error('number_series returned no row');
  return first;
}
