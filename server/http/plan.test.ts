import { randomUUID } from 'node:crypto';
import type { Plan, PlanClause } from '@zhiben/domain/plan/clause.ts';
import { byKey, countStands, standOf } from '@zhiben/domain/plan/evidence.ts';
import { fromRows } from '@zhiben/domain/plan/from-rows.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, type Visitor } from '../testing/app.ts';
import { allPages, openWorld, signedInWorker, type World } from '../testing/world.ts';

let world: World;
let administrator: Visitor;
let principal: Visitor;
beforeAll(async () => {
  world = await openWorld();
  ({ administrator } = world);
  const who = { name: '钱总', organisationId: world.factory };
  principal = await signedInWorker(world.test, administrator, who, ['enterprise-principal']);
});
afterAll(() => world.test.close());

const read = async (by: Visitor = administrator) => (await by.get('/api/plan')).body;
const clause = (plan: Plan, ref: string): PlanClause => {
  const found = plan.clauses.find((one) => one.ref === ref);
  if (found === undefined) throw new Error(ref);
  return found;
};
const standing = async (ref: string) => {
  const { plan } = await read();
  const { evidence } = (await administrator.get('/api/plan/evidence')).body;
  return standOf(clause(plan, ref), byKey(evidence));
};

describe('The plan', () => {
  it('is there from the first day, and everybody may read it', async () => {
    const { plan, issued, mayEdit, receipts } = await read();
    expect(plan.clauses).toHaveLength(150);
    expect({ issued, mayEdit, receipts }).toEqual({
      issued: null,
      mayEdit: true,
      receipts: { signed: 0, asked: 2 },
    });
    expect(await read(world.officer)).toMatchObject({ mayEdit: false, maySign: false, receipts: null });
  });

  it('is signed once by the principal of an enterprise, and the rest are listed', async () => {
    const { maySign, plan } = await read(principal);
    expect(maySign).toBe(true);
    const toSign = async (by: Visitor) => (await by.get('/api/plan/receipt')).body;
    expect(await toSign(principal)).toEqual({ edition: 1, maySign: true });
    expect(await toSign(world.officer)).toEqual({ edition: 1, maySign: false });
    const id = randomUUID();
    for (const tried of [id, randomUUID()])
      expect((await principal.post('/api/plan/receipt', { id: tried, edition: plan.edition })).body).toEqual({
        id,
      });
    expect(await read(principal)).toMatchObject({ maySign: false, receipt: { byName: '钱总' } });
    expect(await toSign(principal)).toEqual({ edition: 1, maySign: false });
    const names = async (which: string) =>
      (
        await allPages<{ organisationName: string }>(administrator, `/api/plan/receipts?which=${which}`, 1)
      ).map(({ organisationName }) => organisationName);
    expect(await names('signed')).toEqual(['凤台县永丰木业有限公司']);
    expect(await names('unsigned')).toEqual(['淮河化工有限公司']);
    expect((await read()).receipts).toEqual({ signed: 1, asked: 2 });
    expect((await world.officer.post('/api/plan/receipt', { id: randomUUID(), edition: 1 })).status).toBe(
      403,
    );
    expect((await world.officer.get('/api/plan/receipts')).status).toBe(403);
  });

  it('makes the signature proof of the duty to acknowledge, once the authority has confirmed that duty', async () => {
    const because = '园区确认：动员部署阶段结束前签收';
    await administrator.put('/api/duties/plan-acknowledgement/setting', { active: true, because });
    await world.test.services.sweep();
    const names = async (which: string) =>
      (await administrator.get(`/api/duties/plan-acknowledgement/items?which=${which}`)).body.rows.map(
        ({ subject }: { subject: string }) => subject,
      );
    expect(await names('covered')).toEqual(['凤台县永丰木业有限公司']);
    expect(await names('late')).toEqual(['淮河化工有限公司']);
    expect(await standing('G1')).toBe('proven');
    // A signature shows at once, not only after the night.
    const late = await signedInWorker(
      world.test,
      administrator,
      { name: '吴总', organisationId: world.rival },
      ['enterprise-principal'],
    );
    await late.post('/api/plan/receipt', { id: randomUUID(), edition: 1 });
    expect((await names('covered')).sort()).toEqual(['凤台县永丰木业有限公司', '淮河化工有限公司'].sort());
  });

  it('says of a clause that nothing proves it, until something does', async () => {
    expect(await standing('18a')).toBe('missing');
    const values = { topic: '疏散演练', kind: 'evacuation', heldOn: '2026-06-12', participants: 40 };
    await world.officer.put(`/api/registers/drill/entries/${randomUUID()}`, { values });
    await world.test.services.sweep();
    expect(await standing('18a')).toBe('proven');
    expect(await standing('21b')).toBe('later');
    expect((await world.officer.get('/api/plan/evidence')).status).toBe(403);
  });

  it('counts its clauses by how they stand, for who governs', async () => {
    const { plan } = await read();
    const { evidence } = (await administrator.get('/api/plan/evidence')).body;
    const counted = (await administrator.get('/api/plan/stands')).body;
    expect(counted).toEqual(countStands(plan.clauses, byKey(evidence)));
    expect(counted.proven).toBeGreaterThan(0);
    expect(counted.missing).toBeGreaterThan(0);
    expect((await world.officer.get('/api/plan/stands')).status).toBe(403);
  });
});

