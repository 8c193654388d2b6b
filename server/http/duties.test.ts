import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../testing/app.ts';
import { makeOrganisation, makePerson, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let desk: Visitor;
beforeAll(async () => {
  world = await openWorld();
  desk = await signedInWorker(world.test, world.administrator, { name: '林值班' }, ['desk']);
});
afterAll(() => world.test.close());

const round = () => world.test.services.sweep();
const items = async (by: Visitor, duty: string, query = '') => {
  const { status, body } = await by.get(`/api/duties/${duty}/items?${query}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.rows;
};
const stand = async (by: Visitor, name: string) =>
  (await by.get('/api/duties')).body.duties.find(({ duty }: { duty: string }) => duty === name);

async function enter(by: Visitor, register: string, form: object, id: string = randomUUID()) {
  const answer = await by.put(`/api/registers/${register}/entries/${id}`, form);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return id;
}

describe('A duty of every enterprise', () => {
  it('is asked of each once a year, and a drill covers it at once', async () => {
    await round();
    await round();
    const open = await items(desk, 'evacuation-drill-yearly');
    expect(open.map(({ subject }: { subject: string }) => subject).sort()).toEqual([
      '凤台县永丰木业有限公司',
      '淮河化工有限公司',
    ]);
    expect(open[0]).toMatchObject({ fromOn: '2026-01-01', dueOn: '2026-12-31', coveredOn: null });
    const values = { topic: '疏散演练', kind: 'evacuation', heldOn: '2026-06-12', participants: 40 };
    const id = await enter(world.officer, 'drill', { values });
    expect(await items(desk, 'evacuation-drill-yearly', 'which=covered')).toMatchObject([
      { subject: '凤台县永丰木业有限公司', coveredOn: '2026-06-12', coveredBy: id },
    ]);
    // Taken back, it covers no longer.
    await world.officer.post(`/api/registers/drill/entries/${id}/end`, {
      on: '2026-11-20',
      because: '误录',
      seenVersion: 1,
    });
    expect(await items(desk, 'evacuation-drill-yearly', 'which=covered')).toEqual([]);
  });

  it('is not covered by a drill of another kind, another year or another enterprise', async () => {
    const values = { topic: '别的演练', kind: 'evacuation', heldOn: '2026-05-01', participants: 9 };
    await enter(world.officer, 'drill', { values: { ...values, kind: 'site' } });
    await enter(world.officer, 'drill', { values: { ...values, heldOn: '2025-12-31' } });
    await enter(world.rivalOfficer, 'drill', { values });
    const covered = await items(desk, 'evacuation-drill-yearly', 'which=covered');
    expect(covered.map(({ subject }: { subject: string }) => subject)).toEqual(['淮河化工有限公司']);
  });

  it('shows an enterprise its own part, and nothing that the governing side owes', async () => {
    expect(await items(world.officer, 'evacuation-drill-yearly', 'which=all')).toMatchObject([
      { subject: '凤台县永丰木业有限公司' },
    ]);
    expect(await stand(world.officer, 'monthly-batch')).toBeUndefined();
    const { rows } = (await world.officer.get('/api/duties/due')).body;
    expect(new Set(rows.map(({ duty }: { duty: string }) => duty))).toEqual(
      new Set(['evacuation-drill-yearly', 'plan-drill', 'responsibility-signature']),
    );
  });

  it('is excused for a reason by the desk, and by nobody of an enterprise', async () => {
    const [{ id }] = await items(desk, 'evacuation-drill-yearly');
    const path = `/api/duties/evacuation-drill-yearly/items/${id}`;
    const because = '全年停产，已核实';
    expect((await world.officer.post(`${path}/excuse`, { because })).status).toBe(403);
    expect((await desk.post(`${path}/excuse`, { because })).status).toBe(200);
    expect(await items(desk, 'evacuation-drill-yearly')).toEqual([]);
    expect(await items(desk, 'evacuation-drill-yearly', 'which=excused')).toMatchObject([
      { id, excusedBecause: because, excusedByName: '林值班', excusedOn: '2026-11-23' },
    ]);
    expect((await desk.post(`${path}/unexcuse`, { because: '已复产' })).status).toBe(200);
    expect(await items(desk, 'evacuation-drill-yearly')).toMatchObject([{ id, excusedOn: null }]);
    const absent = `/api/duties/evacuation-drill-yearly/items/${randomUUID()}/excuse`;
    expect((await desk.post(absent, { because })).status).toBe(404);
  });

  it('is asked of a closed enterprise no longer, and again when it opens', async () => {
    const read = async () => (await desk.get(`/api/organisations/${world.factory}`)).body.organisation;
    const turn = async (active: boolean) => {
      const { version: seenVersion, name, uscc } = await read();
      await world.administrator.put(`/api/organisations/${world.factory}`, {
        name,
        uscc,
        active,
        seenVersion,
      });
      await round();
    };
    await turn(false);
    expect(await items(desk, 'evacuation-drill-yearly', 'which=all')).toMatchObject([
      { subject: '淮河化工有限公司' },
    ]);
    await turn(true);
    expect(await items(desk, 'evacuation-drill-yearly')).toMatchObject([
      { subject: '凤台县永丰木业有限公司' },
    ]);
  });
});

describe('A duty that hangs on a day of its subject', () => {
  it('opens before a certificate ends, and is covered when it ends later', async () => {
    const personId = await makePerson(world.administrator, { name: '王焊工', organisationId: world.factory });
    const about = { organisationId: world.factory, personId };
    const values = { trade: 'welding', number: 'T1', validTo: '2027-01-22' };
    const id = await enter(desk, 'special-operation-certificate', { ...about, values });
    await enter(desk, 'special-operation-certificate', {
      ...about,
      values: { ...values, number: 'T2', validTo: '2027-01-23' },
    });
    await round();
    expect(await items(desk, 'certificate-renewal')).toMatchObject([
      { subject: '王焊工', entryId: id, fromOn: '2026-11-23', dueOn: '2027-01-22' },
    ]);
    const renewed = { ...about, values: { ...values, validTo: '2033-01-22' }, seenVersion: 1 };
    await enter(desk, 'special-operation-certificate', renewed, id);
    expect(await items(desk, 'certificate-renewal')).toEqual([]);
    expect(await items(desk, 'certificate-renewal', 'which=covered')).toMatchObject([
      { entryId: id, coveredOn: '2026-11-23' },
    ]);
  });
});

describe('A duty whose numbers are not sure', () => {
  it('is used only after somebody with the right has confirmed it', async () => {
    await round();
    expect(await stand(desk, 'monthly-batch')).toMatchObject({ active: false, confirmed: null, open: 0 });
    const decision = { active: true, because: '县安委办确认：次月5日前上报' };
    expect((await world.officer.put('/api/duties/monthly-batch/setting', decision)).status).toBe(403);
    await desk.put('/api/duties/monthly-batch/setting', decision);
    // At once, not only after the night.
    expect(await stand(desk, 'monthly-batch')).toMatchObject({
      active: true,
      confirmed: { byName: '林值班', on: '2026-11-23', because: decision.because },
      open: 1,
      late: 10,
      nextDueOn: '2026-12-05',
    });
    expect((await desk.get('/api/duties/due')).body.rows[0]).toMatchObject({
      duty: 'monthly-batch',
      subject: '凤台县',
      dueOn: '2026-02-05',
    });
  });
});

describe('A time that is over', () => {
  it('keeps those of whom it asked: who comes later is asked from then on', async () => {
    world.test.clock.at = new Date('2027-01-10T02:00:00Z');
    await round();
    await makeOrganisation(world.administrator, { name: '新开办企业' });
    await round();
    const asked = async (dueOn: string) =>
      (await items(desk, 'evacuation-drill-yearly', `which=all&dueOn=${dueOn}`)).map(
        ({ subject }: { subject: string }) => subject,
      );
    expect(await asked('2026-12-31')).not.toContain('新开办企业');
    expect(await asked('2027-12-31')).toContain('新开办企业');
  });
});
