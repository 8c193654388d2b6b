import { hash, randomUUID } from 'node:crypto';
import { judgeCaseProof, judgeProofFile } from '@zhiben/domain/primitives/case-proof.ts';
import { isSignedBy, originOf, readNote } from '@zhiben/domain/primitives/checkpoint.ts';
import { isConsistent } from '@zhiben/domain/primitives/merkle.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDemonstration } from '../demo/demonstration.ts';
import { allAuthorityIds } from '../store/authorities.ts';
import { type Fault, leafFaults, unfoldedCases } from '../store/log-check.ts';
import { treeFaults } from '../store/log-tree-check.ts';
import { openTestApp, PASSWORD, type TestApp, type Visitor } from '../testing/app.ts';
import { sequenceLog } from './log.ts';
import { systemActor } from './system-actor.ts';
import { verifyLog } from './verify-log.ts';

const sha256 = (data: Uint8Array) => hash('sha256', data, 'buffer');
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

describe('the log', () => {
  let park: TestApp;
  let owner: pg.Client;
  let desk: Visitor;
  let authorityId: string;
  const one = async <T>(sql: string, values: unknown[] = []) =>
    (await owner.query<{ value: T }>(sql, values)).rows[0]?.value as T;
  const sequence = async () => {
    for (const id of await allAuthorityIds(park.services.database.plain))
      await sequenceLog(park.services, systemActor(id));
  };
  const head = async (query = '') =>
    (await park.stranger.get(`/api/public/logs/${authorityId}${query}`)).body;
  /** What a check finds after these statements of somebody with all rights; they are taken back again. */
  const faultsAfter = async (statements: readonly string[], kept: readonly string[]) => {
    const faults: Fault[] = [];
    await owner.query('begin');
    for (const statement of statements) await owner.query(statement);
    for (const table of ['case_event', 'register_event', 'file'] as const)
      await leafFaults(owner, table, faults);
    await unfoldedCases(owner, faults);
    await treeFaults(
      owner,
      kept.flatMap((note) => readNote(note) ?? []),
      faults,
    );
    await owner.query('rollback');
    return faults;
  };

  beforeAll(async () => {
    park = await openTestApp();
    const made = await makeDemonstration(park.services, { password: PASSWORD });
    if (!made.ok) throw new Error(made.code);
    authorityId = made.value.authorityId;
    owner = new pg.Client({ connectionString: park.home.ownerUrl, options: '-c search_path=zhiben,public' });
    await owner.connect();
    desk = await park.signIn('desk');
    await sequence();
  });
  afterAll(async () => {
    await owner?.end();
    await park?.close();
  });

  test('holds every event once, numbered from nought without a gap, and none waits', async () => {
    // The key that was taken into use at the first turn is itself an event, and waits for the next one.
    expect(
      await one(
        `select count(*)::int as value from log_waiting where register = 'log' and authority_id = '${authorityId}'`,
      ),
    ).toBe(1);
    await sequence();
    expect(await one('select count(*)::int as value from log_waiting')).toBe(0);
    const events = await one<string>(
      `select (select count(*) from case_event) + (select count(*) from register_event) + (select count(*) from file) as value`,
    );
    expect(await one('select count(*) as value from log_leaf')).toBe(events);
    expect(
      await one(
        'select sum(size) as value from (select max(n) + 1 as size from log_leaf group by authority_id) tree',
      ),
    ).toBe(events);
    const { checked, faults } = await verifyLog({ ownerUrl: park.home.ownerUrl, files: park.services.files });
    expect(faults).toEqual([]);
    expect(checked.leaves).toBeGreaterThan(5000);
  });

  test('signs what it is, under a key that everybody may read and that is itself in the log', async () => {
    const { note, keys, size } = await head();
    const read = readNote(note);
    expect(read?.checkpoint.size).toBe(size);
    const origin = originOf(authorityId);
    expect(read && isSignedBy(read, [{ name: origin, publicKey: bytes(keys[0].publicKey) }])).toBe(true);
    expect(
      await one(`select changes ->> 'public_key' as value from register_event where register = 'log'`),
    ).toBe(keys[0].publicKey);
  });

  test('shows with each later checkpoint that it begins with the earlier one', async () => {
    const before = await head();
    await desk.put(`/api/departments/${randomUUID()}`, { name: '存证检查组', kind: 'other' });
    park.clock.at = new Date(park.clock.at.getTime() + 60_000);
    await sequence();
    const now = await head();
    expect(now.size).toBeGreaterThan(before.size);
    const { path } = (
      await park.stranger.get(
        `/api/public/logs/${authorityId}/consistency?from=${before.size}&to=${now.size}`,
      )
    ).body;
    const [old, newer] = [before, now].map(({ note }) => readNote(note)?.checkpoint);
    if (old === undefined || newer === undefined) throw new Error('no checkpoint');
    expect(isConsistent(sha256, old, newer, path.map(bytes))).toBe(true);
    expect(isConsistent(sha256, { ...old, root: newer.root }, newer, path.map(bytes))).toBe(false);
    expect((await head('?least=1')).size).toBe(before.size);
  });

  test('proves every event of a hazard to who may read it, and to nobody else', async () => {
    const caseId = await one<string>(
      `select id as value from case_file where state = 'closed' order by number limit 1`,
    );
    const { body } = await desk.get(`/api/hazards/${caseId}/proof`);
    expect(body.events.length).toBe(
      Number(await one('select count(*) as value from case_event where case_id = $1', [caseId])),
    );
    expect(body.waiting).toBe(0);
    const judged = judgeCaseProof(body, body.head.note);
    expect(judged).toMatchObject({ waiting: 0, size: body.head.size });
    expect('events' in judged && judged.events.at(-1)?.toState).toBe('closed');
    const [first, second, ...rest] = body.events;
    const faultOf = (change: object) => judgeCaseProof({ ...body, ...change });
    expect(faultOf({ events: [first, ...rest] })).toEqual({ fault: 'event-left-out', seq: 2 });
    expect(faultOf({ events: [second, first, ...rest] })).toEqual({ fault: 'event-left-out', seq: 1 });
    const altered = { ...second, text: second.text.replace('"actorName":"', '"actorName":"不是') };
    expect(faultOf({ events: [first, altered, ...rest] })).toEqual({ fault: 'event-altered', seq: 2 });
    expect(faultOf({ caseId: randomUUID() })).toEqual({ fault: 'event-of-another', seq: 1 });
    expect(faultOf({ events: [] })).toEqual({ fault: 'no-events' });
    expect(faultOf({ authorityId: randomUUID() })).toEqual({ fault: 'foreign-log' });
    expect(faultOf({ head: { ...body.head, keys: [] } })).toEqual({ fault: 'unsigned' });
    expect(judgeProofFile('{}')).toEqual({ fault: 'unreadable' });
    expect((await desk.get(`/api/hazards/${randomUUID()}/proof`)).status).toBe(404);
    expect((await park.stranger.get(`/api/hazards/${caseId}/proof`)).status).toBe(401);
  });

  test('proves nothing of a size that was never signed, and of no log that is none', async () => {
    const { size } = await head();
    const beyond = await park.stranger.get(`/api/public/logs/${authorityId}/inclusion?n=0&size=${size + 1}`);
    expect(beyond).toMatchObject({ status: 422, body: { code: 'beyond-the-log', detail: { size } } });
    expect((await park.stranger.get(`/api/public/logs/${authorityId}/consistency?from=5&to=3`)).status).toBe(
      422,
    );
    expect((await park.stranger.get(`/api/public/logs/${randomUUID()}`)).status).toBe(404);
  });

  test('gives the application no way to alter a leaf, a checkpoint or a key', async () => {
    const app = new pg.Client({
      connectionString: park.home.appUrl,
      options: '-c search_path=zhiben,public',
    });
    await app.connect();
    for (const statement of [
      `update log_leaf set salt = ''`,
      'delete from log_leaf',
      `update log_checkpoint set note = ''`,
      'delete from log_checkpoint',
      'delete from log_key',
      'truncate log_waiting',
    ])
      await expect(app.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });

  describe('is found out when who holds all rights in the database', () => {
    const closed = `(select case_id from case_event where move = 'close' order by case_id limit 1)`;

    test.each([
      [
        'changes the words of an event',
        [`update case_event set body = '{"x":1}' where case_id = ${closed} and move = 'close'`],
        ['event-changed'],
      ],
      [
        'changes an event and what it says of itself',
        [`update case_event set leaf_hash = sha256('x') where case_id = ${closed} and seq = 1`],
        ['event-changed', 'leaf-differs', 'checkpoint-differs'],
      ],
      [
        'takes an event away',
        [
          `alter table case_event disable trigger user`,
          `delete from case_event where case_id = ${closed} and move = 'close'`,
        ],
        ['case-differs-from-events', 'event-missing'],
      ],
      [
        'takes an event away with its leaf',
        [`delete from log_leaf where n = 17`],
        ['leaf-missing', 'event-without-leaf'],
      ],
      [
        'puts two leaves in each other’s place',
        [
          `update log_leaf set n = -1 where n = 20`,
          `update log_leaf set n = 20 where n = 21`,
          `update log_leaf set n = 21 where n = -1`,
        ],
        ['leaf-differs', 'checkpoint-differs'],
      ],
      [
        'changes a tile',
        [
          `update log_tile set hashes = overlay(hashes placing sha256('x') from 33) where level = 0 and n = 0`,
        ],
        ['leaf-differs'],
      ],
      [
        'writes a checkpoint of his own',
        [`update log_checkpoint set note = replace(note, size::text, (size - 1)::text)`],
        ['checkpoint-unsigned'],
      ],
      [
        'cuts off the end of the log',
        [`delete from log_leaf where n > 200`],
        ['leaves-missing', 'event-without-leaf'],
      ],
      [
        'slips in an event past the log',
        [
          `alter table register_event disable trigger user`,
          `insert into register_event select authority_id, register, entry_id, seq + 1000, move, organisation_id, actor_id, actor_name, happened_at, received_at, changes, leaf_hash from register_event where register = 'log'`,
        ],
        ['event-changed', 'event-without-leaf'],
      ],
    ])('%s', async (_, statements, codes) => {
      const found = (await faultsAfter(statements, [])).map(({ code }) => code);
      for (const code of codes) expect(found).toContain(code);
    });

    test('puts back an older state, whole and well signed, against a checkpoint that was kept outside', async () => {
      const { note, size } = await head();
      const older = [
        'delete from log_checkpoint where size > 100',
        'alter table case_event disable trigger user',
        ...['case_event', 'register_event', 'file'].map(
          (table) => `delete from ${table} e using log_leaf l where l.n >= 100 and l.source = '${table}'
            and l.authority_id = e.authority_id and l.entry_id = e.${table === 'case_event' ? 'case_id' : table === 'file' ? 'id' : 'entry_id'}
            ${table === 'file' ? '' : 'and l.seq = e.seq'}`,
        ),
        'delete from log_leaf where n >= 100',
      ];
      const tree = ({ code }: Fault) => code.startsWith('leaves-') || code.startsWith('checkpoint-');
      expect((await faultsAfter(older, [])).filter(tree)).toEqual([]);
      expect((await faultsAfter(older, [note])).filter(tree)).toEqual([
        { code: 'leaves-missing', where: `${authorityId} leaves 100 to ${size - 1}` },
      ]);
    });
  });
});