describe('Another edition', () => {
  it('is issued by an administrator, one after the other, and asks every enterprise to sign anew', async () => {
    const { plan } = await read();
    const edited = {
      ...plan,
      edition: plan.edition + 1,
      clauses: plan.clauses.filter(({ ref }: PlanClause) => ref !== '25g'),
    };
    const issue = { plan: edited, because: '园区不建体验基地' };
    expect((await world.inspector.put('/api/plan', issue)).status).toBe(403);
    expect(
      (await administrator.put('/api/plan', { ...issue, plan: { ...edited, edition: 9 } })).body,
    ).toEqual({
      code: 'stale',
      at: 'edition',
      detail: { version: plan.edition + 1 },
    });
    expect((await administrator.put('/api/plan', issue)).body.faults).toEqual([]);
    const after = await read();
    expect(after.plan.clauses).toHaveLength(149);
    expect(after.issued).toMatchObject({ because: issue.because });
    expect(after.receipts).toEqual({ signed: 0, asked: 2 });
    expect((await administrator.put('/api/plan', issue)).body.code).toBe('stale');
  });

  it('with faults is not issued: each says which clause, which field and how to mend it', async () => {
    const { plan } = await read();
    const broken = {
      ...plan,
      edition: plan.edition + 1,
      clauses: [...plan.clauses, { ...clause(plan, '18a'), owner: 'nobody' }],
    };
    const judged = (await administrator.put('/api/plan', { plan: broken, because: '改动说明' })).body;
    expect(judged.plan).toBeNull();
    expect(judged.faults.map(({ ref, code }: { ref: string; code: string }) => [ref, code])).toEqual(
      expect.arrayContaining([['18a', 'ref-repeated']]),
    );
    expect((await read()).plan.edition).toBe(plan.edition);
  });

  it('comes from a sheet: exported, edited, read back, judged, and only then issued', async () => {
    const entered = await world.test.app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { username: 'lin', password: PASSWORD },
    });
    const cookie = entered.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    const exported = await world.test.app.inject({ url: '/api/plan/export.xlsx', headers: { cookie } });
    const sheet = await world.test.app.inject({
      method: 'POST',
      url: `/api/plan/sheet?name=${encodeURIComponent('计划.xlsx')}`,
      headers: { cookie, 'content-type': 'application/octet-stream' },
      payload: exported.rawPayload,
    });
    expect(sheet.statusCode, sheet.body).toBe(200);
    const { plan, faults } = sheet.json();
    expect(faults).toEqual([]);
    const inForce = (await read()).plan;
    expect(plan).toEqual(inForce);
    expect(fromRows(inForce, sheet.json().rows)).toEqual({ ok: true, plan: inForce });
    const { clauses: _, ...head } = inForce;
    const drafted = { head: { ...head, edition: inForce.edition + 1, from: '2024-13' }, rows: null };
    expect((await administrator.post('/api/plan/judged', drafted)).body).toEqual({
      plan: null,
      faults: [{ ref: '', field: 'from', code: 'not-understood', detail: { value: '2024-13' } }],
    });
    const { rows } = sheet.json();
    const brought = await administrator.post('/api/plan/judged', { head, rows });
    expect(brought.body).toEqual({ plan: inForce, faults: [] });
    expect((await world.inspector.post('/api/plan/judged', { head, rows })).status).toBe(403);
    const junk = await world.test.app.inject({
      method: 'POST',
      url: '/api/plan/sheet?name=a.csv',
      headers: { cookie, 'content-type': 'text/csv' },
      payload: '什么,都不是\n1,2\n',
    });
    expect(junk.json().faults[0]).toMatchObject({ code: 'column-missing' });
  });
});

describe('A county', () => {
  it('reads the receipts of its parks, each against the edition in force there, and opens one of them', async () => {
    const [park, factory] = [randomUUID(), randomUUID()];
    const form = { id: park, name: '城北工业园', kind: 'park', regionCode: '340421' };
    expect((await administrator.post('/api/authorities', form)).status).toBe(201);
    await administrator.put(`/api/organisations/${factory}`, { name: '城北铸造有限公司', authorityId: park });
    const boss = { name: '马总', authorityId: park, organisationId: factory };
    const ma = await signedInWorker(world.test, administrator, boss, ['enterprise-principal']);
    const before = (await read()).receipts;
    // The park lives by the product's own edition while the county has issued the second.
    expect((await read(ma)).plan.edition).toBe(1);
    expect((await ma.post('/api/plan/receipt', { id: randomUUID(), edition: 1 })).status).toBe(200);
    expect((await read()).receipts).toEqual({ signed: before.signed + 1, asked: before.asked });
    const { rows } = (await administrator.get('/api/plan/receipts/authorities')).body;
    expect(rows).toContainEqual({ authorityId: park, authorityName: '城北工业园', signed: 1, asked: 1 });
    expect(rows).toHaveLength(2);
    const inside = await administrator.get(`/api/plan/receipts?which=all&authorityId=${park}`);
    expect(inside.body.rows).toMatchObject([{ id: factory, byName: '马总' }]);
    expect((await ma.get('/api/plan/receipts/authorities')).status).toBe(403);

    const deskOfPark = { name: '园区专班', authorityId: park };
    const desk = await signedInWorker(world.test, administrator, deskOfPark, ['desk']);
    expect((await read(desk)).receipts).toEqual({ signed: 1, asked: 1 });
    const above = (authorityId: string) => desk.get(`/api/plan/receipts?authorityId=${authorityId}`);
    const foreign = await above(
      rows.find((row: { authorityId: string }) => row.authorityId !== park).authorityId,
    );
    const absent = await above(randomUUID());
    expect([foreign.status, foreign.body]).toEqual([absent.status, absent.body]);
    expect(foreign.body.code).toBe('authority-not-found');
  });
});
