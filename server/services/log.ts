import { createHmac, hash, randomBytes } from 'node:crypto';
import type { CaseProof, LogHead, ProofPath } from '@zhiben/domain/contract/log.ts';
import { checkpointText, keyIdOf, originOf, signedNote } from '@zhiben/domain/primitives/checkpoint.ts';
import {
  consistencyPath,
  inclusionPath,
  leafOf,
  type Range,
  rootOf,
  type Sha256,
  subtreesOf,
} from '@zhiben/domain/primitives/merkle.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { edgeOf, grown, nodeIn, type Tile, type TileKey, tileOf } from '@zhiben/domain/primitives/tiles.ts';
import { readCase } from '../store/case-files.ts';
import type { Database, Db } from '../store/database.ts';
import { caseEventTexts } from '../store/event-facts.ts';
import type { LogSigner } from '../store/log-key.ts';
import {
  keepKey,
  lastCheckpoint,
  leavesOfCase,
  lockLog,
  logSize,
  publicCheckpoint,
  publicKeys,
  publicTiles,
  readTiles,
  waitingEvents,
  writeCheckpoint,
  writeLeaves,
  writeTiles,
} from '../store/log-tree.ts';
import { recordChange } from '../store/register-events.ts';
import type { Clock } from './clock.ts';
import { done, type Outcome, refused } from './refusals.ts';

export interface LogServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly logSigner: LogSigner;
}

/** Events that one transaction makes leaves of: short enough to be done within the second. */
const AT_ONCE = 2000;
const SALT = 16;
/** A checkpoint is signed at most so often, and at least once a minute while there is news (design). */
const CHECKPOINT_MS = 10_000;

/** OpenSSL's: the sequencer of a province computes millions. */
const sha256: Sha256 = (data) => hash('sha256', data, 'buffer');

/** What stands in the tree for an event: its hash under a salt of its own, so that nobody guesses what it says. */
export function leafUnder(salt: Uint8Array, eventHash: Uint8Array): Uint8Array {
  return leafOf(sha256, createHmac('sha256', salt).update(eventHash).digest());
}

/** Makes leaves of every event that waits, in the order in which they came, and signs what the tree then is. */
export async function sequenceLog(services: LogServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  for (let taken = AT_ONCE; taken === AT_ONCE; )
    taken = await services.database.as(actor, async (tx) => {
      await lockLog(tx, authorityId);
      const count = await takeWaiting(tx, authorityId);
      if (count < AT_ONCE) await signCheckpoint(tx, services, actor);
      return count;
    });
}

async function takeWaiting(tx: Db, authorityId: string): Promise<number> {
  const waiting = await waitingEvents(tx, authorityId, AT_ONCE);
  if (waiting.length === 0) return 0;
  const size = await logSize(tx, authorityId);
  const leaves = waiting.map((event, i) => ({ ...event, n: size + i, salt: randomBytes(SALT) }));
  const tiles = grown(
    sha256,
    size,
    await readTiles(tx, authorityId, edgeOf(size)),
    leaves.map((leaf) => leafUnder(leaf.salt, leaf.hash)),
  );
  await writeTiles(tx, authorityId, tiles);
  await writeLeaves(tx, authorityId, leaves);
  return leaves.length;
}

async function signCheckpoint(tx: Db, { clock, logSigner }: LogServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  const [size, last] = [await logSize(tx, authorityId), await lastCheckpoint(tx, authorityId)];
  if (size === (last?.size ?? 0)) return;
  if (last !== undefined && Math.abs(Date.parse(at) - Date.parse(last.madeAt)) < CHECKPOINT_MS) return;
  const { publicKey } = logSigner;
  // Taking a key into use is an event like any other: it comes to stand in the log itself.
  if (await keepKey(tx, authorityId, publicKey, at))
    await recordChange(
      tx,
      { actor, at },
      {
        authorityId,
        register: 'log',
        entryId: authorityId,
        move: 'key',
        organisationId: null,
        changes: { publicKey: Buffer.from(publicKey).toString('base64') },
      },
    );
  const whole = { from: 0, to: size };
  const root = rootFrom(await tilesOf([whole], (keys) => readTiles(tx, authorityId, keys)), whole);
  const key = { name: originOf(authorityId), publicKey };
  const text = checkpointText({ origin: key.name, size, root });
  const signature = logSigner.sign(new TextEncoder().encode(text));
  const note = signedNote(text, [{ name: key.name, keyId: keyIdOf(key), signature }]);
  await writeCheckpoint(tx, authorityId, { size, note, madeAt: at });
}

type ReadTiles = (keys: readonly TileKey[]) => Promise<Tile[]>;

