import type { Problem } from '@zhiben/domain/contract/common.ts';
import type { OutboxItem } from './database.ts';

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/** How long to wait after so many failed tries, in milliseconds: doubling, five minutes at most. */
export function waitAfter(tries: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(20, Math.max(0, tries - 1)));
}

/**
 * What is to be sent now. Records first, oldest first, because a hazard without its photo is known and a photo without
 * its hazard is not; a file travels when its own record has gone. One refused record holds back nobody but its files.
 *
 * @param now Milliseconds since 1970.
 */
export function nextUp(items: readonly OutboxItem[], now: number): OutboxItem | undefined {
  return travelling(items)
    .filter((item) => item.nextTryAt <= now)
    .sort(inOrder)[0];
}

/** When to look again, milliseconds since 1970; undefined when nothing waits. */
export function wakeAt(items: readonly OutboxItem[]): number | undefined {
  const times = travelling(items).map((item) => item.nextTryAt);
  return times.length === 0 ? undefined : Math.min(...times);
}

function travelling(items: readonly OutboxItem[]): OutboxItem[] {
  const records = new Set(items.filter((item) => item.what === 'record').map((item) => item.id));
  return items.filter(
    (item) => item.state === 'waiting' && (item.what === 'record' || !records.has(item.recordId)),
  );
}

function inOrder(a: OutboxItem, b: OutboxItem): number {
  if (a.what !== b.what) return a.what === 'record' ? -1 : 1;
  return a.madeAt - b.madeAt || (a.id < b.id ? -1 : 1);
}

/**
 * What becomes of an item that could not be sent. No connection, a busy or failing server, an ended session and a
 * file that another window is sending pass by themselves or after signing in: it waits. Anything else is an answer, and asking again would get the same one.
 *
 * @param status HTTP status; 0 when there was no connection.
 * @param now Milliseconds since 1970.
 */
export function afterFailure<T extends OutboxItem>(
  item: T,
  status: number,
  problem: Problem,
  now: number,
): T {
  const tries = item.tries + 1;
  const passes =
    status === 0 ||
    status >= 500 ||
    [401, 408, 423, 425, 429].includes(status) ||
    problem.code === 'upload-offset';
  return passes
    ? { ...item, tries, problem, nextTryAt: now + waitAfter(tries) }
    : { ...item, tries, problem, state: 'refused' };
}

/** The same item, to be tried at once: the network is back, or its maker asked. */
export function again<T extends OutboxItem>(item: T): T {
  return { ...item, state: 'waiting', nextTryAt: 0, problem: undefined };
}
