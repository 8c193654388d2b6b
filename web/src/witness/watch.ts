import { sha256 } from '@noble/hashes/sha2.js';
import { base64 } from '@scure/base';
import type { LogHead, ProofPath } from '@zhiben/domain/contract/log.ts';
import { grewFrom, type Look, look } from '@zhiben/domain/primitives/witness.ts';
import { ApiError, get } from '../api/client.ts';
import { type Finding, keep, readKept } from './keep.ts';

/**
 * Looks at the log of an authority and holds it against what this device has kept: every device that is used is so a
 * witness that nobody who runs the server can persuade. Undefined while there is no log yet.
 *
 * @throws {ApiError} when the server cannot be reached: that is no finding.
 */
export async function watchLog(authorityId: string): Promise<Finding | undefined> {
  const head = await headOf(authorityId);
  if (head === undefined) return undefined;
  const kept = readKept(authorityId);
  const keys = head.keys.map(({ publicKey }) => ({ publicKey, bytes: base64.decode(publicKey) }));
  const seen = look(authorityId, { note: head.note, keys }, kept);
  const alarm = 'alarm' in seen ? seen.alarm : grewFrom(sha256, seen, await pathBetween(authorityId, seen));
  const at = new Date().toISOString();
  // What does not fit is not kept: the older one stays the measure.
  if (alarm === undefined)
    keep(authorityId, {
      note: head.note,
      keys: keys.map(({ publicKey }) => publicKey),
      since: kept?.since ?? at,
      times: (kept?.times ?? 0) + 1,
    });
  return { at, alarm, note: head.note, madeAt: head.madeAt };
}

async function headOf(authorityId: string): Promise<LogHead | undefined> {
  try {
    return await get<LogHead>(`/public/logs/${authorityId}`);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

async function pathBetween(
  authorityId: string,
  { now, before }: Extract<Look, { now: unknown }>,
): Promise<Uint8Array[]> {
  const [from, to] = [before?.checkpoint.size ?? 0, now.checkpoint.size];
  if (from === 0 || from === to) return [];
  const { path } = await get<ProofPath>(`/public/logs/${authorityId}/consistency`, { from, to });
  return path.map((hash) => base64.decode(hash));
}
