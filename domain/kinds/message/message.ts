/**
 * 消息: one text on its way to one address through one channel. `waiting` for its hour; `sending` a process has it under
 * a lease; `accepted` the gateway took it; `dead` every try failed, and a person may send it again; `void` what it
 * speaks of was answered or ended before it left.
 */
export const MESSAGE_STATES = ['waiting', 'sending', 'accepted', 'dead', 'void'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Why a message was made. */
export const PURPOSES = ['notice', 'reminder', 'test'] as const;
export type Purpose = (typeof PURPOSES)[number];

/**
 * How a try ended. `refused` will be refused again whatever the hour (a wrong address, a wrong key); `failed` may pass;
 * `lost` the process ended during the try, and nobody knows whether it left.
 */
export const OUTCOMES = ['accepted', 'failed', 'refused', 'lost'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Tries before a message is given up. With the waits below the last one comes after about one to two hours. */
export const MOST_TRIES = 8;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 2 * 3_600_000;

/**
 * How long to wait after so many failed tries, in milliseconds: doubling from one minute to two hours, and of that
 * between a half and the whole, so that what failed together is not tried together.
 *
 * @param chance From 0 to 1, from whoever has randomness.
 */
export function waitAfter(tries: number, chance: number): number {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, Math.max(0, tries - 1)));
  return Math.round(whole / 2 + (whole / 2) * chance);
}

/** What becomes of a message after a try. `waitMs` is set only when it waits for the next one. */
export function afterTry(
  tries: number,
  outcome: Outcome,
  chance: number,
): { readonly state: MessageState; readonly waitMs?: number } {
  if (outcome === 'accepted') return { state: 'accepted' };
  if (outcome === 'refused' || tries >= MOST_TRIES) return { state: 'dead' };
  return { state: 'waiting', waitMs: waitAfter(tries, chance) };
}
