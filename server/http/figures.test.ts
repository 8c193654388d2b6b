import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figureSweeps } from '../jobs/figures.ts';
import { Sweeper } from '../jobs/sweeps.ts';
import { openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { openWorld, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;

const NOVEMBER = 'from=2026-11&to=2026-11';

beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
});
afterAll(() => world.test.close());

async function report(by: Visitor, changed: object = {}): Promise<string> {
  const id = randomUUID();
  const made = await by.post('/api/hazards', {
    id,
    title: '铝粉除尘系统未设置泄爆装置',
    channel: 'supervision',
    organisationId: world.rival,
    foundOn: '2026-11-20',
    happenedAt: '2026-11-20T08:00:00+08:00',
    ...changed,
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return id;
}

async function move(by: Visitor, id: string, name: string, input: object) {
  const seenVersion = (await desk.get(`/api/hazards/${id}`)).body.hazard.version;
  const happenedAt = '2026-11-22T09:00:00+08:00';
  const order = { moveId: randomUUID(), seenVersion, happenedAt, input };
  const answer = await by.post(`/api/hazards/${id}/moves/${name}`, order);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

const figures = async (by: Visitor, query = NOVEMBER) => (await by.get(`/api/figures?${query}`)).body;
const increment = async (by: Visitor, query?: string) => (await figures(by, query)).now.increment.value;
const sweep = async () => {
  const sweeper = new Sweeper(world.test.services.database, figureSweeps(world.test.services), (error) => {
    throw error;
  });
  await sweeper.sweepAll();
  await sweeper.stop();
};

describe('A page that was narrowed', () => {
  it('says so when more hazards are left than it counts one by one, until another word leaves fewer', async () => {
    const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
    const planted = (n: number) =>
      sql`insert into figure_cell (authority_id, scope, measure, facet, at, value, grade, n)
          select id, id, 'found', 'rootCause', '2020-01-01', 'concept', 'general', ${n} from authority
          on conflict (authority_id, scope, measure, facet, at, value, grade) do update set n = excluded.n`.execute(
        owner.plain,
      );
    await planted(20_001);
    const query = `/api/figures?${NOVEMBER}&rootCause=concept`;
    expect(await desk.get(query)).toMatchObject({
      status: 422,
      body: { code: 'too-many-to-narrow', detail: { most: 20_000 } },
    });
    expect((await desk.get(`${query}&channel=expert`)).status).toBe(200);
    await planted(20_000);
    expect((await desk.get(query)).status).toBe(200);
    await planted(0);
    await owner.close();
  });
});

describe('The goal of a figure', () => {
  const settings = async (goals: object[]) => {
    const [{ id }] = (await desk.get('/api/authorities')).body.rows;
    return desk.patch(`/api/authorities/${id}`, { settings: { goals } });
  };
  const goal = { figure: 'overdue', from: '2026-11-01', goal: 0, near: 3, basis: '县安委会2026年工作要点' };

  it('is told with the figures of the months in which it holds', async () => {
    const later = { ...goal, from: '2026-12-01', goal: 5, near: 9 };
    expect((await settings([goal, later])).status).toBe(200);
    expect((await figures(desk)).goals).toMatchObject({
      overdue: { goal: 0, near: 3, own: true },
      'old-stock': { goal: 0, own: false },
    });
    expect((await figures(desk, 'from=2026-10&to=2026-10')).goals.overdue).toBeUndefined();
  });

  it('that nobody could keep is refused', async () => {
    const refused = await settings([{ ...goal, goal: 3, near: 0 }]);
    expect(refused).toMatchObject({ status: 422, body: { code: 'goal-unsound', at: 'goals' } });
    expect((await settings([{ ...goal, figure: 'increment' }])).status).toBe(400);
  });

  it('is changed by an administrator alone', async () => {
    const [{ id }] = (await desk.get('/api/authorities')).body.rows;
    const change = await world.inspector.patch(`/api/authorities/${id}`, { settings: { goals: [] } });
    expect(change.body.code).toBe('not-permitted');
  });
});

describe('A hazard that somebody reports', () => {
  it('counts at once, and once, also after it was folded and when the call is repeated', async () => {
    const before = await increment(desk);
    await report(desk);
    expect(await increment(desk)).toBe(before + 1);
    await sweep();
    expect(await increment(desk)).toBe(before + 1);
  });

  it('counts for the enterprise that reports it, which reads none of it', async () => {
    const before = await increment(desk);
    await report(world.rivalOfficer, { channel: 'self-check' });
    expect(await increment(desk)).toBe(before + 1);
    for (const path of [
      `/figures?${NOVEMBER}`,
      `/figures/laggards?by=region&${NOVEMBER}`,
      '/figures/snapshots',
    ])
      expect((await world.rivalOfficer.get(`/api${path}`)).body.code, path).toBe('not-permitted');
  });

  it('counts for its department, which sees its part whatever it asks for', async () => {
    const id = await report(desk, { organisationId: world.factory });
    const before = await increment(world.inspector);
    await move(desk, id, 'hand-over', { departmentId: world.emergency, reason: '属于应急管理' });
    expect(await increment(world.inspector)).toBe(before);
    await move(world.inspector, id, 'accept-hand-over', {});
    expect(await increment(world.inspector)).toBe(before + 1);
    const other = `${NOVEMBER}&departmentId=${randomUUID()}`;
    expect(await increment(world.inspector, other)).toBe(before + 1);
  });

  it('opens behind its bar: the list has as many as the bar says', async () => {
    const { bars } = await figures(desk);
    for (const { value, n } of bars.channel) {
      const list = `foundFrom=2026-11-01&foundTo=2026-11-30&channel=${value}`;
      const { rows } = (await desk.get(`/api/hazards?${list}&limit=100`)).body;
      expect(rows.length, value).toBe(n);
    }
  });

  it('is found among the rest when a bar narrows them', async () => {
    const whole = await figures(desk);
    const narrowed = await figures(desk, `${NOVEMBER}&channel=self-check`);
    const bar = whole.bars.channel.find(({ value }: { value: string }) => value === 'self-check');
    expect(narrowed.now.increment.value).toBe(bar.n);
    expect(narrowed.frozen).toEqual([]);
  });
});

describe('Terms that have passed', () => {
  it('are told apart by the day, whether the page reads them by day or by month', async () => {
    const { late: before } = await figures(desk);
    const added = [1, 7, 8, 30, 31, 90, 91, 120, 150, 400];
    const { day } = await figures(desk);
    const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
    for (const days of added) {
      const id = await report(desk);
      await move(desk, id, 'confirm', { grade: 'general' });
      await move(desk, id, 'order', { dueOn: '2026-12-20', requirements: '加装泄爆装置' });
      await sql`update case_file set due_on = ${day}::date - ${days}::int where id = ${id}`.execute(
        owner.plain,
      );
    }
    await sql`select rebuild_figures()`.execute(owner.plain);
    await owner.close();
    const { late } = await figures(desk);
    expect(late.map(({ n }: { n: number }, age: number) => n - before[age].n)).toEqual([2, 2, 2, 4]);
  });
});

describe('The months asked for', () => {
  it('must follow one another and have an end', async () => {
    expect((await desk.get('/api/figures?from=2026-11&to=2026-10')).body.code).toBe('range-upside-down');
    expect((await desk.get('/api/figures?from=2020-01&to=2026-10')).body.code).toBe('range-too-long');
    expect((await desk.get('/api/figures?from=2026-13&to=2026-10')).status).toBe(400);
  });

  it('of a foreign authority are refused as those of an absent one', async () => {
    const asked = await desk.get(`/api/figures?${NOVEMBER}&authorityId=${randomUUID()}`);
    expect(asked).toMatchObject({ status: 422, body: { code: 'authority-not-found', at: 'authorityId' } });
  });
});

describe('A month-end', () => {
  const frozen = async (month: string) => (await desk.get(`/api/figures/snapshots/${month}`)).body;

  it('is frozen when its month is over, and shows a correction of history beside it', async () => {
    const due = await report(desk);
    await move(desk, due, 'confirm', { grade: 'general' });
    await move(desk, due, 'order', { dueOn: '2026-11-30', requirements: '加装泄爆片' });
    world.test.clock.at = new Date('2026-12-01T00:10:00Z');
    expect((await desk.get('/api/figures/snapshots/2026-11')).status).toBe(404);
    await sweep();
    const before = await frozen('2026-11');
    expect(before.values).toEqual(before.corrected);
    // Its term ended with the month.
    expect(before.values.overdue.value).toBe(1);
    // History that arrives later, of a hazard found in November: as an import from an old ledger writes it.
    const id = await report(desk, { foundOn: '2026-11-28' });
    const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
    await sql`update case_event set effective_at = '2026-11-28T02:00:00Z' where case_id = ${id}`.execute(
      owner.plain,
    );
    await owner.close();
    await sweep();
    const after = await frozen('2026-11');
    expect(after.values).toEqual(before.values);
    expect(after.takenAt).toBe(before.takenAt);
    expect(after.corrected.increment.value).toBe(before.values.increment.value + 1);
  });

  it('that nobody took is made up for, in the same numbers', async () => {
    const november = await frozen('2026-11');
    world.test.clock.at = new Date('2027-03-05T02:00:00Z');
    await sweep();
    const { rows } = (await desk.get('/api/figures/snapshots')).body;
    const months = rows.map(({ month }: { month: string }) => month);
    expect(months).toEqual(['2027-02', '2027-01', '2026-12', '2026-11']);
    expect((await frozen('2026-11')).values).toEqual(november.values);
  });

  it('cannot be changed or removed by the product', async () => {
    const { database } = world.test.services;
    for (const change of [sql`update figure_snapshot set figures = '{}'`, sql`delete from figure_snapshot`])
      await expect(change.execute(database.plain)).rejects.toMatchObject({ code: '42501' });
  });
});

it('The page leaves as a sheet that says what each number means', async () => {
  const { statusCode, body } = await world.test.app.inject({
    url: `/api/figures/export.csv?${NOVEMBER}`,
    headers: { cookie: await cookieOfDesk() },
  });
  expect(statusCode).toBe(200);
  expect(body).toContain('动态清零');
  expect(body).toContain('口径');
});

async function cookieOfDesk(): Promise<string> {
  const answer = await world.test.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: 'lin', password: 'correct-horse-battery' },
  });
  return answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
}
