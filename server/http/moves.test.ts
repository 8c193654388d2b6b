import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../testing/app.ts';
import { makeOrganisation, openWorld, put, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let verifier: Visitor;
let housing: string;
let housingInspector: Visitor;

beforeAll(async () => {
  world = await openWorld();
  const { administrator, test } = world;
  desk = administrator;
  housing = randomUUID();
  await put(administrator, `/api/departments/${housing}`, { name: '住房和城乡建设局' });
  housingInspector = await signedInWorker(test, desk, { name: '何住建', departmentId: housing }, [
    'inspector',
  ]);
  verifier = await signedInWorker(test, desk, { name: '钱复核' }, ['verifier']);
});
afterAll(() => world.test.close());

const said = (changed: object = {}) => ({
  id: randomUUID(),
  title: '储罐区防火堤破损',
  place: '二号罐组',
  channel: 'supervision',
  organisationId: world.factory,
  foundOn: '2026-11-20',
  happenedAt: '2026-11-20T08:00:00+08:00',
  ...changed,
});

async function report(by: Visitor, changed: object = {}): Promise<string> {
  const told = said(changed);
  const made = await by.post('/api/hazards', told);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return told.id;
}

const versionOf = async (id: string) => (await desk.get(`/api/hazards/${id}`)).body.hazard.version;

async function move(by: Visitor, id: string, name: string, input: object = {}, command: object = {}) {
  return by.post(`/api/hazards/${id}/moves/${name}`, {
    moveId: randomUUID(),
    seenVersion: await versionOf(id),
    happenedAt: '2026-11-22T09:00:00+08:00',
    input,
    ...command,
  });
}

const confirmed = { grade: 'general' };
const ordered = { dueOn: '2026-12-20', requirements: '修复防火堤并封堵孔洞' };

describe('the term of a hazard', () => {
  const termOf = async (id: string) => (await desk.get(`/api/hazards/${id}`)).body.term;
  const set = async (settings: object) => {
    const { id } = (await desk.get('/api/session')).body.authority;
    expect((await desk.patch(`/api/authorities/${id}`, { settings })).status).toBe(200);
  };

  it('is not known until the authority says how long it is, then counts for hazards that are open already', async () => {
    const id = await report(desk, { happenedAt: '2026-11-23T08:00:00+08:00' });
    expect(await termOf(id)).toMatchObject({
      rule: 'confirm',
      endsOn: null,
      version: { confidence: 'UNSURE' },
    });
    const rule = {
      rule: 'confirm',
      from: '2026-01-01',
      days: 3,
      unit: 'working-day',
      article: '县规定第三条',
    };
    await set({ terms: [rule] });
    expect(await termOf(id)).toMatchObject({
      startedOn: '2026-11-23',
      endsOn: '2026-11-26',
      workingDaysLeft: 3,
      version: { article: '县规定第三条', confidence: 'VERIFIED' },
    });
    await set({ ownDays: { free: ['2026-11-25'], moved: [] } });
    expect((await termOf(id)).endsOn).toBe('2026-11-27');
    await set({ terms: [rule, { ...rule, from: '2026-11-01', days: 1 }], ownDays: { free: [], moved: [] } });
    expect((await termOf(id)).endsOn).toBe('2026-11-24');
    await set({ terms: [] });
  });

  it('of a rectification tells who moved it, when and why', async () => {
    const id = await report(desk);
    await move(desk, id, 'confirm', confirmed);
    await move(desk, id, 'order', ordered);
    const until = '2026-12-01';
    await move(world.officer, id, 'ask-stop', { ground: 'appraisal', until, reason: '委托检测机构鉴定' });
    expect((await move(desk, id, 'grant-stop', { reason: '情况属实' })).status).toBe(200);
    const { rule, endsOn, steps } = await termOf(id);
    expect([rule, endsOn]).toEqual(['rectify', '2026-12-28']);
    expect(steps.map((s: Record<string, unknown>) => [s['move'], s['dueOn'], s['reason']])).toEqual([
      ['order', '2026-12-20', null],
      ['grant-stop', '2026-12-28', '情况属实'],
    ]);
  });
});

describe('a department', () => {
  it('hands a hazard over, and the other one returns or accepts it, each losing sight of what is not his', async () => {
    const id = await report(world.inspector);
    await move(world.inspector, id, 'confirm', confirmed);
    const away = { departmentId: housing, reason: '属于房屋结构' };
    expect((await move(world.inspector, id, 'hand-over', away)).status).toBe(200);
    expect((await housingInspector.get(`/api/hazards/${id}`)).status).toBe(200);
    expect(await move(housingInspector, id, 'return-hand-over', { reason: '属于危险化学品' })).toMatchObject({
      status: 200,
    });
    expect((await housingInspector.get(`/api/hazards/${id}`)).status).toBe(404);
    await move(world.inspector, id, 'hand-over', away);
    expect((await move(housingInspector, id, 'accept-hand-over')).status).toBe(200);
    expect((await desk.get(`/api/hazards/${id}`)).body.hazard.departmentId).toBe(housing);
  });

  it('does not hand a hazard over to itself, nor pass it on with an order', async () => {
    const id = await report(world.inspector);
    await move(world.inspector, id, 'confirm', confirmed);
    const own = { departmentId: world.emergency, reason: '自己' };
    expect((await move(world.inspector, id, 'hand-over', own)).body.code).toBe('same-department');
    const passed = await move(world.inspector, id, 'order', { ...ordered, departmentId: housing });
    expect([passed.status, passed.body]).toEqual([422, { code: 'use-hand-over', at: 'departmentId' }]);
  });

  it('knows neither a department that is not there nor one of another authority', async () => {
    const [park, foreign] = [randomUUID(), randomUUID()];
    await desk.post('/api/authorities', { id: park, kind: 'park', name: '东部园区', regionCode: '340421' });
    // A person of the county sees what stands below from his next sign-in on.
    await put(desk, `/api/departments/${foreign}`, { name: '园区安监站', authorityId: park });
    const id = await report(desk);
    await move(desk, id, 'confirm', confirmed);
    for (const departmentId of [foreign, randomUUID()]) {
      const answer = await move(desk, id, 'hand-over', { departmentId, reason: '转交' });
      expect(answer.body).toEqual({ code: 'reference-not-found', at: 'departmentId' });
    }
  });
});

describe('a call that comes again', () => {
  it('is answered alike when it says the same, at the same time too', async () => {
    const told = said();
    const all = await Promise.all(Array.from({ length: 6 }, () => desk.post('/api/hazards', told)));
    expect(new Set(all.map((a) => JSON.stringify(a.body))).size).toBe(1);
    const again = await desk.post('/api/hazards', { ...told, happenedAt: '2026-11-21T08:00:00+08:00' });
    expect(again).toEqual(all[0]);
  });

  it.each([
    ['another title', { title: '防火堤已修好' }],
    ['another place', { place: '三号罐组' }],
    ['another enterprise', { organisationId: null }],
    ['other photos', { files: [randomUUID()] }],
  ])('is refused when it says %s, instead of losing it', async (_what, changed) => {
    const told = said();
    await desk.post('/api/hazards', told);
    expect(await desk.post('/api/hazards', { ...told, ...changed })).toEqual({
      status: 409,
      body: { code: 'id-taken', at: 'id' },
    });
  });

  it('is refused to anybody else, as if it were nobody’s', async () => {
    const told = said();
    await desk.post('/api/hazards', told);
    const foreign = await world.rivalOfficer.post('/api/hazards', { ...told, channel: 'self-check' });
    expect(foreign).toEqual({ status: 409, body: { code: 'id-taken', at: 'id' } });
  });

  it('moves once: with another move or other words under the same id it is refused, on another hazard it is new', async () => {
    const [id, other] = [await report(desk), await report(desk)];
    const command = { moveId: randomUUID(), seenVersion: 1 };
    const first = await move(desk, id, 'note', { words: '已电话通知企业' }, command);
    expect(first).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await move(desk, id, 'note', { words: '已电话通知企业' }, command)).toEqual(first);
    const taken = { status: 409, body: { code: 'id-taken', at: 'moveId' } };
    expect(await move(desk, id, 'note', { words: '改口' }, command)).toEqual(taken);
    expect(await move(desk, id, 'confirm', confirmed, command)).toEqual(taken);
    expect(await move(desk, other, 'note', { words: '已电话通知企业' }, command)).toEqual(first);
  });

  it('moves once when several people move at the same time', async () => {
    const id = await report(world.inspector);
    const all = await Promise.all(
      [desk, world.inspector, desk, desk].map((by, i) =>
        move(by, id, 'note', { words: `第${i}次` }, { seenVersion: 1 }),
      ),
    );
    expect(all.map((a) => a.status).sort()).toEqual([200, 409, 409, 409]);
    const { story } = (await desk.get(`/api/hazards/${id}`)).body;
    expect(story.map((e: { seq: number }) => e.seq)).toEqual([1, 2]);
  });
});

