import { emptyRoot, type Node, nodeOf, type Sha256 } from './merkle.ts';

/**
 * The hashes of a tree are kept in tiles, as C2SP `tlog-tiles` does it: of each eighth level, up to 256 in a row. The
 * seven levels between are computed when they are asked for.
 */
export const TILE = 256;
const LEVELS = 8;

export interface TileKey {
  readonly level: number;
  readonly n: number;
}

export interface Tile extends TileKey {
  /** At most 256. */
  readonly hashes: readonly Uint8Array[];
}

/** The tile that a node of a tree is computed from, and the hashes in it that lie below the node. */
export function tileOf({ level, index }: Node): TileKey & { readonly from: number; readonly count: number } {
  const count = 2 ** (level % LEVELS);
  const first = index * count;
  return { level: Math.floor(level / LEVELS), n: Math.floor(first / TILE), from: first % TILE, count };
}

/** The hash of a complete subtree, from the hashes of its tile. */
export function nodeIn(sha256: Sha256, node: Node, tile: Tile): Uint8Array | undefined {
  const { from, count } = tileOf(node);
  const below = tile.hashes.slice(from, from + count);
  return below.length === count ? completeRoot(sha256, below) : undefined;
}

/** The root over 2^h hashes. */
function completeRoot(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  let row = [...hashes];
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i + 1 < row.length; i += 2)
      above.push(nodeOf(sha256, row[i] as Uint8Array, row[i + 1] as Uint8Array));
    row = above;
  }
  return row[0] ?? emptyRoot(sha256);
}

/** The tiles at the right edge of a tree of this size that have room: what the next leaf goes into. */
export function edgeOf(size: number): TileKey[] {
  const edge: TileKey[] = [];
  for (let [level, count] = [0, size]; count > 0; [level, count] = [level + 1, Math.floor(count / TILE)])
    if (count % TILE !== 0) edge.push({ level, n: Math.floor(count / TILE) });
  return edge;
}

/**
 * Adds leaves to the right of a tree of this size; answers every tile that is new or fuller now, whole.
 *
 * @param edge The tiles that `edgeOf(size)` names.
 */
export function grown(
  sha256: Sha256,
  size: number,
  edge: readonly Tile[],
  leaves: readonly Uint8Array[],
): Tile[] {
  const changed: Tile[] = [];
  let [count, added] = [size, leaves];
  for (let level = 0; added.length > 0; level += 1) {
    const above: Uint8Array[] = [];
    let n = Math.floor(count / TILE);
    let hashes = edge.find((tile) => tile.level === level && tile.n === n)?.hashes ?? [];
    if (hashes.length !== count % TILE) throw new Error(`the tile ${n} of level ${level} is not the edge`);
    for (let at = 0; at < added.length; n += 1) {
      const room = TILE - hashes.length;
      hashes = [...hashes, ...added.slice(at, at + room)];
      at += room;
      changed.push({ level, n, hashes });
      if (hashes.length === TILE) above.push(completeRoot(sha256, hashes));
      hashes = [];
    }
    [count, added] = [Math.floor(count / TILE), above];
  }
  return changed;
}
