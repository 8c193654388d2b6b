/** How often something may fail: `burst` times at once, then once in `everyMs`. */
interface Rate {
  readonly burst: number;
  readonly everyMs: number;
}

/** Enough for somebody who mistypes; an attacker gets some four thousand guesses a day at one name. */
const PER_NAME: Rate = { burst: 8, everyMs: 20_000 };
/** For all names together: every try costs a tenth of a second of one processor. */
const ALTOGETHER: Rate = { burst: 300, everyMs: 200 };
/** Names remembered at a time. Whoever makes us forget one has to fill the rest at the rate of all together. */
const MOST_NAMES = 10_000;

/**
 * Slows down whoever guesses passwords. It knows names and times, in memory, and no address: whoever shares one with
 * an attacker is not locked out with him, and nothing about anybody is kept. A try that succeeds costs nothing.
 */
export class SignInThrottle {
  readonly #now: () => number;
  /** By name, the moment from which it has all its tries again; likewise for all together. */
  readonly #full = new Map<string, number>();
  #fullAltogether = 0;

  /** @param now Milliseconds of a clock that never goes back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Takes one try; answers the whole seconds to wait when there is none left. */
  take(name: string): number | undefined {
    const now = this.#now();
    const waitMs = Math.max(
      waitOf(PER_NAME, this.#full.get(name), now),
      waitOf(ALTOGETHER, this.#fullAltogether, now),
    );
    if (waitMs > 0) return Math.ceil(waitMs / 1000);
    this.#makeRoom(name, now);
    this.#full.set(name, Math.max(this.#full.get(name) ?? 0, now) + PER_NAME.everyMs);
    this.#fullAltogether = Math.max(this.#fullAltogether, now) + ALTOGETHER.everyMs;
    return undefined;
  }

  /** The last try was right: the name begins anew. */
  succeeded(name: string): void {
    this.#full.delete(name);
    this.#fullAltogether -= ALTOGETHER.everyMs;
  }

  #makeRoom(name: string, now: number): void {
    if (this.#full.size < MOST_NAMES || this.#full.has(name)) return;
    for (const [other, full] of this.#full) if (full <= now) this.#full.delete(other);
    const [oldest] = this.#full.keys();
    if (this.#full.size >= MOST_NAMES && oldest !== undefined) this.#full.delete(oldest);
  }
}

function waitOf({ burst, everyMs }: Rate, full: number | undefined, now: number): number {
  return Math.max(full ?? 0, now) - now - (burst - 1) * everyMs;
}
