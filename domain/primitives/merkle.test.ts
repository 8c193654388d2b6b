import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex as hex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  consistencyPath,
  emptyRoot,
  inclusionPath,
  isConsistent,
  isIncluded,
  leafOf,
  nodeOf,
  type Range,
  rootOf,
  subtreesOf,
} from './merkle.ts';

/** The definition of RFC 9162, 2.1.1, word by word. */
function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return emptyRoot(sha256);
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeOf(sha256, treeHash(leaves.slice(0, k)), treeHash(leaves.slice(k)));
}

const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, i) => leafOf(sha256, Uint8Array.of(i, i >> 8)));
const rootIn = (leaves: readonly Uint8Array[], range: Range) =>
  rootOf(
    sha256,
    subtreesOf(range).map(({ level, index }) =>
      treeHash(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
    ),
  );

describe('the Merkle tree of the log', () => {
  test('of nothing and of one empty leaf has the hashes that RFC 6962 made known', () => {
    expect(hex(emptyRoot(sha256))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(hex(leafOf(sha256, new Uint8Array()))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
  });

  test('has the root that its definition gives, of any size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (size) => {
        const leaves = leavesOf(size);
        expect(hex(rootIn(leaves, { from: 0, to: size }))).toBe(hex(treeHash(leaves)));
      }),
    );
  });

  test('proves each of its leaves at its place, and nowhere else', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 200 })
          .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), fc.nat(size - 1))),
        ([size, index, other]) => {
          const leaves = leavesOf(size);
          const root = treeHash(leaves);
          const path = inclusionPath(index, size).map((range) => rootIn(leaves, range));
          const leaf = leaves[index] as Uint8Array;
          expect(isIncluded(sha256, { index, size, path }, leaf, root)).toBe(true);
          if (other !== index) {
            expect(isIncluded(sha256, { index: other, size, path }, leaf, root)).toBe(false);
            expect(isIncluded(sha256, { index, size, path }, leaves[other] as Uint8Array, root)).toBe(false);
          }
          expect(isIncluded(sha256, { index, size, path: [...path, root] }, leaf, root)).toBe(false);
          if (path.length > 0)
            expect(isIncluded(sha256, { index, size, path: path.slice(1) }, leaf, root)).toBe(false);
        },
      ),
    );
  });

  test('proves that it begins with each smaller one, and that one with another leaf is none of those', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 200 })
          .chain((size) => fc.tuple(fc.constant(size), fc.nat(size), fc.nat(size - 1))),
        ([size, smaller, changed]) => {
          const leaves = leavesOf(size);
          const path = consistencyPath(smaller, size).map((range) => rootIn(leaves, range));
          const before = { size: smaller, root: treeHash(leaves.slice(0, smaller)) };
          const now = { size, root: treeHash(leaves) };
          expect(isConsistent(sha256, before, now, path)).toBe(true);
          const altered = leaves.with(changed, leafOf(sha256, Uint8Array.of(1, 2, 3)));
          if (changed < smaller)
            expect(
              isConsistent(sha256, { ...before, root: treeHash(altered.slice(0, smaller)) }, now, path),
            ).toBe(false);
          expect(isConsistent(sha256, before, { size, root: treeHash(altered) }, path)).toBe(
            smaller === 0 && path.length === 0,
          );
          expect(isConsistent(sha256, before, now, [...path, now.root])).toBe(false);
        },
      ),
    );
  });

  test('takes no hash of another length, and no size that is no count', () => {
    const [leaf = new Uint8Array()] = leavesOf(1);
    expect(isIncluded(sha256, { index: 0, size: 1, path: [] }, leaf, leaf)).toBe(true);
    expect(isIncluded(sha256, { index: 0, size: 1, path: [] }, leaf.slice(1), leaf.slice(1))).toBe(false);
    expect(isIncluded(sha256, { index: 1, size: 1, path: [] }, leaf, leaf)).toBe(false);
    expect(isIncluded(sha256, { index: 0, size: 1.5, path: [] }, leaf, leaf)).toBe(false);
    expect(isIncluded(sha256, { index: -1, size: 1, path: [] }, leaf, leaf)).toBe(false);
    const short = { size: 1, root: leaf.slice(1) };
    expect(isConsistent(sha256, short, short, [])).toBe(false);
  });
});
