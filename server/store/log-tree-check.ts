import { createHmac, hash } from 'node:crypto';
import {
  type Checkpoint,
  isSignedBy,
  type LogKey,
  originOf,
  readNote,
  type SignedCheckpoint,
} from '@zhiben/domain/primitives/checkpoint.ts';
import { equal, leafOf, nodeOf, rootOf, type Sha256 } from '@zhiben/domain/primitives/merkle.ts';
import { TILE } from '@zhiben/domain/primitives/tiles.ts';
import type pg from 'pg';
import type { Fault } from './log-check.ts';

/** How many leaves are read at a time. */
const PAGE = 5000;
const HASH = 32;

const sha256: Sha256 = (data) => hash('sha256', data, 'buffer');

interface LeafRow {
  readonly n: string;
  readonly source: string;
  readonly register: string;
  readonly entry_id: string;
  readonly seq: number;
  readonly salt: Buffer | null;
  /** Of the event itself; null when it is gone. */
  readonly hash: Buffer | null;
  readonly tile: Buffer | null;
}

/**
 * Computes the tree of every authority anew from its events, and compares it with the tiles, with every checkpoint that
 * was signed, and with those that were kept elsewhere; adds what differs. The count of all leaves.
 *
 * @param kept Checkpoints from outside: of a receipt, a browser, an auditor's file.
 */
export async function treeFaults(
  client: pg.Client,
  kept: readonly SignedCheckpoint[],
  faults: Fault[],
): Promise<number> {
  const { rows: authorities } = await client.query<{ id: string }>('select id from authority order by id');
  let count = 0;
  for (const { id } of authorities) count += await treeOf(client, id, kept, faults);
  await leaflessEvents(client, faults);
  return count;
}

async function treeOf(
  client: pg.Client,
  authorityId: string,
  kept: readonly SignedCheckpoint[],
  faults: Fault[],
): Promise<number> {
  const tree = new GrowingTree();
  const checkpoints = await checkpointsOf(client, authorityId, kept, faults);
  const where = (n: number) => `${authorityId} leaf ${n}`;
  let proven = 0;
  const compare = () => {
    for (const { size, root } of checkpoints.filter((c) => c.size === tree.size)) {
      if (equal(tree.root(), root)) proven = size;
      // What lies before a checkpoint that still holds is as it was: the change is in the leaves after it.
      else
        faults.push({ code: 'checkpoint-differs', where: `${authorityId} leaves ${proven} to ${size - 1}` });
    }
  };
  await client.query(
    `declare tree no scroll cursor for
      select l.n, l.source, l.register, l.entry_id, l.seq, l.salt, coalesce(c.leaf_hash, r.leaf_hash, f.leaf_hash) as hash,
             substring(t.hashes from (l.n % ${TILE})::int * ${HASH} + 1 for ${HASH}) as tile
        from log_leaf l
        left join case_event c on l.source = 'case_event' and c.authority_id = l.authority_id
          and c.case_id = l.entry_id and c.seq = l.seq
        left join register_event r on l.source = 'register_event' and r.authority_id = l.authority_id
          and r.register = l.register and r.entry_id = l.entry_id and r.seq = l.seq
        left join file f on l.source = 'file' and f.authority_id = l.authority_id and f.id = l.entry_id
        left join log_tile t on t.authority_id = l.authority_id and t.level = 0 and t.n = l.n / ${TILE}
       where l.authority_id = $1 order by l.n`,
    [authorityId],
  );
  for (;;) {
    const { rows } = await client.query<LeafRow>(`fetch ${PAGE} from tree`);
    if (rows.length === 0) break;
    for (const row of rows) {
      for (; tree.size < Number(row.n); tree.add(new Uint8Array(HASH)), compare())
        faults.push({ code: 'leaf-missing', where: where(tree.size) });
      const key = [row.source, row.register, row.entry_id, row.seq].filter((part) => part !== '').join(' ');
      const leaf = leafIn(row);
      if (row.hash === null) faults.push({ code: 'event-missing', where: `${where(tree.size)}: ${key}` });
      else if (leaf !== undefined && (row.tile === null || !equal(leaf, row.tile)))
        faults.push({ code: 'leaf-differs', where: `${where(tree.size)}: ${key}` });
      tree.add(leaf ?? row.tile ?? new Uint8Array(HASH));
      compare();
    }
  }
  await client.query('close tree');
  for (const { size } of checkpoints.filter((c) => c.size > tree.size))
    faults.push({ code: 'leaves-missing', where: `${authorityId} leaves ${tree.size} to ${size - 1}` });
  return tree.size;
}

