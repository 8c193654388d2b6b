import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPORTS } from '../services/exports/exports.ts';
import { PASSWORD, type Visitor } from '../testing/app.ts';
import { type HazardSteps, hazardSteps } from '../testing/hazards.ts';
import { openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let steps: HazardSteps;
let desk: Visitor;
let cookie = '';
let rivalCookie = '';

async function cookieOf(username: string): Promise<string> {
  const answer = await world.test.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password: PASSWORD },
  });
  return answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
}

/** Rows of a list as CSV, the heading first. */
async function rowsOf(path: string, query = '', who = cookie): Promise<string[]> {
  const answer = await world.test.app.inject({
    url: `/api/${path}/export.csv?${query}`,
    headers: { cookie: who },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.body.trim().split('\r\n');
}

beforeAll(async () => {
  world = await openWorld();
  desk = await signedInWorker(world.test, world.administrator, { name: '林督办' }, ['desk']);
  steps = hazardSteps(desk, world.officer, world.factory);
  cookie = await cookieOf((await desk.get('/api/session')).body.username);
  rivalCookie = await cookieOf((await world.rivalOfficer.get('/api/session')).body.username);
});
afterAll(() => world.test.close());

const listing = async (level: string, title: string) => {
  const made = await desk.post('/api/listings', {
    id: randomUUID(),
    caseId: await steps.major(),
    level,
    title,
    issuingBody: '凤台县安委会',
    conditions: '专家验收合格',
    dueOn: '2026-12-31',
  });
  return made.body.number as string;
};

describe('A list of supervision', () => {
  it('leaves the product with the filters of the page, in words, and is found by its number', async () => {
    const county = await listing('county', '抛光除尘系统未设置泄爆装置');
    const park = await listing('park', '污水池未设置警示标志');
    const rows = await rowsOf('listings', 'which=standing&level=park');
    expect(rows[0]).toMatch(/^挂牌编号,督办层级,状态/);
    expect(rows.slice(1)).toEqual([expect.stringContaining(`${park},园区,整改中,污水池未设置警示标志`)]);
    expect(await rowsOf('listings', 'q=泄爆')).toHaveLength(2);
    const found = (await desk.get(`/api/listings?which=all&q=${county.toLowerCase()}`)).body.rows;
    expect(found.map((row: { number: string }) => row.number)).toEqual([county]);
    expect((await desk.get('/api/listings?which=all&q=100%25')).body.rows).toEqual([]);
  });

  it('of orders tells the level, the lateness and the handler', async () => {
    const form = {
      id: randomUUID(),
      caseId: await steps.major(),
      level: 'park',
      issuingBody: '凤台县安委办',
      requirements: '督促整改',
      dueOn: '2026-12-10',
      departmentId: world.emergency,
    };
    const { number } = (await desk.post('/api/supervision-orders', form)).body;
    const rows = await rowsOf('supervision-orders', 'level=park&language=en');
    expect(rows[1]).toContain(`${number},park,In force`);
    expect(rows[1]).toContain('应急管理局');
    expect(await rowsOf('supervision-orders', 'level=county')).toHaveLength(1);
    expect((await desk.get(`/api/supervision-orders?which=all&q=${number}`)).body.rows).toHaveLength(1);
  });

  it('of self-checks is cut by day and by what was found', async () => {
    for (const checkedOn of ['2026-11-01', '2026-11-20'])
      await world.officer.post('/api/self-checks', {
        id: randomUUID(),
        checkedOn,
        wholeSite: true,
        foundNothing: true,
      });
    expect(await rowsOf('self-checks')).toHaveLength(3);
    expect((await rowsOf('self-checks', 'from=2026-11-02&to=2026-11-30'))[1]).toContain('2026-11-20,全厂');
    expect(await rowsOf('self-checks', 'found=something')).toHaveLength(1);
  });

  it('of missing double reports is cut by what is missing', async () => {
    const id = await steps.major();
    const told = { id: randomUUID(), part: 'employees', how: '班前会通报', toldOn: '2026-11-22' };
    expect((await world.officer.post(`/api/hazards/${id}/double-reports`, told)).status).toBe(201);
    const all = (await rowsOf('double-reports/missing')).length;
    expect((await rowsOf('double-reports/missing', 'part=employees')).length).toBe(all - 1);
    expect((await rowsOf('double-reports/missing', 'part=congress')).length).toBe(all);
  });

  it('of inquiries says in words what the records say', async () => {
    await desk.post('/api/inquiries', {
      id: randomUUID(),
      organisationId: world.factory,
      failure: 'not-looked',
      reason: '三个月没有台账',
    });
    const rows = await rowsOf('inquiries', 'failure=not-looked');
    expect(rows[1]).toContain('未开展排查,待调查,人工立案：三个月没有台账');
    expect(await rowsOf('inquiries', 'failure=refused')).toHaveLength(1);
  });
});

it('What the governing side owes is closed to every enterprise', async () => {
  const url = '/api/own-terms/export.csv';
  expect((await world.test.app.inject({ url, headers: { cookie: rivalCookie } })).statusCode).toBe(403);
});

const open = Object.keys(EXPORTS).filter((path) => path !== 'own-terms');
it.each(open)('The list %s shows another enterprise nothing of this one', async (path) => {
  const rows = await rowsOf(path, '', rivalCookie);
  expect(rows.join('\n')).not.toMatch(/永丰木业|泄爆装置/);
});
