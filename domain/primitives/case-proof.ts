import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { isSignedBy, type LogKey, originOf, readNote } from './checkpoint.ts';
import { isIncluded, leafOf } from './merkle.ts';

/** The proof of a hazard, as the interface tells it (contract `CaseProof`). */
interface CaseProof {
  readonly authorityId: string;
  readonly caseId: string;
  readonly number: string;
  readonly head: { readonly note: string; readonly keys: readonly { readonly publicKey: string }[] };
  readonly events: readonly {
    readonly text: string;
    readonly n: number;
    readonly salt: string;
    readonly path: readonly string[];
  }[];
  readonly waiting: number;
}

/** Why a file proves nothing, or not what it says; the first thing that is wrong. */
export const PROOF_FAULTS = [
  'unreadable',
  'checkpoint-unreadable',
  'foreign-log',
  'unsigned',
  'no-events',
  'event-of-another',
  'event-left-out',
  'event-altered',
  'not-the-kept-log',
] as const;
export type ProofFault = (typeof PROOF_FAULTS)[number];

/** One event as it was hashed into the log. */
export interface ProvenEvent {
  readonly seq: number;
  readonly move: string;
  readonly toState: string;
  readonly actorName: string;
  readonly happenedAt: string;
  readonly receivedAt: string;
}

export type Judgement =
  | { readonly fault: ProofFault; readonly seq?: number }
  | {
      readonly events: readonly ProvenEvent[];
      readonly size: number;
      /** Of the key that signed; to be compared with what is known from elsewhere. Base64. */
      readonly keys: readonly string[];
      /** Events that came after this checkpoint, and that the file does not hold. */
      readonly waiting: number;
    };

/**
 * Judges the file of a hazard by itself: no server, no network.
 *
 * @param kept A checkpoint of the same log from elsewhere, to the byte: then a key that only this file knows is found out.
 */
export function judgeCaseProof(proof: CaseProof, kept?: string): Judgement {
  const name = originOf(proof.authorityId);
  const note = readNote(proof.head.note);
  if (note === undefined) return { fault: 'checkpoint-unreadable' };
  if (note.checkpoint.origin !== name) return { fault: 'foreign-log' };
  const keys: LogKey[] = proof.head.keys.map(({ publicKey }) => ({
    name,
    publicKey: base64.decode(publicKey),
  }));
  if (!isSignedBy(note, keys)) return { fault: 'unsigned' };
  if (kept !== undefined) {
    const other = readNote(kept);
    if (other === undefined || !isSignedBy(other, keys)) return { fault: 'not-the-kept-log' };
  }
  if (proof.events.length === 0) return { fault: 'no-events' };
  const events: ProvenEvent[] = [];
  for (const { text, salt, n, path } of proof.events) {
    const event = JSON.parse(text) as ProvenEvent & { readonly caseId: string };
    const { seq } = event;
    if (event.caseId !== proof.caseId) return { fault: 'event-of-another', seq };
    // They are numbered from one, and the file begins with the first.
    if (seq !== events.length + 1) return { fault: 'event-left-out', seq: events.length + 1 };
    const leaf = leafOf(sha256, hmac(sha256, base64.decode(salt), leafOf(sha256, utf8ToBytes(text))));
    const { size, root } = note.checkpoint;
    const hashes = path.map((hash) => base64.decode(hash));
    if (!isIncluded(sha256, { index: n, size, path: hashes }, leaf, root))
      return { fault: 'event-altered', seq };
    events.push(event);
  }
  return {
    events,
    size: note.checkpoint.size,
    keys: proof.head.keys.map(({ publicKey }) => publicKey),
    waiting: proof.waiting,
  };
}

/** Reads and judges a file; whatever is no proof at all is `unreadable`. */
export function judgeProofFile(text: string, kept?: string): Judgement & { readonly number?: string } {
  try {
    const proof = JSON.parse(text) as CaseProof;
    return { ...judgeCaseProof(proof, kept), number: String(proof.number) };
  } catch {
    return { fault: 'unreadable' };
  }
}