/** Every tile that these ranges are computed from, asked for once. */
async function tilesOf(ranges: readonly Range[], read: ReadTiles): Promise<Map<string, Tile>> {
  const keys = new Map<string, TileKey>();
  for (const node of ranges.flatMap(subtreesOf)) {
    const { level, n } = tileOf(node);
    keys.set(`${level}/${n}`, { level, n });
  }
  const tiles = await read([...keys.values()]);
  return new Map(tiles.map((tile) => [`${tile.level}/${tile.n}`, tile]));
}

function rootFrom(tiles: ReadonlyMap<string, Tile>, range: Range): Uint8Array {
  return rootOf(
    sha256,
    subtreesOf(range).map((node) => {
      const { level, n } = tileOf(node);
      const tile = tiles.get(`${level}/${n}`);
      const found = tile && nodeIn(sha256, node, tile);
      if (found === undefined) throw new Error(`the log has no node ${node.level}/${node.index}`);
      return found;
    }),
  );
}

async function pathOf(ranges: readonly Range[], read: ReadTiles): Promise<string[]> {
  const tiles = await tilesOf(ranges, read);
  return ranges.map((range) => Buffer.from(rootFrom(tiles, range)).toString('base64'));
}

/** The newest checkpoint, or the first of at least this size; for whoever asks. */
export async function readLogHead(
  { database }: Pick<LogServices, 'database'>,
  authorityId: string,
  least?: number,
): Promise<Outcome<LogHead>> {
  const found = await publicCheckpoint(database.plain, authorityId, least);
  if (found === undefined) return refused('not-found');
  const keys = await publicKeys(database.plain, authorityId);
  return done({
    authorityId,
    ...found,
    keys: keys.map(({ publicKey, since }) => ({ publicKey: publicKey.toString('base64'), since })),
  });
}

/** Shows that the tree of `to` leaves begins with that of `from`; for whoever asks. */
export function proveConsistency(
  services: Pick<LogServices, 'database'>,
  authorityId: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<Outcome<ProofPath>> {
  return prove(services, authorityId, to, from <= to, () => consistencyPath(from, to));
}

/** Shows that leaf `n` is in the tree of `size` leaves; for whoever asks. */
export function proveInclusion(
  services: Pick<LogServices, 'database'>,
  authorityId: string,
  { n, size }: { readonly n: number; readonly size: number },
): Promise<Outcome<ProofPath>> {
  return prove(services, authorityId, size, n < size, () => inclusionPath(n, size));
}

async function prove(
  { database }: Pick<LogServices, 'database'>,
  authorityId: string,
  size: number,
  sound: boolean,
  ranges: () => Range[],
): Promise<Outcome<ProofPath>> {
  const last = await publicCheckpoint(database.plain, authorityId);
  if (last === undefined) return refused('not-found');
  // Of what was not signed yet nothing is proven.
  if (size > last.size || !sound) return refused('beyond-the-log', undefined, { size: last.size });
  return done({ path: await pathOf(ranges(), (keys) => publicTiles(database.plain, authorityId, keys)) });
}

/** Every event of a hazard with its proof, for who keeps it outside of our hands. */
export async function proveHazard(
  services: Pick<LogServices, 'database'>,
  actor: Actor,
  caseId: string,
): Promise<Outcome<CaseProof>> {
  const found = await services.database.as(actor, async (tx) => {
    const file = await readCase(tx, actor.reach.authorityIds, 'hazard', caseId);
    if (file === undefined) return undefined;
    const { authorityId, number } = file;
    return {
      authorityId,
      number,
      texts: await caseEventTexts(tx, authorityId, caseId),
      leaves: await leavesOfCase(tx, authorityId, caseId),
    };
  });
  if (found === undefined) return refused('not-found');
  const { authorityId, number, texts, leaves } = found;
  const head = await readLogHead(services, authorityId);
  if (!head.ok) return refused('log-not-ready');
  const { size } = head.value;
  const told = leaves.filter(({ n, salt }) => n < size && salt !== null);
  const read: ReadTiles = (keys) => publicTiles(services.database.plain, authorityId, keys);
  const ways = told.map(({ n }) => inclusionPath(n, size));
  const tiles = await tilesOf(ways.flat(), read);
  return done({
    authorityId,
    caseId,
    number,
    head: head.value,
    events: told.map(({ seq, n, salt }, i) => ({
      text: texts.get(seq) ?? '',
      n,
      salt: salt.toString('base64'),
      path: (ways[i] ?? []).map((range) => Buffer.from(rootFrom(tiles, range)).toString('base64')),
    })),
    waiting: texts.size - told.length,
  });
}
