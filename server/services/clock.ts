/** The only clock: passed to every service, so that a test may set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that an administrator moves to try terms out. It goes on by itself, and never back. */
export class TestClock implements Clock {
  #aheadMs = 0;

  now(): Date {
    return new Date(Date.now() + this.#aheadMs);
  }

  /** False when the moment lies before what the clock shows. */
  moveTo(at: Date): boolean {
    const aheadMs = at.getTime() - Date.now();
    if (aheadMs < this.#aheadMs) return false;
    this.#aheadMs = aheadMs;
    return true;
  }
}

/** China has one legal time, eight hours ahead of UTC all year round. */
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** The calendar day at this moment in China, YYYY-MM-DD. */
export function today(clock: Clock): string {
  return new Date(clock.now().getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** How China's clock shows an instant, YYYY-MM-DDTHH:MM. */
export function chinaTime(instant: string): string {
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 16);
}
