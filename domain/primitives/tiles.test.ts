import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex as hex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leafOf, nodeOf, rootOf, subtreesOf } from './merkle.ts';
import { edgeOf, grown, nodeIn, type Tile, tileOf } from './tiles.ts';

const leaf = (i: number) => leafOf(sha256, Uint8Array.of(i, i >> 8, i >> 16));

/** A tree grown in batches of these sizes, as the log grows. */
function growIn(batches: readonly number[]) {
  const tiles = new Map<string, Tile>();
  let size = 0;
  for (const batch of batches) {
    const edge = edgeOf(size).map(({ level, n }) => tiles.get(`${level}/${n}`) as Tile);
    const leaves = Array.from({ length: batch }, (_, i) => leaf(size + i));
    for (const tile of grown(sha256, size, edge, leaves)) tiles.set(`${tile.level}/${tile.n}`, tile);
    size += batch;
  }
  return { tiles, size };
}

/** The root by the definition, from the leaves alone. */
function rootBelow(from: number, to: number): Uint8Array {
  if (to - from === 1) return leaf(from);
  let k = 1;
  while (k * 2 < to - from) k *= 2;
  return nodeOf(sha256, rootBelow(from, from + k), rootBelow(from + k, to));
}

describe('the tiles of the log', () => {
  test('give the root of the tree at every size that it ever had, however it grew', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        (batches, cut) => {
          const { tiles, size } = growIn(batches);
          for (const at of [size, (cut % size) + 1]) {
            const nodes = subtreesOf({ from: 0, to: at }).map((node) => {
              const { level, n } = tileOf(node);
              return nodeIn(sha256, node, tiles.get(`${level}/${n}`) as Tile) as Uint8Array;
            });
            expect(hex(rootOf(sha256, nodes))).toBe(hex(rootBelow(0, at)));
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('reach the third level after 65,536 leaves, each tile with no more than 256 hashes', () => {
    const { tiles } = growIn([65_000, 536, 1]);
    expect(tiles.get('2/0')?.hashes).toHaveLength(1);
    expect(tiles.get('1/0')?.hashes).toHaveLength(256);
    expect(tiles.get('0/256')?.hashes).toHaveLength(1);
    expect(Math.max(...[...tiles.values()].map(({ hashes }) => hashes.length))).toBe(256);
  });

  test('refuse to grow on an edge that is not theirs', () => {
    expect(() => grown(sha256, 3, [], [leaf(3)])).toThrow('is not the edge');
  });

  test('know nothing of a subtree that is not there yet', () => {
    const { tiles } = growIn([3]);
    expect(nodeIn(sha256, { level: 2, index: 0 }, tiles.get('0/0') as Tile)).toBeUndefined();
  });
});
