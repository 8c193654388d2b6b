import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { checkpointText, keyIdOf, originOf, signedNote } from './checkpoint.ts';
import { leafOf, nodeOf } from './merkle.ts';
import { grewFrom, type Kept, look, type Told } from './witness.ts';

const authorityId = '0192f3a0-0000-7000-8000-000000000001';
const [a, b, c, x] = [1, 2, 3, 9].map((byte) => leafOf(sha256, Uint8Array.of(byte))) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
  Uint8Array,
];
const two = nodeOf(sha256, a, b);
const three = nodeOf(sha256, two, c);

function told(
  size: number,
  root: Uint8Array,
  seeds: readonly number[] = [1],
  signer = seeds.at(-1) ?? 1,
): Told {
  const name = originOf(authorityId);
  const text = checkpointText({ origin: name, size, root });
  const secret = new Uint8Array(32).fill(signer);
  const key = { name, publicKey: ed25519.getPublicKey(secret) };
  return {
    note: signedNote(text, [
      { name, keyId: keyIdOf(key), signature: ed25519.sign(utf8ToBytes(text), secret) },
    ]),
    keys: seeds.map((seed) => {
      const bytes = ed25519.getPublicKey(new Uint8Array(32).fill(seed));
      return { publicKey: `key ${seed}`, bytes };
    }),
  };
}
const kept: Kept = { note: told(2, two).note, keys: ['key 1'], since: '2026-11-25T00:00:00Z', times: 1 };

function verdict(now: Told, before: Kept | undefined, path: readonly Uint8Array[]) {
  const seen = look(authorityId, now, before);
  return 'alarm' in seen ? seen.alarm : grewFrom(sha256, seen, path);
}

describe('a device that keeps watch over the log', () => {
  test('takes the first checkpoint that it sees, when it is signed', () => {
    expect(verdict(told(3, three), undefined, [])).toBeUndefined();
    expect(verdict(told(3, three, [1], 2), undefined, [])).toBe('unsigned');
    expect(verdict({ ...told(3, three), note: 'x' }, undefined, [])).toBe('unreadable');
  });

  test('is content with a log that is the same, or has grown from what it kept', () => {
    expect(verdict(told(2, two), kept, [])).toBeUndefined();
    expect(verdict(told(3, three), kept, [c])).toBeUndefined();
  });

  test('finds a log that was written anew, at the same size or a larger one', () => {
    expect(verdict(told(2, nodeOf(sha256, a, x)), kept, [])).toBe('rewritten');
    expect(verdict(told(3, nodeOf(sha256, nodeOf(sha256, a, x), c)), kept, [c])).toBe('rewritten');
    expect(verdict(told(3, three), kept, [])).toBe('rewritten');
  });

  test('finds a log that has become shorter, as after an old backup was put back', () => {
    expect(verdict(told(1, a), kept, [])).toBe('shorter');
  });

  test('finds that a key was replaced, and lets a new one come beside it', () => {
    expect(verdict(told(2, two, [2]), kept, [])).toBe('key-gone');
    expect(verdict(told(2, two, [1, 2]), kept, [])).toBeUndefined();
  });
});