describe('a hazard', () => {
  it('is no recurrence of itself', async () => {
    const id = await report(desk);
    expect((await move(desk, id, 'link-recurrence', { caseId: id })).body.code).toBe('same-case');
  });

  it('may be contested for as long as its authority decided', async () => {
    const [authority] = (await desk.get('/api/authorities')).body.rows;
    await desk.patch(`/api/authorities/${authority.id}`, { settings: { contestDays: 40 } });
    const id = await report(world.inspector);
    const because = { because: 'unclear', reason: '现场未见', nextUnit: '镇应急办' };
    expect((await move(desk, id, 'dismiss', because)).status).toBe(200);
    const { hazard } = (await desk.get(`/api/hazards/${id}`)).body;
    expect(hazard.contestUntil).toBe('2027-01-02');
    expect((await move(world.inspector, id, 'contest', { reason: '仍在渗漏' })).body.state).toBe('contested');
    expect((await move(desk, id, 'uphold', { reason: '复查未见渗漏' })).body.state).toBe('dismissed');
    await desk.patch(`/api/authorities/${authority.id}`, { settings: { contestDays: 15 } });
  });

  it('keeps its people out of each other’s parts whatever ids they guess', async () => {
    const id = await report(world.inspector, { organisationId: world.rival });
    await move(world.inspector, id, 'confirm', confirmed);
    await move(world.inspector, id, 'order', ordered);
    const guessed = { moveId: randomUUID(), seenVersion: 3, happenedAt: '2026-11-22T09:00:00+08:00' };
    const absent = await world.officer.post(`/api/hazards/${randomUUID()}/moves/start`, guessed);
    expect(await world.officer.post(`/api/hazards/${id}/moves/start`, guessed)).toEqual(absent);
    const [stranger] = (await world.officer.get('/api/people')).body.rows;
    const plan = { responsibleId: stranger.id, measures: '修复' };
    expect((await move(world.rivalOfficer, id, 'plan', plan)).body).toEqual({
      code: 'reference-not-found',
      at: 'responsibleId',
    });
    expect((await move(verifier, id, '__proto__')).status).toBe(422);
    expect((await move(verifier, id, 'constructor')).body.code).toBe('unknown-move');
  });
});

