import { randomUUID } from 'node:crypto';
import type { OrderRow } from '@zhiben/domain/contract/supervision.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, sql } from '../store/database.ts';
import type { Visitor } from '../testing/app.ts';
import { type HazardSteps, hazardSteps, moveEntry } from '../testing/hazards.ts';
import { allPages, openWorld, put, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let steps: HazardSteps;
let desk: Visitor;
let otherDesk: Visitor;
let officer: Visitor;
let fire = '';
let fireman: Visitor;

beforeAll(async () => {
  world = await openWorld();
  const worker = (name: string, roles: string[], more: object = {}) =>
    signedInWorker(world.test, world.administrator, { name, ...more }, roles);
  desk = await worker('林督办', ['desk']);
  otherDesk = await worker('周督办', ['desk']);
  officer = world.officer;
  fire = randomUUID();
  await put(world.administrator, `/api/departments/${fire}`, { name: '消防救援大队', industries: [] });
  fireman = await worker('吴消防', ['inspector'], { departmentId: fire });
  steps = hazardSteps(desk, officer, world.factory);
});
afterAll(() => world.test.close());
beforeEach(() => {
  world.test.clock.at = new Date('2026-11-23T02:00:00Z');
});

const form = (caseId: string, changed: object = {}) => ({
  id: randomUUID(),
  caseId,
  level: 'county',
  issuingBody: '凤台县安委办',
  requirements: '督促企业停用抛光线并按期整改',
  dueOn: '2026-12-10',
  departmentId: fire,
  ...changed,
});

async function issued(changed: object = {}): Promise<string> {
  const body = form(await steps.major(), changed);
  const made = await desk.post('/api/supervision-orders', body);
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return body.id;
}

const move = (by: Visitor, id: string, name: string, input: object = {}) =>
  moveEntry(by, `/api/supervision-orders/${id}`, name, input);
const read = async (by: Visitor, id: string) => (await by.get(`/api/supervision-orders/${id}`)).body;

/** Every change is an event that folds back into the row. */
async function folds(id: string): Promise<void> {
  const owner = openDatabase(world.test.home.ownerUrl, { max: 1 });
  const { rows } = await sql<{ differs: string[] }>`
    select array(select k.key from jsonb_each(to_jsonb(s) - 'authority_id' - 'id' - 'created_at') k
             where k.value is distinct from coalesce(
               to_jsonb(jsonb_populate_record(null::supervision_order, jsonb_merge(e.changes order by e.seq))) -> k.key, 'null')) as differs
      from supervision_order s join register_event e
        on e.authority_id = s.authority_id and e.register = 'supervision-order' and e.entry_id = s.id
     where s.id = ${id} group by s.authority_id, s.id`.execute(owner.plain);
  await owner.close();
  expect(rows).toEqual([{ differs: [] }]);
}

describe('A supervision order', () => {
  it('has a number without gaps, a term and a handler, who sees it without seeing the hazard', async () => {
    const numbers: number[] = [];
    for (let n = 0; n < 3; n++) {
      const id = await issued();
      numbers.push(Number((await read(desk, id)).entry.number.split('-')[1]));
      expect((await read(fireman, id)).entry).toMatchObject({
        departmentName: '消防救援大队',
        caseNumber: null,
        title: '铝粉除尘系统未设置泄爆装置',
      });
    }
    expect(numbers).toEqual([1, 2, 3].map((n) => n - 1 + (numbers[0] ?? 0)));
  });

  it('is issued once, however often the call is repeated, by the governing side alone', async () => {
    const body = form(await steps.major());
    const first = await desk.post('/api/supervision-orders', body);
    expect(await desk.post('/api/supervision-orders', body)).toEqual(first);
    expect((await desk.post('/api/supervision-orders', { ...body, dueOn: '2026-12-11' })).body.code).toBe(
      'id-taken',
    );
    expect((await officer.post('/api/supervision-orders', form(body.caseId))).body.code).toBe(
      'not-permitted',
    );
    const past = form(body.caseId, { dueOn: '2026-11-22' });
    expect((await desk.post('/api/supervision-orders', past)).body).toEqual({
      code: 'date-in-past',
      at: 'dueOn',
    });
    const nobody = form(body.caseId, { departmentId: randomUUID() });
    expect((await desk.post('/api/supervision-orders', nobody)).body).toEqual({
      code: 'reference-not-found',
      at: 'departmentId',
    });
  });

  it('hears from handler and enterprise how far it is', async () => {
    const id = await issued();
    await move(fireman, id, 'progress', { words: '已现场督促，设备到货' });
    await move(officer, id, 'progress', { words: '已安装一半' });
    const { entry, story } = await read(desk, id);
    expect(entry.progressOn).toBe('2026-11-23');
    expect(
      story.map((e: { actorName: string; said: { words?: string } }) => [e.actorName, e.said.words]),
    ).toEqual([
      ['林督办', undefined],
      ['吴消防', '已现场督促，设备到货'],
      ['赵安全', '已安装一半'],
    ]);
  });

  it('gets more time when it is asked for with a reason and granted by somebody else', async () => {
    const id = await issued();
    const ask = { newDueOn: '2026-12-31', reason: '设备到货延迟' };
    expect((await move(officer, id, 'ask-extension', { ...ask, newDueOn: '2026-12-10' })).body).toEqual({
      code: 'not-later',
      at: 'newDueOn',
    });
    await move(officer, id, 'ask-extension', ask);
    expect((await move(fireman, id, 'ask-extension', ask)).body.code).toBe('extension-pending');
    expect(
      (await desk.get('/api/supervision-orders?which=asked')).body.rows.map((r: OrderRow) => r.id),
    ).toContain(id);
    await move(desk, id, 'refuse-extension', { reason: '已有充足时间' });
    expect((await read(desk, id)).entry).toMatchObject({ dueOn: '2026-12-10', extensionAsked: false });
    expect((await move(desk, id, 'grant-extension', { reason: '同意' })).body.code).toBe(
      'no-extension-asked',
    );
    await move(fireman, id, 'ask-extension', ask);
    await move(desk, id, 'grant-extension', { reason: '同意' });
    expect((await read(desk, id)).entry).toMatchObject({ dueOn: '2026-12-31', extended: 1, newDueOn: null });
  });

  it('is not granted more time by whoever asked', async () => {
    const both = await signedInWorker(world.test, world.administrator, { name: '兼岗' }, [
      'desk',
      'inspector',
    ]);
    const id = await issued();
    await move(both, id, 'ask-extension', { newDueOn: '2026-12-31', reason: '延期' });
    expect((await move(both, id, 'grant-extension', { reason: '自己同意' })).body.code).toBe('same-person');
  });

  it('ends with its result once the hazard is seen to, and not before', async () => {
    const id = await issued();
    expect((await move(desk, id, 'finish', { result: '办结' })).body.code).toBe('hazard-still-open');
    const caseId = await steps.submitted();
    const order = form(caseId);
    await desk.post('/api/supervision-orders', order);
    const verifier = await signedInWorker(world.test, world.administrator, { name: '复核' }, ['verifier']);
    await steps.move(verifier, caseId, 'verify', { opinion: '已消除', onSite: [randomUUID()] });
    expect((await move(desk, order.id, 'finish', { result: '已按期整改' })).body.state).toBe('done');
    expect((await move(desk, order.id, 'progress', { words: '再说' })).body.code).toBe('wrong-state');
  });

  it('is finished by the end of its hazard, says so, and says when the hazard stands again', async () => {
    const caseId = await steps.submitted();
    const order = form(caseId);
    await desk.post('/api/supervision-orders', order);
    await move(officer, order.id, 'ask-extension', { newDueOn: '2026-12-31', reason: '设备到货延迟' });
    const verifier = await signedInWorker(world.test, world.administrator, { name: '核实人' }, ['verifier']);
    await steps.move(verifier, caseId, 'verify', { opinion: '已消除', onSite: [randomUUID()] });
    expect((await read(desk, order.id)).entry.state).toBe('issued');
    await steps.move(verifier, caseId, 'close', { opinion: '销号' });
    const closed = await read(desk, order.id);
    expect(closed.entry).toMatchObject({
      state: 'done',
      endedOn: '2026-11-23',
      extensionAsked: false,
      document: { state: 'cancelled' },
    });
    expect(closed.story.at(-1)).toMatchObject({ move: 'hazard-closed', actorName: '核实人' });
    await steps.move(desk, caseId, 'reopen', { reason: '复发', dueOn: '2026-12-31' });
    const reopened = await read(fireman, order.id);
    expect(reopened.story.at(-1)).toMatchObject({ move: 'hazard-reopened', actorName: '林督办' });
    expect(reopened.entry).toMatchObject({ state: 'done', version: closed.entry.version + 1 });
    await folds(order.id);
  });

  it('is finished by a department that closes the hazard; the draft of the authority goes with the product', async () => {
    const caseId = await steps.submitted();
    const order = form(caseId, { departmentId: world.emergency });
    await desk.post('/api/supervision-orders', order);
    const checker = await signedInWorker(
      world.test,
      world.administrator,
      { name: '局里复核', departmentId: world.emergency },
      ['inspector', 'verifier'],
    );
    await steps.move(desk, caseId, 'hand-over', { departmentId: world.emergency, reason: '按职责移交' });
    await steps.move(checker, caseId, 'accept-hand-over');
    await steps.move(checker, caseId, 'verify', { opinion: '已消除', onSite: [randomUUID()] });
    await steps.move(checker, caseId, 'close', { opinion: '销号' });
    expect((await read(desk, order.id)).entry).toMatchObject({ state: 'done', document: { state: 'draft' } });
    await world.test.services.sweep();
    expect((await read(desk, order.id)).entry.document.state).toBe('cancelled');
  });

  it('that was withdrawn says nothing of its hazard any more', async () => {
    const caseId = await steps.major();
    const order = form(caseId);
    await desk.post('/api/supervision-orders', order);
    await move(otherDesk, order.id, 'withdraw', { reason: '误发' });
    await steps.move(desk, caseId, 'merge', { caseId: await steps.major(), reason: '同一处' });
    expect((await read(desk, order.id)).story.at(-1).move).toBe('withdraw');
  });

  it('is withdrawn by somebody else than its issuer', async () => {
    const id = await issued();
    expect((await move(desk, id, 'withdraw', { reason: '误发' })).body.code).toBe('same-person');
    expect((await move(otherDesk, id, 'withdraw', { reason: '误发' })).body.state).toBe('withdrawn');
  });

  it('is on the list of late ones once its term is over', async () => {
    const id = await issued();
    const late = async () =>
      (await allPages<OrderRow>(desk, '/api/supervision-orders?which=late', 2)).map((r) => r.id);
    world.test.clock.at = new Date('2026-12-10T02:00:00Z');
    expect(await late()).not.toContain(id);
    world.test.clock.at = new Date('2026-12-10T16:00:01Z');
    expect(await late()).toContain(id);
  });

  it('takes no photos from a handler who does not see the hazard', async () => {
    const id = await issued();
    expect(
      (await move(fireman, id, 'progress', { words: '见附件', documents: [randomUUID()] })).body,
    ).toEqual({
      code: 'reference-not-found',
      at: 'documents',
    });
  });

  it('is handed on to another department, which then sees it', async () => {
    const id = await issued();
    expect((await read(world.inspector, id)).code).toBe('not-found');
    const on = { departmentId: world.emergency, reason: '按职责移交' };
    expect((await move(desk, id, 'hand-on', { ...on, departmentId: randomUUID() })).body).toEqual({
      code: 'reference-not-found',
      at: 'departmentId',
    });
    await move(desk, id, 'hand-on', on);
    expect((await read(world.inspector, id)).entry.departmentName).toBe('应急管理局');
    expect((await read(fireman, id)).code).toBe('not-found');
  });

  it('of another enterprise is not there', async () => {
    const id = await issued();
    const answer = async (of: string) => [
      await world.rivalOfficer.get(`/api/supervision-orders/${of}`),
      await move(world.rivalOfficer, of, 'progress', { words: '说' }).then(({ status, body }) => [
        status,
        body,
      ]),
    ];
    expect(await answer(id)).toEqual(await answer(randomUUID()));
  });
});
