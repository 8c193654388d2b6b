import { randomUUID } from 'node:crypto';
import type { Notice } from '@zhiben/domain/contract/notice.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tellOfUntold } from '../services/notices.ts';
import { systemActor } from '../services/system-actor.ts';
import { openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { makeOrganisation, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let factory: string;
let principal: Visitor;
let officer: Visitor;

/** A person of the factory who holds a post since 2024, signed in. */
const holder = (name: string, post: string, role: string) =>
  signedInWorker(
    world.test,
    desk,
    {
      name,
      organisationId: factory,
      posts: [{ id: randomUUID(), post, from: '2024-01-01', to: null }],
    },
    [role],
  );

beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
  factory = await makeOrganisation(desk, { name: '凤台县宏达铝制品有限公司' });
  principal = await holder('方厂长', 'principal', 'enterprise-principal');
  officer = await holder('陈安全', 'safety-officer', 'enterprise-officer');
});
afterAll(() => world.test.close());
beforeEach(() => {
  world.test.clock.at = new Date('2026-11-23T02:00:00Z');
});

async function report(changed: object = {}): Promise<string> {
  const id = randomUUID();
  const made = await desk.post('/api/hazards', {
    id,
    title: '铝粉除尘系统未设置泄爆装置',
    channel: 'supervision',
    organisationId: factory,
    foundOn: '2026-11-20',
    happenedAt: '2026-11-20T08:00:00+08:00',
    ...changed,
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return id;
}

async function move(by: Visitor, id: string, name: string, input: object, moveId: string = randomUUID()) {
  const seenVersion = (await desk.get(`/api/hazards/${id}`)).body.hazard.version;
  const command = { moveId, seenVersion, happenedAt: '2026-11-22T09:00:00+08:00', input };
  const answer = await by.post(`/api/hazards/${id}/moves/${name}`, command);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return { again: () => by.post(`/api/hazards/${id}/moves/${name}`, command) };
}

const major = { grade: 'major', criterionId: 'GM10-3-1' };

async function confirmed(changed: object = {}): Promise<string> {
  const id = await report(changed);
  await move(desk, id, 'confirm', major);
  return id;
}

const noticesOf = async (by: Visitor, id: string): Promise<Notice[]> =>
  (await by.get(`/api/hazards/${id}/notices`)).body.rows;
const noticeFor = async (id: string, name: string): Promise<Notice> => {
  const found = (await noticesOf(desk, id)).find((n) => n.personName === name);
  if (found === undefined) throw new Error(`nobody told ${name}`);
  return found;
};
const answer = { measures: '停用抛光线，加装泄爆片并经专家验收', dueOn: '2026-12-20' };

describe('A hazard that is confirmed as major', () => {
  it('is told at once to whoever answers for the enterprise, with a day to answer', async () => {
    const told = await noticesOf(desk, await confirmed());
    expect(new Set(told.map(({ personName, post }) => `${personName} ${post}`))).toEqual(
      new Set(['方厂长 principal', '陈安全 safety-officer']),
    );
    for (const notice of told)
      expect(notice).toMatchObject({ state: 'made', answerBy: '2026-11-24T02:00:00.000Z', openedAt: null });
  });

  it('is told once, however often the call is repeated', async () => {
    const id = await report();
    const { again } = await move(desk, id, 'confirm', major);
    expect((await again()).status).toBe(200);
    expect(await noticesOf(desk, id)).toHaveLength(2);
  });

  it('by a department is told in its name as well', async () => {
    const id = await report();
    await move(world.inspector, await ofDepartment(id), 'confirm', major);
    expect(await noticesOf(world.inspector, id)).toHaveLength(2);
  });

  it('of an enterprise whose principal nobody knows shows the gap', async () => {
    const empty = await makeOrganisation(desk, { name: '凤台县无名木器厂' });
    const told = await noticesOf(desk, await confirmed({ organisationId: empty }));
    expect(told).toMatchObject([{ personId: null, post: 'principal', state: 'made' }]);
  });

  it('of which nobody was told, since it came with a ledger, is told of by itself and once', async () => {
    const id = await confirmed();
    const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
    await sql`delete from notice where case_id = ${id}`.execute(owner.plain);
    await owner.close();
    const { authority } = (await desk.get('/api/session')).body;
    const sweep = () => tellOfUntold(world.test.services, systemActor(authority.id));
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(new Set((await noticesOf(desk, id)).map(({ personName }) => personName))).toEqual(
      new Set(['方厂长', '陈安全']),
    );
    expect(await noticesOf(desk, id)).toHaveLength(2);
  });

  it('and one that is general is told to nobody', async () => {
    const id = await report();
    await move(desk, id, 'confirm', { grade: 'general' });
    expect(await noticesOf(desk, id)).toEqual([]);
  });

  it('that ends leaves no notice waiting', async () => {
    const id = await confirmed();
    const target = await confirmed({ title: '同一处泄爆装置缺失' });
    await move(desk, id, 'merge', { caseId: target, reason: '与另一条为同一隐患' });
    expect((await noticesOf(desk, id)).map(({ state }) => state)).toEqual(['void', 'void']);
  });
});

async function ofDepartment(id: string): Promise<string> {
  await move(desk, id, 'hand-over', { departmentId: world.emergency, reason: '属于应急管理' });
  await move(world.inspector, id, 'accept-hand-over', {});
  return id;
}

describe('A person who was told', () => {
  it('is seen to have looked, and answers in his own words by when', async () => {
    const id = await confirmed();
    const mine = await noticeFor(id, '方厂长');
    world.test.clock.at = new Date('2026-11-23T05:00:00Z');
    expect((await principal.post(`/api/notices/${mine.id}/open`)).body).toMatchObject({
      state: 'opened',
      openedAt: '2026-11-23T05:00:00.000Z',
    });
    world.test.clock.at = new Date('2026-11-23T06:00:00Z');
    const said = await principal.post(`/api/notices/${mine.id}/acknowledge`, answer);
    expect(said).toMatchObject({
      status: 200,
      body: {
        state: 'acknowledged',
        openedAt: '2026-11-23T05:00:00.000Z',
        endedAt: '2026-11-23T06:00:00.000Z',
        answer: answer.measures,
        answerDueOn: answer.dueOn,
      },
    });
    expect(await principal.post(`/api/notices/${mine.id}/acknowledge`, answer)).toEqual(said);
    const other = { ...answer, measures: '改口：不再停产' };
    expect((await principal.post(`/api/notices/${mine.id}/acknowledge`, other)).body.code).toBe(
      'notice-ended',
    );
  });

  it('finds what waits for him on his list, the most urgent first, and nothing of others', async () => {
    const id = await confirmed();
    const { rows } = (await officer.get('/api/notices?which=mine')).body;
    expect(rows.some((n: Notice) => n.caseId === id)).toBe(true);
    expect(new Set(rows.map((n: Notice) => n.personName))).toEqual(new Set(['陈安全']));
    expect(rows.map((n: Notice) => n.answerBy)).toEqual(rows.map((n: Notice) => n.answerBy).sort());
  });

  it('is the only one who can answer; somebody else’s look is no receipt', async () => {
    const mine = await noticeFor(await confirmed(), '方厂长');
    expect((await officer.post(`/api/notices/${mine.id}/open`)).body.state).toBe('made');
    expect((await desk.post(`/api/notices/${mine.id}/open`)).body.state).toBe('made');
    for (const by of [officer, desk])
      expect(await by.post(`/api/notices/${mine.id}/acknowledge`, answer)).toMatchObject({
        status: 403,
        body: { code: 'notice-not-yours' },
      });
  });

  it('cannot promise a day that is over', async () => {
    const mine = await noticeFor(await confirmed(), '方厂长');
    const past = { ...answer, dueOn: '2026-11-22' };
    expect((await principal.post(`/api/notices/${mine.id}/acknowledge`, past)).body).toEqual({
      code: 'date-in-past',
      at: 'dueOn',
    });
  });

  it('of another enterprise finds neither the notice nor the list of the hazard', async () => {
    const id = await confirmed();
    const notice = await noticeFor(id, '方厂长');
    const foreign = [
      await world.rivalOfficer.get(`/api/hazards/${id}/notices`),
      await world.rivalOfficer.post(`/api/notices/${notice.id}/open`),
      await world.rivalOfficer.post(`/api/notices/${notice.id}/acknowledge`, answer),
    ];
    const absent = await world.rivalOfficer.post(`/api/notices/${randomUUID()}/open`);
    for (const refusal of foreign) expect(refusal).toEqual(absent);
  });
});

describe('A notice that nobody answers', () => {
  it('is late after the hours that the authority set, and on the list of late ones', async () => {
    const [authority] = (await desk.get('/api/authorities')).body.rows;
    await desk.patch(`/api/authorities/${authority.id}`, { settings: { noticeHours: 2 } });
    const id = await confirmed();
    const late = async () => (await desk.get('/api/notices?which=late&limit=100')).body.rows;
    expect((await late()).filter((n: Notice) => n.caseId === id)).toEqual([]);
    world.test.clock.at = new Date('2026-11-23T04:00:01Z');
    expect((await late()).filter((n: Notice) => n.caseId === id)).toHaveLength(2);
    await desk.patch(`/api/authorities/${authority.id}`, { settings: {} });
  });

  it('is served in person by the governing side, who says how, and by nobody else', async () => {
    const id = await confirmed();
    const notice = await noticeFor(id, '方厂长');
    const served = { servedOn: '2026-11-23', record: '当面送达，方厂长在送达回证上签字' };
    expect((await principal.post(`/api/notices/${notice.id}/serve`, served)).body.code).toBe('not-permitted');
    const future = { ...served, servedOn: '2026-11-24' };
    expect((await desk.post(`/api/notices/${notice.id}/serve`, future)).body.code).toBe('date-in-future');
    expect((await desk.post(`/api/notices/${notice.id}/serve`, served)).body).toMatchObject({
      state: 'served',
      endedByName: '林专班',
    });
    expect((await principal.post(`/api/notices/${notice.id}/acknowledge`, answer)).body.code).toBe(
      'notice-ended',
    );
  });

  it('comes page by page by key, each once', async () => {
    for (let n = 0; n < 3; n++) await confirmed({ title: `第${n}处泄爆装置缺失` });
    const all = (await desk.get('/api/notices?which=all&limit=100')).body.rows.map((n: Notice) => n.id);
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { rows, next } = (await desk.get(`/api/notices?which=all&limit=2${cursor}`)).body;
      seen.push(...rows.map((n: Notice) => n.id));
      if (next === null) break;
      cursor = `&cursor=${next}`;
    }
    expect(seen).toEqual(all);
    expect((await desk.get('/api/notices?cursor=x')).body.code).toBe('cursor-invalid');
  });
});

it('Every change of a notice is an event that folds back into its row', async () => {
  const id = await confirmed();
  const mine = await noticeFor(id, '方厂长');
  await principal.post(`/api/notices/${mine.id}/open`);
  await principal.post(`/api/notices/${mine.id}/acknowledge`, answer);
  const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
  const { rows } = await sql<{ moves: string[]; differs: string[] }>`
    select array_agg(e.move order by e.seq) as moves,
           array(select k.key from jsonb_each(to_jsonb(n) - 'authority_id' - 'id') k
                  where k.value is distinct from coalesce(
                    to_jsonb(jsonb_populate_record(null::notice, jsonb_merge(e.changes order by e.seq))) -> k.key, 'null')) as differs
      from notice n join register_event e on e.authority_id = n.authority_id and e.register = 'notice' and e.entry_id = n.id
     where n.id = ${mine.id} group by n.authority_id, n.id`.execute(owner.plain);
  await owner.close();
  expect(rows).toEqual([{ moves: ['make', 'open', 'acknowledge'], differs: [] }]);
});
