import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../testing/app.ts';
import { allPages, makePerson, openWorld, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
});
afterAll(() => world.test.close());

const DRILL = { topic: '车间火灾疏散逃生演练', kind: 'evacuation', heldOn: '2026-06-12', participants: 86 };

async function enter(by: Visitor, form: object, id: string = randomUUID(), register = 'drill') {
  return by.put(`/api/registers/${register}/entries/${id}`, form);
}

async function entered(by: Visitor, values: object, more: object = {}): Promise<string> {
  const answer = await enter(by, { values: { ...DRILL, ...values }, ...more });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.id;
}

const read = async (by: Visitor, id: string, register = 'drill'): Promise<Answer> =>
  by.get(`/api/registers/${register}/entries/${id}`);

describe('An entry of a register', () => {
  it('is kept by the enterprise itself, with its history', async () => {
    const id = await entered(world.officer, { topic: '有限空间救援演练', kind: 'special' });
    const changed = await enter(world.officer, { values: { ...DRILL, kind: 'site' }, seenVersion: 1 }, id);
    expect(changed.body).toEqual({ id, version: 2 });
    const { entry, history, mayChange } = (await read(desk, id)).body;
    expect(entry).toMatchObject({
      title: DRILL.topic,
      organisationId: world.factory,
      organisationName: '凤台县永丰木业有限公司',
      heldOn: '2026-06-12',
      endedOn: null,
    });
    expect(mayChange).toBe(true);
    expect(history).toMatchObject([
      { move: 'enter', actorName: '赵安全' },
      { move: 'change', changes: { title: DRILL.topic, facet: 'site', version: 2 } },
    ]);
  });

  it('is written once when the call comes twice, and refused when another saw it since', async () => {
    const id = randomUUID();
    const values = { ...DRILL, topic: '夜班疏散演练' };
    for (const _ of [1, 2])
      expect((await enter(world.officer, { values }, id)).body).toEqual({ id, version: 1 });
    await enter(desk, { values: { ...values, participants: 12 }, seenVersion: 1 }, id);
    const late = await enter(world.officer, { values: { ...values, shifts: '夜班' }, seenVersion: 1 }, id);
    expect(late).toMatchObject({ status: 409, body: { code: 'stale', detail: { version: 2 } } });
  });

  it('says which answer is missing, wrong or unknown, and keeps nothing of it', async () => {
    const cases: [object, object][] = [
      [{ topic: undefined }, { code: 'required', at: 'values.topic' }],
      [{ kind: 'party' }, { code: 'input-invalid', at: 'values.kind' }],
      [{ heldOn: '2026-02-30' }, { code: 'input-invalid', at: 'values.heldOn' }],
      [{ heldOn: '2027-01-01' }, { code: 'date-in-future', at: 'values.heldOn' }],
      [{ participants: 1.5 }, { code: 'input-invalid', at: 'values.participants' }],
      [{ mood: 'good' }, { code: 'input-invalid', at: 'values.mood' }],
    ];
    for (const [values, problem] of cases) {
      const id = randomUUID();
      expect((await enter(world.officer, { values: { ...DRILL, ...values } }, id)).body).toEqual(problem);
      expect((await read(world.officer, id)).status).toBe(404);
    }
  });

  it('that is entered again under another id is recognised by its key', async () => {
    await entered(world.officer, { topic: '两次录入的演练' });
    const again = await enter(world.officer, { values: { ...DRILL, topic: '两次录入的演练' } });
    expect(again).toMatchObject({ status: 409, body: { code: 'entry-twice', at: 'values.heldOn' } });
    // Another enterprise may well hold the same on the same day.
    await entered(world.rivalOfficer, { topic: '两次录入的演练' });
  });

  it('of another enterprise looks like one that is not there', async () => {
    const id = await entered(world.officer, { topic: '别家看不到的演练' });
    const absent = await read(world.rivalOfficer, randomUUID());
    expect(await read(world.rivalOfficer, id)).toEqual(absent);
    const values = { ...DRILL, topic: '改别家的' };
    expect((await enter(world.rivalOfficer, { values, seenVersion: 1 }, id)).status).not.toBe(200);
    const forAnother = await enter(world.officer, { values, organisationId: world.rival });
    expect(forAnother.body).toEqual({ code: 'reference-not-found', at: 'organisationId' });
  });

  it('is taken out of service with a reason, comes back with one, and is never deleted', async () => {
    const id = await entered(world.officer, { topic: '误录的演练' });
    const path = `/api/registers/drill/entries/${id}`;
    const end = { on: '2026-11-20', because: '重复录入', seenVersion: 1 };
    for (const _ of [1, 2]) expect((await world.officer.post(`${path}/end`, end)).body.version).toBe(2);
    const change = await enter(world.officer, { values: DRILL, seenVersion: 2 }, id);
    expect(change).toMatchObject({ status: 409, body: { code: 'entry-ended' } });
    expect((await world.officer.post(`${path}/end`, { ...end, on: '2027-01-01' })).body.code).toBe(
      'date-in-future',
    );
    const resume = { because: '不是重复', seenVersion: 2 };
    expect((await world.officer.post(`${path}/resume`, resume)).body.version).toBe(3);
    expect((await read(desk, id)).body.history.map(({ move }: { move: string }) => move)).toEqual([
      'enter',
      'end',
      'resume',
    ]);
  });

  it('about a person names one of the same enterprise', async () => {
    const person = await makePerson(desk, { name: '王建国', organisationId: world.factory });
    const stranger = await makePerson(desk, { name: '李外人', organisationId: world.rival });
    const values = { trade: 'welding', number: 'T340421199001011234', validTo: '2029-05-31' };
    const certificate = (form: object) => enter(desk, form, randomUUID(), 'special-operation-certificate');
    const whose = { organisationId: world.factory };
    expect((await certificate({ values, ...whose })).body).toEqual({ code: 'required', at: 'personId' });
    expect((await certificate({ values, ...whose, personId: stranger })).body).toEqual({
      code: 'reference-not-found',
      at: 'personId',
    });
    const { id } = (await certificate({ values, ...whose, personId: person })).body;
    expect((await read(world.officer, id, 'special-operation-certificate')).body.entry).toMatchObject({
      title: '王建国',
      personName: '王建国',
      expiresOn: '2029-05-31',
    });
  });
});