/** Undefined when there is nothing to compute it from. */
function leafIn({ salt, hash: eventHash }: LeafRow): Uint8Array | undefined {
  return salt === null || eventHash === null
    ? undefined
    : leafOf(sha256, createHmac('sha256', salt).update(eventHash).digest());
}

/** What was signed of this log, here and elsewhere, smallest first; what no key of it signed is a fault. */
async function checkpointsOf(
  client: pg.Client,
  authorityId: string,
  kept: readonly SignedCheckpoint[],
  faults: Fault[],
): Promise<Checkpoint[]> {
  const origin = originOf(authorityId);
  const { rows: keyRows } = await client.query<{ public_key: Buffer }>(
    'select public_key from log_key where authority_id = $1',
    [authorityId],
  );
  const keys: LogKey[] = keyRows.map((row) => ({ name: origin, publicKey: row.public_key }));
  const { rows } = await client.query<{ size: string; note: string }>(
    'select size, note from log_checkpoint where authority_id = $1 order by size',
    [authorityId],
  );
  const all = [
    ...rows.map(({ size, note }) => ({ size: Number(size), read: readNote(note) })),
    ...kept
      .filter(({ checkpoint }) => checkpoint.origin === origin)
      .map((read) => ({ size: read.checkpoint.size, read })),
  ];
  const sound: Checkpoint[] = [];
  for (const { size, read } of all) {
    if (
      read === undefined ||
      read.checkpoint.origin !== origin ||
      read.checkpoint.size !== size ||
      !isSignedBy(read, keys)
    )
      faults.push({ code: 'checkpoint-unsigned', where: `${authorityId} size ${size}` });
    else sound.push(read.checkpoint);
  }
  return sound.sort((a, b) => a.size - b.size);
}

/** Events that are no leaf and do not wait to be one: no way of writing through the product leaves one behind. */
async function leaflessEvents(client: pg.Client, faults: Fault[]): Promise<void> {
  const { rows } = await client.query<{ authority_id: string; key: string }>(`
    with event as (
      select authority_id, 'case_event' as source, '' as register, case_id as entry_id, seq from case_event
      union all select authority_id, 'register_event', register, entry_id, seq from register_event
      union all select authority_id, 'file', '', id, 0 from file
    )
    select e.authority_id, concat_ws(' ', e.source, nullif(e.register, ''), e.entry_id, e.seq) as key from event e
     where not exists (select from log_leaf l where l.authority_id = e.authority_id and l.source = e.source
                         and l.register = e.register and l.entry_id = e.entry_id and l.seq = e.seq)
       and not exists (select from log_waiting w where w.authority_id = e.authority_id and w.source = e.source
                         and w.register = e.register and w.entry_id = e.entry_id and w.seq = e.seq)
     order by 1, 2`);
  for (const { authority_id, key } of rows)
    faults.push({ code: 'event-without-leaf', where: `${authority_id}: ${key}` });
}

/** A tree that only grows, of which the root is asked now and then: it keeps its complete subtrees alone. */
class GrowingTree {
  size = 0;
  readonly #subtrees: Uint8Array[] = [];

  add(leaf: Uint8Array): void {
    this.#subtrees.push(leaf);
    this.size += 1;
    for (let size = this.size; size % 2 === 0; size /= 2) {
      const right = this.#subtrees.pop() as Uint8Array;
      this.#subtrees.push(nodeOf(sha256, this.#subtrees.pop() as Uint8Array, right));
    }
  }

  root(): Uint8Array {
    return rootOf(sha256, this.#subtrees);
  }
}