describe('an enterprise administrator', () => {
  it('makes nobody more than an officer, and nothing outside his enterprise', async () => {
    const { admin, factory, rival } = world;
    const id = randomUUID();
    await put(admin, `/api/people/${id}`, { name: '新安全员' });
    for (const role of ['administrator', 'inspector', 'verifier', 'desk']) {
      const answer = await admin.post(`/api/people/${id}/invitation`, { id: randomUUID(), roles: [role] });
      expect(answer.status).toBe(403);
    }
    const moved = await admin.put(`/api/people/${id}`, {
      name: '新安全员',
      organisationId: rival,
      seenVersion: 1,
    });
    expect(moved.body.code).toBe('organisation-not-found');
    const absent = await admin.put(`/api/people/${id}`, {
      name: '新安全员',
      organisationId: randomUUID(),
      seenVersion: 1,
    });
    expect(absent).toEqual(moved);
    const elsewhere = await admin.put(`/api/people/${randomUUID()}`, {
      name: '外人',
      authorityId: randomUUID(),
    });
    expect(elsewhere.body).toEqual({ code: 'authority-not-found', at: 'authorityId' });
    const made = await admin.put(`/api/organisations/${randomUUID()}`, { name: '新厂子' });
    expect(made.body).toEqual({ code: 'not-found' });
    const renamed = await admin.put(`/api/organisations/${factory}`, { name: '改名木业', seenVersion: 1 });
    expect(renamed.status).toBe(403);
  });
});

describe('a county', () => {
  it('reports what it finds in the parks below, into the books of the park', async () => {
    const { administrator, test } = world;
    const park = randomUUID();
    await administrator.post('/api/authorities', {
      id: park,
      kind: 'park',
      name: '西部园区',
      regionCode: '340421',
    });
    const county = await signedInWorker(test, administrator, { name: '县督查' }, ['inspector', 'desk']);
    const works = await makeOrganisation(county, { name: '西部铸造厂', authorityId: park });
    const id = await report(county, { organisationId: works });
    const { hazard } = (await county.get(`/api/hazards/${id}`)).body;
    expect(hazard).toMatchObject({ authorityId: park, organisationId: works });
    expect((await county.post('/api/hazards', said({ organisationId: randomUUID() }))).body.code).toBe(
      'organisation-not-found',
    );
  });
});
