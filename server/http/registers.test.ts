import { randomUUID } from 'node:crypto';
import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import { importDefinition } from '@zhiben/domain/imports/definitions.ts';
import type { ImportField } from '@zhiben/domain/imports/field.ts';
import { registerNamed, registers } from '@zhiben/domain/kinds/registers/all.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, PASSWORD, type Visitor } from '../testing/app.ts';
import { allPages, makeOrganisation, makePerson, openWorld, type World } from '../testing/world.ts';

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

describe('Every register', () => {
  let cookie = '';
  beforeAll(async () => {
    const entered = await world.test.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'lin', password: PASSWORD },
    });
    cookie = entered.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    const organisationId = await makeOrganisation(desk, { name: '凤台县宏达面粉有限公司' });
    await makePerson(desk, { name: '导入人', organisationId });
  });

  async function look(kind: string, file: string): Promise<ImportBatch> {
    const answer = await world.test.app.inject({
      method: 'POST',
      url: `/api/imports/${kind}/preview?id=${randomUUID()}&name=${encodeURIComponent('台账.csv')}`,
      headers: { cookie, 'content-type': 'text/csv' },
      payload: file,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json();
  }

  /** A sheet with one row, as the template's example has it, of an enterprise and a person that are here. */
  function sheet(kind: string, cell: (field: ImportField) => string): string {
    const known: Record<string, string> = {
      organisationName: '凤台县宏达面粉有限公司',
      organisationUscc: '',
      personName: '导入人',
      personPhone: '',
    };
    const { fields } = importDefinition(kind);
    const row = fields.map((field) => known[field.name] ?? cell(field));
    return [fields.map(({ zh }) => zh), row].map((cells) => cells.map((c) => `"${c}"`).join()).join('\n');
  }

  it.each(registers.map(({ name }) => name))(
    '%s is imported from its own template, and known again from its own export',
    async (name) => {
      const first = await look(
        name,
        sheet(name, ({ example }) => example),
      );
      expect(first.errors).toEqual([]);
      expect(first.counts).toMatchObject({ total: 1, new: 1, failed: 0 });
      await desk.post(`/api/imports/${first.id}/write`, { skipFailed: false });
      await world.test.services.imports.settled();
      const exported = await world.test.app.inject({
        url: `/api/registers/${name}/export.csv?which=all`,
        headers: { cookie },
      });
      const again = await look(name, exported.body);
      expect(again.errors).toEqual([]);
      expect(again.differences).toEqual([]);
      expect(again.counts).toMatchObject({ new: 0, different: 0, failed: 0 });
      expect(again.counts.known).toBeGreaterThan(0);
    },
  );

  it.each(registers.map(({ name }) => name))('%s names every cell that it cannot read', async (name) => {
    const typed = registerNamed(name)?.fields.filter(
      ({ type, compute }) => compute === undefined && !['text', 'long-text'].includes(type),
    );
    const { errors, counts } = await look(
      name,
      sheet(name, ({ name: of, example }) => (typed?.some((f) => f.name === of) ? '乱写' : example)),
    );
    expect(counts).toMatchObject({ total: 1, failed: 1 });
    expect(errors.map(({ field }) => field).sort()).toEqual(typed?.map((f) => f.name).sort());
  });
});
