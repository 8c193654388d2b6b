import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, type Visitor } from '../testing/app.ts';
import { makePerson, openWorld, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
beforeAll(async () => {
  world = await openWorld();
  desk = world.administrator;
});
afterAll(() => world.test.close());

const TEAM = { team: '县应急骨干救援队', kind: 'regional', people: 30 };

const enter = (by: Visitor, register: string, form: object, id: string = randomUUID()) =>
  by.put(`/api/registers/${register}/entries/${id}`, form);

const titles = async (by: Visitor, register: string): Promise<string[]> =>
  (await by.get(`/api/registers/${register}/entries`)).body.rows.map(({ title }: { title: string }) => title);

describe('A register in which the governing side has entries of its own', () => {
  it('keeps them, without an organisation, from the enterprises, whose own stand beside them', async () => {
    const { id } = (await enter(world.inspector, 'rescue-team', { values: TEAM })).body;
    const own = { values: { ...TEAM, team: '厂兼职救援队', kind: 'part-time' } };
    expect((await enter(world.officer, 'rescue-team', own)).status).toBe(200);
    expect((await titles(desk, 'rescue-team')).sort()).toEqual([TEAM.team, '厂兼职救援队'].sort());
    expect(await titles(world.officer, 'rescue-team')).toEqual(['厂兼职救援队']);
    const path = '/api/registers/rescue-team/entries';
    expect((await world.officer.get(`${path}/${id}`)).status).toBe(404);
    expect((await desk.get(`${path}/${id}`)).body).toMatchObject({
      mayChange: true,
      entry: { organisationId: null },
    });
  });

  it('lets a department keep those, and not what an enterprise keeps', async () => {
    const own = { values: { ...TEAM, team: '厂专职救援队', kind: 'own' } };
    const { id } = (await enter(world.officer, 'rescue-team', own)).body;
    const path = `/api/registers/rescue-team/entries/${id}`;
    expect((await world.inspector.get(path)).body.mayChange).toBe(false);
    const change = { values: { ...own.values, people: 3 }, seenVersion: 1 };
    expect((await enter(world.inspector, 'rescue-team', change, id)).body.code).toBe('not-permitted');
    const end = { on: '2026-11-20', because: '解散', seenVersion: 1 };
    expect((await world.inspector.post(`${path}/end`, end)).body.code).toBe('not-permitted');
    const forFactory = { ...own, organisationId: world.factory };
    expect((await enter(world.inspector, 'rescue-team', forFactory)).body.code).toBe('not-permitted');
    // Where every entry is an enterprise's, none is without one.
    const drill = { topic: '疏散', kind: 'evacuation', heldOn: '2026-06-12', participants: 3 };
    expect((await enter(desk, 'drill', { values: drill })).body).toEqual({
      code: 'required',
      at: 'organisationId',
    });
  });

  it('finds a person of no enterprise by his name in a file, and asks who is meant of two', async () => {
    const person = await makePerson(desk, { name: '周执法', departmentId: world.emergency });
    for (const phone of ['13800001111', '13800002222'])
      await makePerson(desk, { name: '郑同名', departmentId: world.emergency, phone });
    const sheet = [
      '姓名,手机号码,培训内容,培训类型,培训结束日期,学时',
      '周执法,,执法人员跟班培训,执法人员跟班培训,2026-05-12,24',
      '郑同名,,执法人员跟班培训,执法人员跟班培训,2026-05-12,24',
      '郑同名,13800002222,执法人员跟班培训,执法人员跟班培训,2026-05-12,24',
    ].join('\n');
    const { app } = world.test;
    const entered = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'lin', password: PASSWORD },
    });
    const cookie = entered.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    const looked = await app.inject({
      method: 'POST',
      url: `/api/imports/training-record/preview?id=${randomUUID()}&name=a.csv`,
      headers: { cookie, 'content-type': 'text/csv' },
      payload: sheet,
    });
    const batch = looked.json();
    expect(batch.counts).toMatchObject({ new: 2, failed: 1 });
    expect(batch.errors).toMatchObject([{ field: 'personName', code: 'person-ambiguous' }]);
    await desk.post(`/api/imports/${batch.id}/write`, { skipFailed: true });
    await world.test.services.imports.settled();
    const { rows } = (await desk.get(`/api/registers/training-record/entries?personId=${person}`)).body;
    expect(rows).toMatchObject([{ organisationId: null, personName: '周执法', heldOn: '2026-05-12' }]);
    expect(await titles(world.officer, 'training-record')).toEqual([]);
  });
});

describe('An installation', () => {
  const unit = { unit: '液氨储罐区', people500m: 35 };

  it('is graded when it is entered, and again when its stock changes', async () => {
    const id = randomUUID();
    const form = (tonnes: number) => ({
      values: { ...unit, chemicals: [{ substance: '液氨', tonnes }] },
      seenVersion: 1,
    });
    await enter(world.officer, 'major-hazard-installation', form(40), id);
    const path = `/api/registers/major-hazard-installation/entries/${id}`;
    expect((await desk.get(path)).body.entry.values).toMatchObject({ s: 4, r: 9.6, grade: 'fourth' });
    await enter(world.officer, 'major-hazard-installation', form(9.999999), id);
    const { values } = (await desk.get(path)).body.entry;
    expect(values).toMatchObject({ s: 0.999999, grade: 'none' });
    expect(values).not.toHaveProperty('r');
    const none = await desk.get('/api/registers/major-hazard-installation/entries?facet=none');
    expect(none.body.rows).toHaveLength(1);
  });

  it('with a chemical that nobody knows says which, and keeps nothing', async () => {
    const chemicals = [
      { substance: '液氨', tonnes: 4 },
      { substance: '神秘水', tonnes: 4 },
    ];
    const told = await enter(world.officer, 'major-hazard-installation', {
      values: { ...unit, unit: '错误罐区', chemicals },
    });
    expect(told).toMatchObject({
      status: 422,
      body: {
        code: 'unknown-chemical',
        at: 'values.chemicals',
        detail: { words: '神秘水', line: 2 },
      },
    });
    const typed = await enter(world.officer, 'major-hazard-installation', {
      values: { ...unit, unit: '错误罐区', chemicals, grade: 'none' },
    });
    expect(typed.body).toEqual({ code: 'input-invalid', at: 'values.grade' });
  });
});
