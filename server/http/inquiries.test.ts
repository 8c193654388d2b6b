import { randomUUID } from 'node:crypto';
import type { InquiryRow, SelfCheck } from '@zhiben/domain/contract/inquiry.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { allSweeps } from '../jobs/all.ts';
import { Sweeper } from '../jobs/sweeps.ts';
import type { Visitor } from '../testing/app.ts';
import { type HazardSteps, hazardSteps, moveEntry } from '../testing/hazards.ts';
import { allPages, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let steps: HazardSteps;
let desk: Visitor;
let leader: Visitor;
let officer: Visitor;
let authorityId = '';

beforeAll(async () => {
  world = await openWorld();
  const worker = (name: string, roles: string[]) =>
    signedInWorker(world.test, world.administrator, { name }, roles);
  desk = await worker('林倒查', ['desk']);
  leader = await worker('赵主任', ['leader']);
  officer = world.officer;
  authorityId = (await desk.get('/api/session')).body.authority.id;
  steps = hazardSteps(desk, officer, world.factory);
});
afterAll(() => world.test.close());
beforeEach(() => {
  world.test.clock.at = new Date('2026-11-23T02:00:00Z');
});

const check = (changed: object = {}) => ({
  id: randomUUID(),
  checkedOn: '2026-11-23',
  wholeSite: false,
  place: '二车间',
  foundNothing: true,
  ...changed,
});
const inquiries = (which = 'all') => allPages<InquiryRow>(desk, `/api/inquiries?which=${which}`, 2);
const detect = async () => (await desk.post('/api/inquiries/detect')).body.opened as number;
const move = (by: Visitor, id: string, name: string, input: object = {}) =>
  moveEntry(by, `/api/inquiries/${id}`, name, input);

describe('A self-check', () => {
  it('is signed by the enterprise, a nil return too, and stands as it was signed', async () => {
    const body = check();
    expect((await officer.post('/api/self-checks', body)).status).toBe(201);
    expect((await officer.post('/api/self-checks', body)).status).toBe(201);
    expect((await officer.post('/api/self-checks', { ...body, place: '三车间' })).body.code).toBe('id-taken');
    const [row] = (await desk.get(`/api/self-checks?organisationId=${world.factory}`)).body
      .rows as SelfCheck[];
    expect(row).toMatchObject({ place: '二车间', foundNothing: true, signedByName: '赵安全' });
  });

  it('names the hazards that it found', async () => {
    const caseId = await steps.report(officer, world.factory, { channel: 'self-check' });
    const body = check({ foundNothing: false, caseIds: [caseId], wholeSite: true, place: '' });
    expect((await officer.post('/api/self-checks', body)).status).toBe(201);
  });

  it.each([
    ['of tomorrow', { checkedOn: '2026-11-24' }, 'date-in-future', 'checkedOn'],
    ['of no place', { place: '' }, 'place-missing', 'place'],
    ['that found something and names nothing', { foundNothing: false }, 'hazards-not-named', 'caseIds'],
    ['that found nothing and names something', { caseIds: [randomUUID()] }, 'found-and-not-found', 'caseIds'],
    [
      'that names a hazard of nobody',
      { foundNothing: false, caseIds: [randomUUID()] },
      'reference-not-found',
      'caseIds.0',
    ],
    ['for a criterion that is none', { criteria: ['x'] }, 'criterion-not-valid', 'criteria.0'],
    ['with half a position', { lng: 116.7 }, 'coordinates-incomplete', 'lng'],
  ])('%s is refused at its field', async (_what, changed, code, at) => {
    expect((await officer.post('/api/self-checks', check(changed))).body).toEqual({ code, at });
  });

  it('is signed by nobody of the governing side', async () => {
    for (const by of [desk, world.inspector, world.administrator])
      expect((await by.post('/api/self-checks', check())).body.code).toBe('not-permitted');
  });

  it('is read by the governing side and its own enterprise', async () => {
    const body = check();
    await officer.post('/api/self-checks', body);
    const ids = async (by: Visitor) =>
      (await allPages<SelfCheck>(by, '/api/self-checks', 3)).map(({ id }) => id);
    expect(await ids(world.inspector)).toContain(body.id);
    expect(await ids(world.rivalOfficer)).not.toContain(body.id);
  });
});

describe('The records open an inquiry', () => {
  it('of what was looked at and not seen, once, naming check and hazard', async () => {
    // A day on which nothing else was looked at: the latest check before the finding is the one that is named.
    world.test.clock.at = new Date('2026-11-24T02:00:00Z');
    const body = check({ place: '二车间打磨工位', checkedOn: '2026-11-24' });
    await officer.post('/api/self-checks', body);
    world.test.clock.at = new Date('2026-11-26T02:00:00Z');
    const caseId = await steps.major({ foundOn: '2026-11-26', happenedAt: '2026-11-26T09:00:00+08:00' });
    expect(await detect()).toBe(1);
    expect(await detect()).toBe(0);
    const [found] = (await inquiries()).filter((row) => row.caseId === caseId);
    expect(found).toMatchObject({
      failure: 'not-seen',
      state: 'opened',
      selfCheckId: body.id,
      facts: { checkedOn: '2026-11-24', foundOn: '2026-11-26', days: 2 },
    });
  });

  it('of a major hazard past its term, in the name of the product, whoever runs first', async () => {
    const caseId = await steps.submitted();
    await steps.move(
      await signedInWorker(world.test, world.administrator, { name: '退回人' }, ['inspector', 'desk']),
      caseId,
      'return',
      { reason: '未消除' },
    );
    world.test.clock.at = new Date('2026-12-21T02:00:00Z');
    const sweeper = new Sweeper(
      world.test.services.database,
      allSweeps(world.test.services).filter(({ name }) => name === 'inquiries'),
    );
    await Promise.all([sweeper.sweepAll(), sweeper.sweepAll()]);
    await sweeper.stop();
    const found = (await inquiries()).filter((row) => row.caseId === caseId);
    expect(found).toMatchObject([{ failure: 'refused', facts: { dueOn: '2026-12-20' } }]);
    expect((await desk.get(`/api/inquiries/${found[0]?.id}`)).body.story).toMatchObject([
      { move: 'open', actorName: '系统' },
    ]);
    expect(await detect()).toBe(0);
  });

  it('of a refusal on record, with the order that says so', async () => {
    const order = {
      id: randomUUID(),
      caseId: await steps.major(),
      level: 'county',
      issuingBody: '凤台县安委办',
      requirements: '立即停用',
      dueOn: '2026-12-30',
    };
    await desk.post('/api/supervision-orders', order);
    await moveEntry(desk, `/api/supervision-orders/${order.id}`, 'record-refusal', {
      words: '企业拒绝停用抛光线',
    });
    expect(await detect()).toBe(1);
    expect((await inquiries()).find((row) => row.caseId === order.caseId)).toMatchObject({
      failure: 'refused',
      facts: { refusedOn: '2026-11-23' },
    });
  });

  it('of nobody looking, only from the day that the authority set', async () => {
    world.test.clock.at = new Date('2026-12-31T17:00:00Z');
    await detect();
    const before = (await inquiries()).filter((row) => row.failure === 'not-looked');
    expect(before).toEqual([]);
    await world.administrator.patch(`/api/authorities/${authorityId}`, {
      settings: { selfCheckFrom: '2027-01-01', selfCheckDays: 30 },
    });
    world.test.clock.at = new Date('2027-02-01T17:00:00Z');
    await detect();
    expect((await inquiries()).filter((row) => row.failure === 'not-looked')).toEqual([]);
    world.test.clock.at = new Date('2027-02-02T17:00:00Z');
    await detect();
    const after = (await inquiries()).filter((row) => row.failure === 'not-looked');
    expect(new Set(after.map((row) => row.organisationId))).toEqual(new Set([world.factory, world.rival]));
    expect(after[0]).toMatchObject({ facts: { from: '2027-01-01', to: '2027-01-30', days: 30 } });
    expect((await desk.get('/api/inquiries')).body.rules).toEqual({
      selfCheckFrom: '2027-01-01',
      selfCheckDays: 30,
      saidFineDays: 7,
      set: ['selfCheckFrom', 'selfCheckDays'],
    });
  });

  it('by hand for what no record shows', async () => {
    const body = {
      id: randomUUID(),
      organisationId: world.factory,
      failure: 'refused',
      reason: '拒绝执法人员进入车间',
    };
    expect((await officer.post('/api/inquiries', body)).body.code).toBe('not-permitted');
    expect((await desk.post('/api/inquiries', body)).status).toBe(201);
    expect((await desk.post('/api/inquiries', body)).status).toBe(201);
    expect((await desk.post('/api/inquiries', { ...body, reason: '另一个理由' })).body.code).toBe('id-taken');
    const nobody = { ...body, id: randomUUID(), organisationId: randomUUID() };
    expect((await desk.post('/api/inquiries', nobody)).body.code).toBe('organisation-not-found');
  });
});

async function opened(): Promise<string> {
  const id = randomUUID();
  await desk.post('/api/inquiries', {
    id,
    organisationId: world.factory,
    failure: 'not-looked',
    reason: '台账为空白',
  });
  return id;
}
const conclusion = (word = 'founded') => ({ conclusion: word, reason: '台账与现场核实一致' });

describe('An inquiry', () => {
  it('hears the enterprise, and is concluded by two people', async () => {
    const id = await opened();
    expect((await move(officer, id, 'state', { statement: '检查记录在纸质台账上' })).body.state).toBe(
      'opened',
    );
    expect((await move(officer, id, 'propose', conclusion())).body.code).toBe('not-permitted');
    expect((await move(desk, id, 'propose', conclusion())).body.state).toBe('proposed');
    expect((await move(officer, id, 'state', { statement: '再说一次' })).body.code).toBe('wrong-state');
    expect((await move(desk, id, 'decide', { opinion: '同意' })).body.code).toBe('same-person');
    expect((await move(leader, id, 'decide', { opinion: '同意' })).body.state).toBe('founded');
    expect((await desk.get(`/api/inquiries/${id}`)).body.entry).toMatchObject({
      statement: '检查记录在纸质台账上',
      conclusion: 'founded',
      decidedOn: '2026-11-23',
    });
  });

  it.each(['unfounded', 'exempted'])('ends as %s as two people say', async (word) => {
    const id = await opened();
    await move(desk, id, 'propose', conclusion(word));
    expect((await move(leader, id, 'decide', { opinion: '同意' })).body.state).toBe(word);
    expect((await inquiries('decided')).map((row) => row.id)).toContain(id);
    expect((await inquiries('waiting')).map((row) => row.id)).not.toContain(id);
  });

  it('goes back for more facts, and is opened again by somebody who did not decide', async () => {
    const id = await opened();
    await move(desk, id, 'propose', conclusion());
    await move(leader, id, 'send-back', { reason: '请核对纸质台账' });
    expect((await desk.get(`/api/inquiries/${id}`)).body.entry).toMatchObject({
      state: 'opened',
      conclusion: null,
    });
    await move(desk, id, 'propose', conclusion('unfounded'));
    await move(leader, id, 'decide', { opinion: '同意' });
    expect((await move(leader, id, 'reopen', { reason: '有新证据' })).body.code).toBe('same-person');
    expect((await move(desk, id, 'reopen', { reason: '有新证据' })).body.state).toBe('opened');
  });

  it('is not there for another enterprise or a department that does not answer for it', async () => {
    const id = await opened();
    for (const by of [world.rivalOfficer, world.inspector]) {
      const answer = async (of: string) => [
        await by.get(`/api/inquiries/${of}`),
        await move(by, of, 'state', { statement: '说' }).then(({ status, body }) => [status, body]),
      ];
      expect(await answer(id)).toEqual(await answer(randomUUID()));
    }
  });
});
