import { createHmac, hash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { leafOf } from '@zhiben/domain/primitives/merkle.ts';
import type pg from 'pg';
import { EVENT_FACTS, factsOf } from '../../server/store/event-facts.ts';
import { leafHash } from '../../server/store/leaf-hash.ts';
import type { Fault } from '../../server/store/log-check.ts';
import { sha256 } from './trees.ts';

/** Something done to the log by who holds all rights, and what a check has to say of it. */
export interface Tampering {
  readonly kind: string;
  readonly caught: (faults: readonly Fault[]) => boolean;
}

type Act = (client: pg.Client, authorityId: string, n: number) => Promise<Tampering['caught']>;

interface EventRow {
  readonly entry_id: string;
  readonly seq: number;
}

const REGISTER = 'organisation';
const KEY = 'authority_id = $1 and register = $2 and entry_id = $3 and seq = $4';

async function eventOf(client: pg.Client, authorityId: string, n: number): Promise<EventRow> {
  const { rows } = await client.query<EventRow>(
    'select entry_id, seq from log_leaf where authority_id = $1 and n = $2',
    [authorityId, n],
  );
  if (rows[0] === undefined) throw new Error(`no leaf ${n}`);
  return rows[0];
}

const keyOf = (authorityId: string, { entry_id, seq }: EventRow) => [authorityId, REGISTER, entry_id, seq];
const named =
  (code: string, part: string): Tampering['caught'] =>
  (faults) =>
    faults.some((fault) => fault.code === code && fault.where.includes(part));
const leafNamed =
  (code: string, n: number): Tampering['caught'] =>
  (faults) =>
    faults.some(({ code: c, where }) => c === code && new RegExp(`leaf ${n}(:|$)`).test(where));

const update =
  (set: string): Act =>
  async (client, authorityId, n) => {
    const event = await eventOf(client, authorityId, n);
    await client.query(`update register_event set ${set} where ${KEY}`, keyOf(authorityId, event));
    return named('event-changed', event.entry_id);
  };

/** Alters the event and makes it say of itself what it would have said. */
const alterWell: Act = async (client, authorityId, n) => {
  const event = await eventOf(client, authorityId, n);
  const key = keyOf(authorityId, event);
  await client.query(`update register_event set actor_name = '别人' where ${KEY}`, key);
  const { rows } = await client.query<Record<string, unknown>>(
    `select ${EVENT_FACTS.register_event.columns.join(', ')} from register_event where ${KEY}`,
    key,
  );
  const whole = leafHash(factsOf(rows[0] ?? {}));
  await client.query(`update register_event set leaf_hash = $5 where ${KEY}`, [...key, whole]);
  return leafNamed('leaf-differs', n);
};

const remove: Act = async (client, authorityId, n) => {
  await client.query(
    `delete from register_event where ${KEY}`,
    keyOf(authorityId, await eventOf(client, authorityId, n)),
  );
  return leafNamed('event-missing', n);
};

const removeWithLeaf: Act = async (client, authorityId, n) => {
  await remove(client, authorityId, n);
  await client.query('delete from log_leaf where authority_id = $1 and n = $2', [authorityId, n]);
  return leafNamed('leaf-missing', n);
};

const insert: Act = async (client, authorityId, n) => {
  const event = await eventOf(client, authorityId, n);
  const id = randomUUID();
  await client.query(
    `insert into register_event select authority_id, register, $5, seq, move, organisation_id, actor_id, actor_name,
       happened_at, received_at, changes, leaf_hash from register_event where ${KEY}`,
    [...keyOf(authorityId, event), id],
  );
  return named('event-without-leaf', id);
};

/** Gives an event the place of another: neither is where it was. */
const replace: Act = async (client, authorityId, n) => {
  const event = await eventOf(client, authorityId, n);
  const id = randomUUID();
  await client.query(`update register_event set entry_id = $5 where ${KEY}`, [
    ...keyOf(authorityId, event),
    id,
  ]);
  await client.query('update log_leaf set entry_id = $3 where authority_id = $1 and n = $2', [
    authorityId,
    n,
    id,
  ]);
  return named('event-changed', id);
};

const resalt: Act = async (client, authorityId, n) => {
  await client.query('update log_leaf set salt = $3 where authority_id = $1 and n = $2', [
    authorityId,
    n,
    randomBytes(16),
  ]);
  return leafNamed('leaf-differs', n);
};

/** Alters an event with everything that follows from it, but for what was signed. */
const alterAll: Act = async (client, authorityId, n) => {
  await alterWell(client, authorityId, n);
  const { rows } = await client.query<{ salt: Buffer; leaf_hash: Buffer }>(
    `select l.salt, e.leaf_hash from log_leaf l join register_event e on e.authority_id = l.authority_id
      and e.register = l.register and e.entry_id = l.entry_id and e.seq = l.seq where l.authority_id = $1 and l.n = $2`,
    [authorityId, n],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`no leaf ${n}`);
  const leaf = leafOf(sha256, createHmac('sha256', row.salt).update(row.leaf_hash).digest());
  await client.query(
    `update log_tile set hashes = overlay(hashes placing $3 from ${(n % 256) * 32 + 1})
      where authority_id = $1 and level = 0 and n = $2`,
    [authorityId, Math.floor(n / 256), Buffer.from(leaf)],
  );
  // Only the signature is out of reach: the leaves between two checkpoints are named.
  return (faults) =>
    faults.some(({ code, where }) => {
      const [, from, to] = / leaves (\d+) to (\d+)$/.exec(where) ?? [];
      return code === 'checkpoint-differs' && Number(from) <= n && n <= Number(to);
    });
};

/** Many of these are done at once, each to another leaf, and each has to be named. */
const APART: Readonly<Record<string, Act>> = {
  alter: update(`changes = '{"name":"改过"}'`),
  backdate: update(
    `happened_at = happened_at - interval '30 days', received_at = received_at - interval '30 days'`,
  ),
  'alter-well': alterWell,
  delete: remove,
  'delete-with-leaf': removeWithLeaf,
  insert,
  replace,
  resalt,
  'change-hash': async (client, authorityId, n) => {
    const event = await eventOf(client, authorityId, n);
    await client.query(`update register_event set leaf_hash = $5 where ${KEY}`, [
      ...keyOf(authorityId, event),
      hash('sha256', randomBytes(8), 'buffer'),
    ]);
    return leafNamed('leaf-differs', n);
  },
};

/** These change what comes after them: one in a round. */
const ALONE: Readonly<Record<string, Act>> = {
  'alter-all': alterAll,
  truncate: async (client, authorityId, n) => {
    await client.query('delete from log_leaf where authority_id = $1 and n >= $2', [authorityId, n]);
    return (faults) =>
      faults.some(({ code, where }) => code === 'leaves-missing' && where.includes(`leaves ${n} to`));
  },
  reorder: async (client, authorityId, n) => {
    const other = n === 0 ? 1 : n - 1;
    for (const [from, to] of [
      [n, -1],
      [other, n],
      [-1, other],
    ])
      await client.query('update log_leaf set n = $3 where authority_id = $1 and n = $2', [
        authorityId,
        from,
        to,
      ]);
    const [one, two] = [leafNamed('leaf-differs', n), leafNamed('leaf-differs', other)];
    return (faults) => one(faults) && two(faults);
  },
};

/** Does so many things to leaves of a log of this size, none of them twice; what was done and what has to be said. */
export async function tamper(
  client: pg.Client,
  authorityId: string,
  size: number,
  times: number,
): Promise<Tampering[]> {
  await client.query('alter table register_event disable trigger user');
  const kinds = Object.keys(APART);
  const places = new Set<number>();
  while (places.size < times) places.add(randomInt(size));
  const done: Tampering[] = [];
  for (const n of places) {
    const kind = kinds[randomInt(kinds.length)] ?? '';
    const act = APART[kind];
    if (act !== undefined) done.push({ kind, caught: await act(client, authorityId, n) });
  }
  return done;
}

/** Does one of the things that change what comes after them. */
export async function tamperOnce(
  client: pg.Client,
  authorityId: string,
  size: number,
  round: number,
): Promise<Tampering> {
  const kinds = Object.keys(ALONE);
  const kind = kinds[round % kinds.length] ?? '';
  const act = ALONE[kind];
  if (act === undefined) throw new Error('no such tampering');
  return { kind, caught: await act(client, authorityId, randomInt(size)) };
}
