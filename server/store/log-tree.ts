import type { Tile, TileKey } from '@zhiben/domain/primitives/tiles.ts';
import { type Db, sql } from './database.ts';

const HASH = 32;

/** Where an event stands. */
export interface EventKey {
  readonly source: 'case_event' | 'register_event' | 'file';
  /** Of a `register_event`; else empty. */
  readonly register: string;
  readonly entryId: string;
  readonly seq: number;
}

export interface WaitingEvent extends EventKey {
  /** What the event says of itself: 32 bytes. */
  readonly hash: Buffer;
}

export interface Leaf extends EventKey {
  /** From 0. */
  readonly n: number;
  readonly salt: Buffer;
}

/** One sequencer at a time for each authority, until the transaction ends. */
export async function lockLog(tx: Db, authorityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`log/${authorityId}`}, 0))`.execute(tx);
}

/** Events that are no leaf yet, the longest waiting first. */
export async function waitingEvents(tx: Db, authorityId: string, most: number): Promise<WaitingEvent[]> {
  return (await tx
    .selectFrom('logWaiting')
    .select(['source', 'register', 'entryId', 'seq', 'hash'])
    .where('authorityId', '=', authorityId)
    .orderBy('since')
    .orderBy('entryId')
    .orderBy('seq')
    .limit(most)
    .execute()) as WaitingEvent[];
}

/** How many leaves there are. */
export async function logSize(tx: Db, authorityId: string): Promise<number> {
  const last = await tx
    .selectFrom('logLeaf')
    .select('n')
    .where('authorityId', '=', authorityId)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined ? 0 : Number(last.n) + 1;
}

/** Gives these events their numbers and lets them wait no longer. */
export async function writeLeaves(tx: Db, authorityId: string, leaves: readonly Leaf[]): Promise<void> {
  const column = <K extends keyof Leaf>(name: K) => leaves.map((leaf) => leaf[name]);
  await sql`
    with leaf as (
      select * from unnest(${column('n')}::bigint[], ${column('source')}::text[], ${column('register')}::text[],
        ${column('entryId')}::uuid[], ${column('seq')}::int[], ${column('salt')}::bytea[]) l (n, source, register, entry_id, seq, salt)
    ), gone as (
      delete from log_waiting w using leaf l
       where w.authority_id = ${authorityId} and w.source = l.source and w.register = l.register
         and w.entry_id = l.entry_id and w.seq = l.seq
    )
    insert into log_leaf (authority_id, n, source, register, entry_id, seq, salt)
    select ${authorityId}, n, source, register, entry_id, seq, salt from leaf`.execute(tx);
}

interface TileRow extends TileKey {
  readonly hashes: Buffer;
}

export async function readTiles(tx: Db, authorityId: string, keys: readonly TileKey[]): Promise<Tile[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<TileRow>`
    select t.level, t.n, t.hashes
      from unnest(${keys.map(({ level }) => level)}::smallint[], ${keys.map(({ n }) => n)}::bigint[]) w (level, n)
      join log_tile t on t.authority_id = ${authorityId} and t.level = w.level and t.n = w.n`.execute(tx);
  return rows.map(inHashes);
}

function inHashes({ level, n, hashes }: TileRow): Tile {
  const count = hashes.length / HASH;
  return {
    level,
    n: Number(n),
    hashes: Array.from({ length: count }, (_, i) => hashes.subarray(i * HASH, (i + 1) * HASH)),
  };
}

/** Writes tiles whole; one that had room is written over. */
export async function writeTiles(tx: Db, authorityId: string, tiles: readonly Tile[]): Promise<void> {
  await tx
    .insertInto('logTile')
    .values(tiles.map(({ level, n, hashes }) => ({ authorityId, level, n, hashes: Buffer.concat(hashes) })))
    .onConflict((c) =>
      c.columns(['authorityId', 'level', 'n']).doUpdateSet((eb) => ({ hashes: eb.ref('excluded.hashes') })),
    )
    .execute();
}

export interface CheckpointRow {
  readonly size: number;
  /** The signed note, to the byte. */
  readonly note: string;
  readonly madeAt: string;
}

export async function lastCheckpoint(tx: Db, authorityId: string): Promise<CheckpointRow | undefined> {
  const row = await tx
    .selectFrom('logCheckpoint')
    .select(['size', 'note', 'madeAt'])
    .where('authorityId', '=', authorityId)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, size: Number(row.size) };
}

export async function writeCheckpoint(tx: Db, authorityId: string, row: CheckpointRow): Promise<void> {
  await tx
    .insertInto('logCheckpoint')
    .values({ authorityId, ...row })
    .execute();
}

/** True when this key is new to the log of the authority. */
export async function keepKey(
  tx: Db,
  authorityId: string,
  publicKey: Uint8Array,
  since: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('logKey')
    .values({ authorityId, publicKey: Buffer.from(publicKey), since })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The newest checkpoint of an authority, or its first of at least this size; for whoever asks. */
export async function publicCheckpoint(
  db: Db,
  authorityId: string,
  least?: number,
): Promise<CheckpointRow | undefined> {
  const { rows } = await sql<CheckpointRow>`
    select size, note, made_at from public_checkpoint(${authorityId}, ${least ?? null})`.execute(db);
  return rows[0];
}

/** Every key that the checkpoints of an authority were signed with, the oldest first; for whoever asks. */
export async function publicKeys(
  db: Db,
  authorityId: string,
): Promise<{ publicKey: Buffer; since: string }[]> {
  const { rows } = await sql<{ publicKey: Buffer; since: string }>`
    select public_key, since from public_log_keys(${authorityId})`.execute(db);
  return rows;
}

/** Tiles for whoever asks: nothing in them says what happened. */
export async function publicTiles(db: Db, authorityId: string, keys: readonly TileKey[]): Promise<Tile[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<TileRow>`
    select level, n, hashes
      from public_tiles(${authorityId}, ${keys.map(({ level }) => level)}, ${keys.map(({ n }) => n)})`.execute(
    db,
  );
  return rows.map(inHashes);
}

/** Which leaf each event of a case is, in the order of the events; of those that are one and that the reader may see. */
export async function leavesOfCase(tx: Db, authorityId: string, caseId: string): Promise<Leaf[]> {
  const rows = await tx
    .selectFrom('logLeaf')
    .select(['n', 'source', 'register', 'entryId', 'seq', 'salt'])
    .where('authorityId', '=', authorityId)
    .where('source', '=', 'case_event')
    .where('register', '=', '')
    .where('entryId', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({ ...row, n: Number(row.n) }) as Leaf);
}
