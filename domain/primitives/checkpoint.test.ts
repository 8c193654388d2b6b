import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import {
  checkpointText,
  isSignedBy,
  keyIdOf,
  type LogKey,
  originOf,
  readNote,
  signedNote,
} from './checkpoint.ts';

const authorityId = '0192f3a0-0000-7000-8000-000000000001';
const origin = originOf(authorityId);
const secret = new Uint8Array(32).fill(7);
const key: LogKey = { name: origin, publicKey: ed25519.getPublicKey(secret) };
const root = new Uint8Array(32).fill(1);
const text = checkpointText({ origin, size: 12, root });
const note = signedNote(text, [
  { name: key.name, keyId: keyIdOf(key), signature: ed25519.sign(utf8ToBytes(text), secret) },
]);

describe('a checkpoint of the log', () => {
  test('is a note of three lines, an empty one and a signature, as C2SP writes it', () => {
    expect(note.split('\n').slice(0, 4)).toEqual([
      `zhiben.log/${authorityId}`,
      '12',
      'AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=',
      '',
    ]);
    expect(note.split('\n')[4]).toMatch(new RegExp(`^— zhiben.log/${authorityId} [A-Za-z0-9+/]+=*$`));
    expect(note.endsWith('\n')).toBe(true);
  });

  test('is read again as it was written, and holds under its key', () => {
    const read = readNote(note);
    expect(read?.checkpoint).toEqual({ origin, size: 12, root });
    expect(read !== undefined && isSignedBy(read, [key])).toBe(true);
  });

  test('does not hold under another key, for another size, or under a name that is not its own', () => {
    const other = { name: origin, publicKey: ed25519.getPublicKey(new Uint8Array(32).fill(8)) };
    const read = readNote(note);
    const larger = readNote(note.replace('\n12\n', '\n13\n'));
    expect(larger?.checkpoint.size).toBe(13);
    expect(read !== undefined && isSignedBy(read, [other])).toBe(false);
    expect(read !== undefined && isSignedBy(read, [])).toBe(false);
    expect(larger !== undefined && isSignedBy(larger, [key])).toBe(false);
    expect(read !== undefined && isSignedBy(read, [{ ...key, name: 'zhiben.log/other' }])).toBe(false);
  });

  test.each([
    ['nothing', ''],
    ['no signature', `${text}\n`],
    ['a size with a leading nought', note.replace('\n12\n', '\n012\n')],
    ['a size below nought', note.replace('\n12\n', '\n-1\n')],
    ['a size beyond what is counted exactly', note.replace('\n12\n', '\n9007199254740993\n')],
    ['a root of another length', note.replace(/\nAQ.*\n/, '\nAQEB\n')],
    ['a root that is no base64', note.replace(/\nAQ.*\n/, '\n???\n')],
    ['no origin', note.replace(origin, '')],
    ['no end of the last line', note.slice(0, -1)],
    ['a signature without bytes', note.replace(/(— \S+ ).*/, '$1AAAA')],
    ['a line that is no signature', `${note}x\n`],
  ])('is none with %s', (_, broken) => {
    expect(readNote(broken)).toBeUndefined();
  });
});
