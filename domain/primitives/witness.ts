import { isSignedBy, type LogKey, originOf, readNote, type SignedCheckpoint } from './checkpoint.ts';
import { isConsistent, type Sha256 } from './merkle.ts';

/** What a device keeps of the log of an authority, outside of the hands of who runs the server. */
export interface Kept {
  /** The last checkpoint that it saw, to the byte. */
  readonly note: string;
  /** The keys that it then knew, in base64: one that vanishes has been replaced in secret. */
  readonly keys: readonly string[];
  /** Since when it keeps watch, ISO 8601. */
  readonly since: string;
  /** How often it has found all as it was. */
  readonly times: number;
}

/** What the server says now. */
export interface Told {
  readonly note: string;
  /** The oldest first, each with its bytes. */
  readonly keys: readonly { readonly publicKey: string; readonly bytes: Uint8Array }[];
}

/** Why a log is not the one that it was. Each is grave, and none comes about by itself. */
export const ALARMS = ['unreadable', 'unsigned', 'key-gone', 'shorter', 'rewritten'] as const;
export type Alarm = (typeof ALARMS)[number];

export type Look =
  | { readonly alarm: Alarm }
  /** Holds so far; shown to begin with what was kept by this proof, where it has grown. */
  | { readonly now: SignedCheckpoint; readonly before: SignedCheckpoint | undefined };

/** Looks at what a server says of its log, beside what this device has kept of it. */
export function look(authorityId: string, told: Told, kept: Kept | undefined): Look {
  const now = readNote(told.note);
  const name = originOf(authorityId);
  if (now === undefined || now.checkpoint.origin !== name) return { alarm: 'unreadable' };
  const keys: LogKey[] = told.keys.map(({ bytes }) => ({ name, publicKey: bytes }));
  if (!isSignedBy(now, keys)) return { alarm: 'unsigned' };
  const before = kept === undefined ? undefined : readNote(kept.note);
  if (before === undefined) return { now, before };
  if (kept?.keys.some((key) => told.keys.every(({ publicKey }) => publicKey !== key)) === true)
    return { alarm: 'key-gone' };
  return now.checkpoint.size < before.checkpoint.size ? { alarm: 'shorter' } : { now, before };
}

/** Does the log begin with all that this device has seen of it? */
export function grewFrom(
  sha256: Sha256,
  { now, before }: Extract<Look, { now: unknown }>,
  path: readonly Uint8Array[],
): Alarm | undefined {
  if (before === undefined) return undefined;
  return isConsistent(sha256, before.checkpoint, now.checkpoint, path) ? undefined : 'rewritten';
}
