/** The only clock: passed to every service, so that a test may set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** China has one legal time, eight hours ahead of UTC all year round. */
const OFFSET_MS = 8 * 60 * 60 * 1000;

/** The calendar day at this moment in China, YYYY-MM-DD. */
export function today(clock: Clock): string {
  return new Date(clock.now().getTime() + OFFSET_MS).toISOString().slice(0, 10);
}
