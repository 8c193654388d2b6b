import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64 } from '@scure/base';
import { equal, joined, type Tree } from './merkle.ts';

/**
 * A checkpoint says how large the log of an authority was, and its root, and is signed: the text of C2SP
 * `tlog-checkpoint` in a C2SP `signed-note`, so that programs we did not write can read it.
 */
export interface Checkpoint extends Tree {
  /** Which log: a name without blanks, never used for another log. */
  readonly origin: string;
}

/** A public key under which notes of this name are signed: Ed25519, 32 bytes. */
export interface LogKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  /** Four bytes that tell keys of one name apart. */
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** What was signed, to the byte. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Of C2SP signed-note: the algorithm of a key, hashed into its id. */
const ED25519 = 1;
const KEY_ID = 4;

/** The log of one authority: its origin, and the name that its keys bear. */
export function originOf(authorityId: string): string {
  return `zhiben.log/${authorityId}`;
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${base64.encode(root)}\n`;
}

/** C2SP signed-note: the first four bytes of SHA-256 over name, line feed, algorithm and key. */
export function keyIdOf({ name, publicKey }: LogKey): Uint8Array {
  const bytes = joined([utf8ToBytes(`${name}\n`), Uint8Array.of(ED25519), publicKey]);
  return sha256(bytes).slice(0, KEY_ID);
}

/** The note as it is published: the text, an empty line, a line for each signature. */
export function signedNote(text: string, signatures: readonly NoteSignature[]): string {
  const lines = signatures.map(
    ({ name, keyId, signature }) => `— ${name} ${base64.encode(joined([keyId, signature]))}\n`,
  );
  return `${text}\n${lines.join('')}`;
}

/** Reads a note; undefined when it is none, or says what no log of ours would say. */
export function readNote(note: string): SignedCheckpoint | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return undefined;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(readSignature);
  const [origin, size, root, ...extra] = text.slice(0, -1).split('\n');
  const hash = root === undefined ? undefined : fromBase64(root);
  if (origin === undefined || origin === '' || extra.includes('') || hash?.length !== 32) return undefined;
  if (size === undefined || !/^(0|[1-9][0-9]*)$/.test(size) || !Number.isSafeInteger(Number(size)))
    return undefined;
  if (signatures.length === 0 || signatures.includes(undefined)) return undefined;
  return {
    checkpoint: { origin, size: Number(size), root: hash },
    text,
    signatures: signatures.filter((one) => one !== undefined),
  };
}

function readSignature(line: string): NoteSignature | undefined {
  const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || name.includes('+') || bytes === undefined || bytes.length <= KEY_ID)
    return undefined;
  return { name, keyId: bytes.slice(0, KEY_ID), signature: bytes.slice(KEY_ID) };
}

/** Did one of these keys sign this note? Signatures by others are let be, as the format says. */
export function isSignedBy({ text, signatures }: SignedCheckpoint, keys: readonly LogKey[]): boolean {
  return keys.some((key) => {
    const id = keyIdOf(key);
    return signatures.some(
      ({ name, keyId, signature }) =>
        name === key.name && equal(keyId, id) && holds(signature, utf8ToBytes(text), key.publicKey),
    );
  });
}

function holds(signature: Uint8Array, text: Uint8Array, publicKey: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, text, publicKey, { zip215: false });
  } catch {
    // A key or a signature of another length is no error of ours: it does not hold.
    return false;
  }
}

/** Undefined when it is no base64, or not written the one right way. */
function fromBase64(text: string): Uint8Array | undefined {
  try {
    return base64.decode(text);
  } catch {
    return undefined;
  }
}
