/**
 * The Merkle tree of the log (RFC 9162, section 2): which hashes a root or a proof is made of, and whether a proof
 * holds. Where hashes are kept, and who computes SHA-256 (this also runs in browsers), is not its business.
 *
 * Sizes and indexes are whole numbers of leaves below 2^53; hashes are 32 bytes.
 */

/** SHA-256 of these bytes. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

/** A complete subtree of 2^level leaves, the `index`-th of its level. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** Leaves from (included) to (excluded), whose root some proof needs. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const LEAF = 0;
const NODE = 1;

/** RFC 9162, 2.1.1: what stands in the tree for these bytes. */
export function leafOf(sha256: Sha256, data: Uint8Array): Uint8Array {
  return sha256(joined([Uint8Array.of(LEAF), data]));
}

/** The hash over two subtrees. */
export function nodeOf(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  const data = new Uint8Array(1 + left.length + right.length);
  data[0] = NODE;
  data.set(left, 1);
  data.set(right, 1 + left.length);
  return sha256(data);
}

/** The root of a tree without leaves. */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array());
}

/** The complete subtrees, largest first, whose hashes folded from the right are the root of this range of a tree. */
export function subtreesOf({ from, to }: Range): Node[] {
  const nodes: Node[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    // As large as fits, and begins where a subtree of its size may begin.
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) level += 1;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The root over complete subtrees as `subtreesOf` names them, largest first. */
export function rootOf(sha256: Sha256, subtrees: readonly Uint8Array[]): Uint8Array {
  const root = subtrees.reduceRight<Uint8Array | undefined>(
    (right, left) => (right === undefined ? left : nodeOf(sha256, left, right)),
    undefined,
  );
  return root ?? emptyRoot(sha256);
}

/** RFC 9162, 2.1.3.1: the subtrees beside the way from a leaf up to the root, the lowest first. */
export function inclusionPath(index: number, size: number): Range[] {
  return pathOf(index, { from: 0, to: size });
}

function pathOf(index: number, { from, to }: Range): Range[] {
  if (to - from <= 1) return [];
  const half = from + halfOf(to - from);
  return index < half
    ? [...pathOf(index, { from, to: half }), { from: half, to }]
    : [...pathOf(index, { from: half, to }), { from, to: half }];
}

/** RFC 9162, 2.1.4.1: the subtrees that show that the larger tree begins with the smaller one, the lowest first. */
export function consistencyPath(smaller: number, larger: number): Range[] {
  return smaller === 0 || smaller === larger ? [] : sharedPath(smaller, { from: 0, to: larger }, true);
}

function sharedPath(smaller: number, { from, to }: Range, whole: boolean): Range[] {
  // The part that both share is known to who holds the smaller root, but only when it is all of it.
  if (smaller === to) return whole ? [] : [{ from, to }];
  const half = from + halfOf(to - from);
  return smaller <= half
    ? [...sharedPath(smaller, { from, to: half }, whole), { from: half, to }]
    : [...sharedPath(smaller, { from: half, to }, false), { from, to: half }];
}

/** The largest power of two below `size`. */
function halfOf(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

/** RFC 9162, 2.1.3.2: is this leaf the `index`-th of the tree with this root? */
export function isIncluded(
  sha256: Sha256,
  { index, size, path }: InclusionProof,
  leaf: Uint8Array,
  root: Uint8Array,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || ![leaf, root, ...path].every(isHash))
    return false;
  let [at, last, hash] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeOf(sha256, beside, hash);
      // A right edge climbs past the levels on which it has nothing to its left.
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else hash = nodeOf(sha256, hash, beside);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && equal(hash, root);
}

export interface Tree {
  readonly size: number;
  readonly root: Uint8Array;
}

/** RFC 9162, 2.1.4.2: does the larger tree begin with the whole smaller one? */
export function isConsistent(
  sha256: Sha256,
  smaller: Tree,
  larger: Tree,
  path: readonly Uint8Array[],
): boolean {
  if (!isCount(smaller.size) || !isCount(larger.size) || smaller.size > larger.size) return false;
  if (![smaller.root, larger.root, ...path].every(isHash)) return false;
  if (smaller.size === larger.size) return path.length === 0 && equal(smaller.root, larger.root);
  // Every tree begins with none at all.
  if (smaller.size === 0) return path.length === 0 && equal(smaller.root, emptyRoot(sha256));
  let [at, last] = [smaller.size - 1, larger.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  // A smaller tree that is one complete subtree begins the proof itself.
  const [first, ...rest] = at === 0 ? [smaller.root, ...path] : path;
  if (first === undefined) return false;
  let [old, now] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeOf(sha256, beside, old);
      now = nodeOf(sha256, beside, now);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else now = nodeOf(sha256, now, beside);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && equal(old, smaller.root) && equal(now, larger.root);
}

function half(count: number): number {
  return Math.floor(count / 2);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isHash({ length }: Uint8Array): boolean {
  return length === 32;
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** These bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
