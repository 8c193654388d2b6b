import { hash, randomInt } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RFC9162 } from '@transmute/rfc9162';
import {
  consistencyPath,
  inclusionPath,
  isConsistent,
  isIncluded,
  leafOf,
  type Range,
  rootOf,
  type Sha256,
  subtreesOf,
} from '@zhiben/domain/primitives/merkle.ts';
import { edgeOf, grown, nodeIn, type Tile, tileOf } from '@zhiben/domain/primitives/tiles.ts';

export const sha256: Sha256 = (data) => hash('sha256', data, 'buffer');
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

/** A tree in tiles, as the log keeps it, in memory. */
export class TiledTree {
  size = 0;
  readonly tiles = new Map<string, Tile>();

  add(leaves: readonly Uint8Array[]): void {
    const edge = edgeOf(this.size).flatMap(({ level, n }) => this.tiles.get(`${level}/${n}`) ?? []);
    for (const tile of grown(sha256, this.size, edge, leaves))
      this.tiles.set(`${tile.level}/${tile.n}`, tile);
    this.size += leaves.length;
  }

  root(range: Range): Uint8Array {
    const nodes = subtreesOf(range).map((node) => {
      const { level, n } = tileOf(node);
      const tile = this.tiles.get(`${level}/${n}`);
      const found = tile && nodeIn(sha256, node, tile);
      if (found === undefined) throw new Error(`no node ${node.level}/${node.index}`);
      return found;
    });
    return rootOf(sha256, nodes);
  }

  path(ranges: readonly Range[]): Uint8Array[] {
    return ranges.map((range) => this.root(range));
  }
}

interface InclusionVector {
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly root: string;
  readonly leafHash: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

interface ConsistencyVector {
  readonly size1: number;
  readonly size2: number;
  readonly root1: string;
  readonly root2: string;
  readonly proof: readonly string[] | null;
  readonly desc: string;
  readonly wantErr: boolean;
}

/** Says that two roots of eleven bytes are consistent. No SHA-256 has eleven bytes: we refuse them. */
const NO_HASH = ['consistency/additional/sizes-are-equal-one-and-proof-is-empty.json'];

/**
 * The public vectors of transparency-dev/merkle, where this folder holds them: how many were judged as they say, and
 * which were not.
 */
export async function judgeVectors(folder: string): Promise<{ judged: number; wrong: string[] }> {
  const wrong: string[] = [];
  let judged = 0;
  const all = async <Vector>(kind: string, holds: (vector: Vector) => boolean) => {
    const files = await readdir(join(folder, kind), { recursive: true });
    for (const file of files.filter((name) => name.endsWith('.json'))) {
      const vector = JSON.parse(await readFile(join(folder, kind, file), 'utf8')) as Vector & {
        wantErr: boolean;
      };
      judged += 1;
      if (holds(vector) === (vector.wantErr || NO_HASH.includes(`${kind}/${file}`)))
        wrong.push(`${kind}/${file}`);
    }
  };
  await all<InclusionVector>('inclusion', ({ leafIdx, treeSize, root, leafHash, proof }) =>
    isIncluded(
      sha256,
      { index: leafIdx, size: treeSize, path: (proof ?? []).map(bytes) },
      bytes(leafHash),
      bytes(root),
    ),
  );
  await all<ConsistencyVector>('consistency', ({ size1, size2, root1, root2, proof }) =>
    isConsistent(
      sha256,
      { size: size1, root: bytes(root1) },
      { size: size2, root: bytes(root2) },
      (proof ?? []).map(bytes),
    ),
  );
  return { judged, wrong };
}

/** Trees of random sizes beside those of a program that we did not write; how many disagree, in anything. */
export async function compareWithOther(trees: number): Promise<number> {
  let differ = 0;
  for (let i = 0; i < trees; i++) {
    const size = randomInt(1, 40);
    const entries = Array.from({ length: size }, (_, n) => Uint8Array.of(n, randomInt(256), randomInt(256)));
    const tree = new TiledTree();
    tree.add(entries.map((entry) => leafOf(sha256, entry)));
    const [index, smaller] = [randomInt(size), randomInt(1, size + 1)];
    const root = await RFC9162.treeHead(entries);
    const theirs = await RFC9162.inclusionProof(entries[index] as Uint8Array, entries);
    const before = await RFC9162.inclusionProof(entries[0] as Uint8Array, entries.slice(0, smaller));
    const grew = await RFC9162.consistencyProof(before, entries);
    const ours = tree.path(inclusionPath(index, size));
    const consistent = tree.path(consistencyPath(smaller, size));
    const same =
      equalAll([root], [tree.root({ from: 0, to: size })]) &&
      equalAll(theirs.inclusion_path, ours) &&
      // That program begins with the smaller root even where RFC 9162, 2.1.4.1 leaves it out: SUBPROOF(m, D_m, true).
      (equalAll(grew.consistency_path, consistent) ||
        equalAll(grew.consistency_path, [tree.root({ from: 0, to: smaller }), ...consistent])) &&
      (await RFC9162.verifyInclusionProof(root, await RFC9162.leaf(entries[index] as Uint8Array), {
        ...theirs,
        inclusion_path: ours,
      }));
    if (!same) differ += 1;
  }
  return differ;
}

function equalAll(a: readonly Uint8Array[], b: readonly Uint8Array[]): boolean {
  return a.length === b.length && a.every((one, i) => Buffer.from(one).equals(Buffer.from(b[i] ?? [])));
}

/** Milliseconds that each of these proofs took in a tree of this size, tiles in memory. */
export function timeProofs(tree: TiledTree, proofs: number): number[] {
  return Array.from({ length: proofs }, () => {
    const [n, smaller] = [randomInt(tree.size), randomInt(1, tree.size)];
    const from = performance.now();
    tree.path(inclusionPath(n, tree.size));
    tree.path(consistencyPath(smaller, tree.size));
    return performance.now() - from;
  });
}