describe('The list of a register', () => {
  it('shows what stands, ends soon, has expired and was ended, page by page in every order', async () => {
    const person = await makePerson(desk, { name: '周到期', organisationId: world.rival });
    for (const [n, validTo] of ['2026-11-22', '2026-11-23', '2027-01-22', '2027-01-23'].entries())
      await enter(
        desk,
        {
          organisationId: world.rival,
          personId: person,
          values: { trade: 'height', number: `到期-${n}`, validTo },
        },
        randomUUID(),
        'special-operation-certificate',
      );
    const path = '/api/registers/special-operation-certificate/entries';
    const numbers = async (query: string) =>
      (await allPages<{ values: { number: string } }>(desk, `${path}?facet=height&${query}`, 1)).map(
        ({ values }) => values.number,
      );
    expect(await numbers('which=expired&sort=expires')).toEqual(['到期-0']);
    expect(await numbers('which=soon&sort=expires')).toEqual(['到期-1', '到期-2']);
    expect((await numbers('which=standing')).sort()).toEqual(['到期-0', '到期-1', '到期-2', '到期-3']);
    expect(await numbers('q=周到期&sort=expires')).toEqual(['到期-0', '到期-1', '到期-2', '到期-3']);
    expect((await desk.get(`${path}?cursor=nonsense`)).body.code).toBe('cursor-invalid');
    const { registers: counts } = (await world.rivalOfficer.get('/api/registers')).body;
    expect(
      counts.find(({ register }: { register: string }) => register === 'special-operation-certificate'),
    ).toEqual({ register: 'special-operation-certificate', standing: 4, soon: 2, expired: 1 });
  });

  it('of a register that nobody declared is not there', async () => {
    expect((await desk.get('/api/registers/wishes/entries')).status).toBe(404);
  });
});
