import type { QueryClient } from '@tanstack/react-query';
import type { Problem } from '@zhiben/domain/contract/common.ts';
import { ApiError, send } from '../api/client.ts';
import { hasSignal, onSignal } from '../api/signal.ts';
import { uploadFile } from '../evidence/upload.ts';
import { device, type OutboxItem } from './database.ts';
import { afterFailure, again, nextUp, wakeAt } from './queue.ts';

/** What the last tries were told, by id of the record; kept until the page is left. */
export interface Sent {
  readonly number?: string;
  readonly version?: number;
  readonly state?: string;
}

type Ending = { readonly sent: Sent } | { readonly refused: Problem } | { readonly waits: Problem };

const sentBytes = new Map<string, number>();
const listeners = new Set<() => void>();
let running: Promise<void> | undefined;
let wake: ReturnType<typeof setTimeout> | undefined;
let owner: { accountId: string; queries: QueryClient } | undefined;

/** Who may send from this device now. Items of other people stay where they are, unseen and unsent. */
export function openOutbox(accountId: string, queries: QueryClient): () => void {
  owner = { accountId, queries };
  const retryAll = () => void hurry();
  const onVisible = () => document.visibilityState === 'visible' && void run();
  const stop = onSignal(() => hasSignal() && retryAll());
  document.addEventListener('visibilitychange', onVisible);
  retryAll();
  return () => {
    stop();
    document.removeEventListener('visibilitychange', onVisible);
    clearTimeout(wake);
    owner = undefined;
  };
}

/** The share of a file that has been sent, 0 to 1; undefined when it is not on its way. */
export function progressOf(id: string): number | undefined {
  return sentBytes.get(id);
}

export function onProgress(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Forgets the waiting times and tries everything that waits. */
export async function hurry(): Promise<void> {
  const items = await mine();
  await device.outbox.bulkPut(items.filter((item) => item.state === 'waiting').map(again));
  await run();
}

/** Tries one item now, refused or not. */
export async function retry(item: OutboxItem): Promise<void> {
  await device.outbox.put(again(item));
  await run();
}

/** Sends one record now and says how it ended. When there is no connection it waits, and goes by itself later. */
export async function sendRecord(id: string): Promise<Ending> {
  for (;;) {
    // Another run may be in the middle of a long photo: the record does not queue behind it.
    const item = await device.outbox.get(id);
    if (item === undefined || item.what !== 'record') return { sent: results.get(id) ?? {} };
    const ending = await attempt(item);
    if (ending !== undefined) {
      void run();
      return ending;
    }
  }
}

const results = new Map<string, Sent>();
const underway = new Set<string>();

/** Sends what can be sent, one after another. One run at a time, over all windows of this device. */
export function run(): Promise<void> {
  running ??= alone(drain).finally(() => {
    running = undefined;
  });
  return running;
}

async function alone(work: () => Promise<void>): Promise<void> {
  // Without a secure address there are no locks; sending twice is safe, only wasteful.
  if (navigator.locks === undefined) return work();
  await navigator.locks.request('zhiben-outbox', { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
}

async function drain(): Promise<void> {
  for (;;) {
    const items = (await mine()).filter((item) => !underway.has(item.id));
    const item = nextUp(items, Date.now());
    if (item === undefined) {
      sleepUntil(wakeAt(items));
      return;
    }
    await attempt(item);
  }
}

/** One try. Undefined when the item was under way elsewhere. */
async function attempt(item: OutboxItem): Promise<Ending | undefined> {
  if (underway.has(item.id)) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    return undefined;
  }
  underway.add(item.id);
  try {
    const sent = await deliver(item);
    results.set(item.id, sent);
    await device.transaction('rw', device.outbox, device.files, async () => {
      await device.outbox.delete(item.id);
      if (item.what === 'file') await device.files.delete(item.id);
    });
    void owner?.queries.invalidateQueries({ queryKey: ['hazard', item.caseId] });
    void owner?.queries.invalidateQueries({ queryKey: ['registers'] });
    if (item.what === 'record') void owner?.queries.invalidateQueries({ queryKey: ['notices'] });
    if (item.what === 'record') void owner?.queries.invalidateQueries({ queryKey: ['supervision'] });
    if (item.what === 'record') void owner?.queries.invalidateQueries({ queryKey: ['hazards'] });
    return { sent };
  } catch (error) {
    const failure = error instanceof ApiError ? error : new ApiError(500, { code: 'internal' });
    const after = afterFailure(item, failure.status, failure.problem, Date.now());
    await device.outbox.put(after);
    return after.state === 'refused' ? { refused: failure.problem } : { waits: failure.problem };
  } finally {
    underway.delete(item.id);
    sentBytes.delete(item.id);
    tell();
  }
}

async function deliver(item: OutboxItem): Promise<Sent> {
  if (item.what === 'record') return send<Sent>(item.method ?? 'POST', item.path, item.body);
  const file = await device.files.get(item.id);
  // Its bytes were removed from this device by other hands: nothing is left to send.
  if (file === undefined) throw new ApiError(410, { code: 'file-lost' });
  await uploadFile(file, (sent, total) => {
    sentBytes.set(item.id, total === 0 ? 1 : sent / total);
    tell();
  });
  return {};
}

function mine(): Promise<OutboxItem[]> {
  if (owner === undefined) return Promise.resolve([]);
  return device.outbox.where('accountId').equals(owner.accountId).toArray();
}

function sleepUntil(at: number | undefined): void {
  clearTimeout(wake);
  if (at !== undefined) wake = setTimeout(() => void run(), Math.max(250, at - Date.now()));
}

function tell(): void {
  for (const listener of listeners) listener();
}
