import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findActor } from '../store/actors.ts';
import { openDatabase } from '../store/database.ts';
import type { TestApp, Visitor } from '../testing/app.ts';
import { allPages, makePerson, names, openWorld, put, signedInWorker } from '../testing/world.ts';

let test: TestApp;
let administrator: Visitor;
let inspector: Visitor;
let factory: string;
let admin: Visitor;
let officer: Visitor;
let rival: string;
let rivalOfficer: Visitor;
let emergency: string;

beforeAll(async () => {
  ({ test, administrator, inspector, factory, admin, officer, rival, rivalOfficer, emergency } =
    await openWorld());
});
afterAll(() => test.close());

/** What the product knows of whoever is signed in. */
async function actorOf(visitor: Visitor) {
  const { accountId } = (await visitor.get('/api/session')).body;
  return findActor(test.services.database.plain, accountId);
}

describe('people', () => {
  it('are managed by the administrator of their own enterprise, who reaches no other and gives no office', async () => {
    const id = await makePerson(admin, { name: '周班长', phone: '138 1234 5678' });
    expect((await admin.get(`/api/people/${id}`)).body.person).toMatchObject({
      organisationId: factory,
      phone: '13812345678',
    });
    const elsewhere = await admin.put(`/api/people/${randomUUID()}`, { name: '外人', organisationId: rival });
    expect(elsewhere.body).toEqual({ code: 'organisation-not-found', at: 'organisationId' });
    const official = await admin.put(`/api/people/${randomUUID()}`, {
      name: '官员',
      departmentId: emergency,
    });
    expect(official.body.code).toBe('department-not-found');
    const invited = await admin.post(`/api/people/${id}/invitation`, { id: randomUUID(), roles: ['desk'] });
    expect(invited).toMatchObject({ status: 403, body: { code: 'not-permitted', at: 'roles' } });
    const [other] = (await rivalOfficer.get('/api/people')).body.rows;
    const foreign = await admin.post(`/api/people/${other.id}/invitation`, {
      id: randomUUID(),
      roles: ['enterprise-officer'],
    });
    expect(foreign).toEqual({ status: 404, body: { code: 'not-found' } });
    expect((await officer.put(`/api/people/${randomUUID()}`, { name: '不行' })).status).toBe(403);
    expect((await inspector.put(`/api/people/${randomUUID()}`, { name: '不行' })).status).toBe(403);
  });

  it('keep their posts with dates: one that ended keeps its line, a move elsewhere ends those held', async () => {
    const id = randomUUID();
    const post = { id: randomUUID(), post: 'safety-officer', from: '2024-03-01' };
    await put(administrator, `/api/people/${id}`, { name: '吴安全', organisationId: factory, posts: [post] });
    const lead = { id: randomUUID(), post: 'safety-manager', from: '2026-01-01' };
    await put(administrator, `/api/people/${id}`, {
      name: '吴安全',
      organisationId: factory,
      posts: [{ ...post, to: '2025-12-31' }, lead],
      seenVersion: 1,
    });
    await put(administrator, `/api/people/${id}`, { name: '吴安全', organisationId: rival, seenVersion: 2 });
    expect((await administrator.get(`/api/people/${id}`)).body.person).toMatchObject({
      organisationId: rival,
      posts: [
        { post: 'safety-manager', organisationId: factory, from: '2026-01-01', to: '2026-11-23' },
        { post: 'safety-officer', organisationId: factory, from: '2024-03-01', to: '2025-12-31' },
      ],
    });
    const moves = (await administrator.get(`/api/organisations/${factory}`)).body.timeline;
    expect(moves.find((line: { move: string }) => line.move === 'leave')).toMatchObject({
      what: 'person',
      move: 'leave',
      personId: id,
      title: '吴安全',
    });
    const backwards = await administrator.put(`/api/people/${randomUUID()}`, {
      name: '倒',
      organisationId: factory,
      posts: [{ ...lead, id: randomUUID(), to: '2025-01-01' }],
    });
    expect(backwards.body).toEqual({ code: 'post-ends-before-it-begins', at: 'posts.0.to' });
  });

  it('lose account and sessions when they are deactivated, and keep their line', async () => {
    const leaver = await signedInWorker(test, admin, { name: '郑离职', organisationId: factory }, [
      'enterprise-officer',
    ]);
    const { personId } = (await leaver.get('/api/session')).body;
    const left = await admin.put(`/api/people/${personId}`, {
      name: '郑离职',
      active: false,
      seenVersion: 1,
    });
    expect(left.status).toBe(200);
    expect((await leaver.get('/api/session')).status).toBe(401);
    expect((await admin.get(`/api/people/${personId}`)).body.person).toMatchObject({
      active: false,
      account: { active: false },
    });
    const again = await admin.post(`/api/people/${personId}/invitation`, {
      id: randomUUID(),
      roles: ['enterprise-officer'],
    });
    expect(again.body.code).toBe('person-not-active');
  });

  it('who change to the governing side do not take an enterprise account with them', async () => {
    const turncoat = await signedInWorker(test, administrator, { name: '冯转岗', organisationId: factory }, [
      'enterprise-officer',
    ]);
    const { personId } = (await turncoat.get('/api/session')).body;
    await put(administrator, `/api/people/${personId}`, {
      name: '冯转岗',
      departmentId: emergency,
      seenVersion: 1,
    });
    expect((await turncoat.get('/api/session')).status).toBe(401);
  });

  it('are recognised as one human in two records, by mobile number or identity number, also across enterprises', async () => {
    const first = await makePerson(administrator, {
      name: '陈双号',
      phone: '+86 139-0554-1234',
      organisationId: factory,
    });
    const second = await makePerson(administrator, {
      name: '陈双号',
      phone: '13905541234',
      organisationId: rival,
    });
    const third = await makePerson(administrator, {
      name: '陈某',
      identityNumber: '11010519491231002x',
      organisationId: factory,
    });
    const fourth = await makePerson(administrator, {
      name: '陈某某',
      identityNumber: '11010519491231002X',
      organisationId: rival,
    });
    const page = (await administrator.get(`/api/people/${first}`)).body;
    expect(page.sameHuman).toEqual([{ id: second, name: '陈双号', organisationName: '淮河化工有限公司' }]);
    expect((await administrator.get(`/api/people/${third}`)).body.sameHuman[0].id).toBe(fourth);
    // An enterprise is told nothing of the other record, the rules of two persons still know it.
    expect((await admin.get(`/api/people/${first}`)).body.sameHuman).toEqual([]);
    const byPhone = await actorOf(
      await signedInWorker(
        test,
        administrator,
        { name: '陈双号', phone: '13905541234', organisationId: factory },
        ['enterprise-officer'],
      ),
    );
    expect(byPhone?.personIds).toEqual(expect.arrayContaining([first, second]));
    expect(byPhone?.personIds).not.toContain(third);
    expect(byPhone?.organisationIds.toSorted()).toEqual([factory, rival].sort());
    const byNumber = await actorOf(
      await signedInWorker(
        test,
        administrator,
        { name: '陈某', identityNumber: '11010519491231002X', organisationId: factory },
        ['enterprise-officer'],
      ),
    );
    expect(byNumber?.personIds).toEqual(expect.arrayContaining([third, fourth]));
  });

  it('leave no identity number anywhere in the database, only a keyed digest', async () => {
    const id = await makePerson(administrator, { name: '保密', identityNumber: '11010519491231002X' });
    const owner = openDatabase(test.home.ownerUrl, { max: 1 });
    const { rows } = await owner.pool.query(
      `select p::text as row from person p where id = $1
       union all select e::text from register_event e where entry_id = $1`,
      [id],
    );
    await owner.close();
    expect(rows).toHaveLength(2);
    for (const { row } of rows) expect(row).not.toContain('11010519491231002');
    const wrong = await administrator.put(`/api/people/${randomUUID()}`, {
      name: '错号',
      identityNumber: '110105194912310021',
    });
    expect(wrong.body).toEqual({ code: 'identity-number-check-digit', at: 'identityNumber' });
  });

  it('are listed by name and paged by key', async () => {
    const all = (await allPages<{ id: string }>(administrator, '/api/people', 3)).map(({ id }) => id);
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(8);
    const verifiers = await administrator.get('/api/people?role=inspector');
    expect(names(verifiers)).toEqual(['李执法']);
  });
});
