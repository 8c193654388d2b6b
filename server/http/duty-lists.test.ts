import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../testing/app.ts';
import { makePerson, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
let welder: string;
beforeAll(async () => {
  world = await openWorld();
  desk = await signedInWorker(world.test, world.administrator, { name: '林值班' }, ['desk']);
  welder = await makePerson(world.administrator, { name: '王焊工', organisationId: world.factory });
  await enter('special-operation-certificate', {
    organisationId: world.factory,
    personId: welder,
    values: { trade: 'welding', number: 'T1', validTo: '2026-12-20' },
  });
  await enter('drill', {
    organisationId: world.rival,
    values: { topic: '疏散演练', kind: 'evacuation', heldOn: '2026-05-06', participants: 12 },
  });
  await world.test.services.sweep();
});
afterAll(() => world.test.close());

async function enter(register: string, form: object) {
  const answer = await desk.put(`/api/registers/${register}/entries/${randomUUID()}`, form);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

/** Of the many duties of the product these two are looked at. */
const LOOKED_AT = ['certificate-renewal', 'evacuation-drill-yearly'];
const due = async (by: Visitor, query = '') =>
  (await read(by, `/api/duties/due?limit=100${query}`)).rows.filter(({ duty }: { duty: string }) =>
    LOOKED_AT.includes(duty),
  );

const read = async (by: Visitor, path: string) => (await by.get(path)).body;
const stand = async (by: Visitor, name: string, query = '') =>
  (await read(by, `/api/duties${query}`)).duties.find(({ duty }: { duty: string }) => duty === name);

describe('What is due', () => {
  it('says its duty in words, so that the first page needs no definitions', async () => {
    expect(await due(world.officer)).toMatchObject([
      {
        duty: 'certificate-renewal',
        subject: '王焊工',
        dueOn: '2026-12-20',
        words: ['特种作业操作证换证', expect.any(String)],
      },
      {
        duty: 'evacuation-drill-yearly',
        dueOn: '2026-12-31',
        words: ['年度疏散逃生演练', 'Yearly evacuation drill'],
      },
    ]);
  });

  it('can be asked of one person', async () => {
    for (const by of [desk, world.officer])
      expect(await due(by, `&personId=${welder}`)).toMatchObject([
        { duty: 'certificate-renewal', personId: welder },
      ]);
    expect((await read(world.rivalOfficer, `/api/duties/due?personId=${welder}`)).rows).toEqual([]);
  });

  it('is silent about a duty that was taken out of use', async () => {
    const decide = (active: boolean) =>
      desk.put('/api/duties/evacuation-drill-yearly/setting', { active, because: '另行部署' });
    await decide(false);
    const rows = await due(world.officer);
    expect(rows.map(({ duty }: { duty: string }) => duty)).toEqual(['certificate-renewal']);
    await decide(true);
  });

  it('says where its reader brings the proof, and nothing to whom that is not given', async () => {
    const steps = async (by: Visitor) => (await due(by)).map(({ step }: { step: object }) => step);
    expect(await steps(world.officer)).toEqual([
      { do: 'update', register: 'special-operation-certificate', facet: null },
      { do: 'enter', register: 'drill', facet: 'evacuation' },
    ]);
    expect((await stand(desk, 'monthly-batch')).step).toEqual({
      do: 'monthly-batch',
      register: null,
      facet: null,
    });
    expect((await stand(world.inspector, 'monthly-batch')).step).toBeNull();
    expect((await stand(world.inspector, 'evacuation-drill-yearly')).step).toBeNull();
  });
});

describe('What the office owes itself', () => {
  it('names to each of its people what is his own, and nothing of a colleague', async () => {
    const setting = { active: true, because: '按三年全覆盖部署' };
    await desk.put('/api/duties/officer-training/setting', setting);
    const asked = await read(desk, '/api/duties/officer-training/items');
    expect(asked.rows.map(({ subject }: { subject: string }) => subject)).toEqual(['李执法']);
    const due = async (by: Visitor) =>
      (await read(by, '/api/duties/due?limit=100')).rows.map(({ duty }: { duty: string }) => duty);
    expect(await due(world.inspector)).toContain('officer-training');
    expect(await due(desk)).not.toContain('officer-training');
  });
});

describe('How a duty stands', () => {
  it('is counted for all, and for one enterprise of its own part alone', async () => {
    expect((await stand(desk, 'evacuation-drill-yearly')).periods).toEqual([
      { dueOn: '2026-12-31', required: 2, covered: 1, coveredLate: 0, excused: 0 },
    ]);
    expect(await stand(desk, 'evacuation-drill-yearly', `?organisationId=${world.rival}`)).toMatchObject({
      open: 0,
      periods: [{ dueOn: '2026-12-31', required: 1, covered: 1 }],
    });
    expect(await stand(world.officer, 'evacuation-drill-yearly')).toMatchObject({
      open: 1,
      periods: [{ dueOn: '2026-12-31', required: 1, covered: 0 }],
    });
    // Another enterprise's part is nobody's to read.
    expect(
      await stand(world.officer, 'evacuation-drill-yearly', `?organisationId=${world.rival}`),
    ).toMatchObject({ open: 0, periods: [] });
  });
});

describe('The list of a duty', () => {
  it('is excused by the office of the authority alone, not by one of its departments', async () => {
    const leads = await signedInWorker(
      world.test,
      world.administrator,
      { name: '周局长', departmentId: world.emergency },
      ['leader'],
    );
    const [{ id }] = (await read(desk, '/api/duties/evacuation-drill-yearly/items')).rows;
    const path = `/api/duties/evacuation-drill-yearly/items/${id}`;
    const because = '停产整顿';
    expect((await leads.post(`${path}/excuse`, { because })).status).toBe(403);
    expect((await leads.put('/api/duties/self-check/setting', { active: true, because })).status).toBe(403);
  });

  it('is exported with its filters, and only as far as its reader sees', async () => {
    const csv = async (by: Visitor, query: string) =>
      String((await by.get(`/api/duties/evacuation-drill-yearly/export.csv?${query}`)).body);
    const all = await csv(desk, 'which=all');
    expect(all).toContain('对象,企业名称,起算日期,应办期限,状态');
    expect(all).toContain('淮河化工有限公司,淮河化工有限公司,2026-01-01,2026-12-31,已完成,,,2026-05-06');
    expect(all).toContain('凤台县永丰木业有限公司,凤台县永丰木业有限公司,2026-01-01,2026-12-31,待办');
    expect(await csv(desk, 'which=open&language=en')).not.toContain('淮河化工有限公司');
    expect(await csv(world.officer, 'which=all')).not.toContain('淮河化工有限公司');
    expect((await desk.get('/api/duties/no-such/export.csv')).status).toBe(404);
  });

  it('is cut by the days between which it is due', async () => {
    const count = async (query: string) =>
      (await read(desk, `/api/duties/certificate-renewal/items?which=all&${query}`)).rows.length;
    expect(await count('since=2026-12-01&until=2026-12-31')).toBe(1);
    expect(await count('since=2026-12-21')).toBe(0);
    expect(await count('until=2026-12-19')).toBe(0);
  });
});
