import { CHANNELS } from '@zhiben/domain/kinds/hazard/fields.ts';
import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import { criterionById } from '@zhiben/domain/standards/criteria.ts';
import { isUscc } from '@zhiben/domain/values/codes.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestApp, PASSWORD, type TestApp, type Visitor } from '../testing/app.ts';
import { type Demonstration, makeDemonstration } from './demonstration.ts';
import { makeHazards } from './hazards.ts';
import { Random } from './random.ts';
import { makeWorld } from './world.ts';

const NOW = Date.parse('2026-11-23T02:00:00Z');

describe('the demonstration park', () => {
  let park: TestApp;
  let owner: pg.Client;
  let made: Demonstration;
  const count = async (sql: string): Promise<number> =>
    Number((await owner.query(`select count(*) as n ${sql}`)).rows[0].n);

  beforeAll(async () => {
    park = await openTestApp();
    owner = new pg.Client({ connectionString: park.home.ownerUrl, options: '-c search_path=zhiben,public' });
    await owner.connect();
    const outcome = await makeDemonstration(park.services, { password: PASSWORD });
    if (!outcome.ok) throw new Error(outcome.code);
    made = outcome.value;
  });
  afterAll(async () => {
    await owner?.end();
    await park?.close();
  });

  test('is the same for the same seed and day, and another for another seed', () => {
    const make = (seed: string) => {
      const random = new Random(seed);
      return JSON.stringify(makeHazards(random, makeWorld(random), NOW));
    };
    expect(make('zhiben')).toBe(make('zhiben'));
    expect(make('zhiben')).not.toBe(make('another'));
  });

  test('has 60 enterprises with valid credit codes and 600 hazards in every state and from every channel', async () => {
    expect(await count('from organisation')).toBe(60);
    const codes = await owner.query<{ uscc: string }>('select uscc from organisation');
    expect(codes.rows.every(({ uscc }) => isUscc(uscc))).toBe(true);
    expect(await count('from case_file')).toBe(600);
    const states = await owner.query<{ state: string }>('select distinct state from case_file');
    expect(states.rows.map((r) => r.state).sort()).toEqual([...hazardLifecycle.states].sort());
    const channels = await owner.query<{ channel: string }>('select distinct channel from case_file');
    expect(channels.rows.map((r) => r.channel).sort()).toEqual([...CHANNELS].sort());
    expect(await count("from case_file where found_on < '2024-01-01'")).toBeGreaterThan(50);
    expect(
      await count("from case_file where title in ('灭火器失压', '灭火器未按要求维护、维修或报废更换')"),
    ).toBe(2);
  });

  test('cites a known criterion in every major hazard', async () => {
    const { rows } = await owner.query<{ criterion_id: string | null }>(
      "select criterion_id from case_file where grade = 'major'",
    );
    expect(rows.length).toBeGreaterThan(100);
    expect(
      rows.filter((r) => r.criterion_id === null || criterionById(r.criterion_id) === undefined),
    ).toEqual([]);
  });

  test('makes every move of the lifecycle that leads anywhere', async () => {
    const { rows } = await owner.query<{ move: string }>('select distinct move from case_event');
    const moves = rows.map((r) => r.move);
    const left = Object.keys(hazardLifecycle.moves).filter((m) => !moves.includes(m));
    expect(left).toEqual(['amend', 'note']);
  });

  test('folds the events of every case into exactly its row', async () => {
    const { rows } = await owner.query<{ number: string }>(`
      select c.number from case_file c
        join (select authority_id, case_id, jsonb_merge(changes order by seq) as told from case_event group by 1, 2) e
          on e.authority_id = c.authority_id and e.case_id = c.id
       where to_jsonb(jsonb_populate_record(null::case_file, e.told)) is distinct from to_jsonb(c)`);
    expect(rows).toEqual([]);
  });

  test('has a few of everything that supervision knows, one listing awaiting its review', async () => {
    const { rows } = await owner.query<{ state: string; n: string }>(
      'select state, count(*) as n from listing group by state order by state',
    );
    expect(rows).toEqual([
      { state: 'applied', n: '1' },
      { state: 'listed', n: '2' },
    ]);
    expect(await count('from supervision_order')).toBe(2);
    expect(await count('from self_check')).toBe(32);
    expect(await count('from double_report')).toBeGreaterThan(10);
  });

  test('never lets one person both rectify and verify', async () => {
    expect(
      await count('from case_file where rectified_by = verified_by or (verified_by = reported_by)'),
    ).toBe(0);
  });

  test('lets every account sign in and see its own part', async () => {
    const names = made.accounts.map((a) => a.username);
    expect(names).toEqual(
      expect.arrayContaining([
        'admin',
        'desk',
        'inspector1',
        'inspector2',
        'verifier',
        'leader',
        'principal',
        'officer',
        'ent-admin',
        'county-desk',
        'officer2',
      ]),
    );
    const seen = async (name: string) => {
      const visitor: Visitor = await park.signIn(name);
      return (await visitor.get('/api/hazards?limit=100')).body.rows as { organisationName: string }[];
    };
    expect((await seen('county-desk')).length).toBe(100);
    const own = await seen('officer');
    expect(own.length).toBeGreaterThan(3);
    expect(new Set(own.map((r) => r.organisationName)).size).toBe(1);
  });

  test('goes on with the next number when a real hazard is reported in it', async () => {
    const desk = await park.signIn('desk');
    const id = crypto.randomUUID();
    const answer = await desk.post('/api/hazards', {
      id,
      title: '电缆沟盖板缺失',
      channel: 'supervision',
      foundOn: '2026-11-22',
      happenedAt: '2026-11-22T09:00:00+08:00',
    });
    expect(answer.status).toBe(201);
    expect(await count(`from case_file where number = '${answer.body.number}'`)).toBe(1);
  });

  test('is refused where somebody governs already', async () => {
    expect((await park.stranger.post('/api/setup/demo', {})).body).toEqual({ code: 'already-set-up' });
  });

  test('is removed wholly, and only by its administrator', async () => {
    const verifier = await park.signIn('verifier');
    expect((await verifier.remove('/api/setup/demo')).status).toBe(403);
    const administrator = await park.signIn('admin');
    expect((await administrator.remove('/api/setup/demo')).status).toBe(204);
    for (const table of [
      'authority',
      'organisation',
      'person',
      'case_file',
      'case_event',
      'file',
      'register_event',
      'auth."user"',
    ]) {
      expect(await count(`from ${table}`), table).toBe(0);
    }
    expect((await administrator.get('/api/session')).status).toBe(401);
    expect((await park.stranger.get('/api/installation')).body).toMatchObject({ ready: false });
  });
});
