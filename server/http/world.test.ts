import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../store/database.ts';
import type { TestApp, Visitor } from '../testing/app.ts';
import { makeOrganisation, makePerson, names, openWorld, put, signedInWorker } from '../testing/world.ts';

let test: TestApp;
let administrator: Visitor;
let inspector: Visitor;
let factory: string;
let admin: Visitor;
let officer: Visitor;
let rival: string;
let rivalOfficer: Visitor;

beforeAll(async () => {
  ({ test, administrator, inspector, factory, admin, officer, rival, rivalOfficer } = await openWorld());
});
afterAll(() => test.close());

describe('reach', () => {
  it('shows an enterprise itself and its own people, and nothing of another', async () => {
    expect(names(await officer.get('/api/organisations'))).toEqual(['凤台县永丰木业有限公司']);
    expect(names(await officer.get('/api/people'))).toEqual(['孙管理', '赵安全'].sort());
    const foreign = await officer.get(`/api/organisations/${rival}`);
    const absent = await officer.get(`/api/organisations/${randomUUID()}`);
    expect(foreign).toEqual({ status: 404, body: { code: 'not-found' } });
    expect(absent).toEqual(foreign);
    expect(await officer.get(`/api/organisations/${rival}/timeline`)).toEqual(foreign);
    const [other] = (await rivalOfficer.get('/api/people')).body.rows;
    expect(await officer.get(`/api/people/${other.id}`)).toEqual(foreign);
  });

  it('shows a department every enterprise of its authority, and who is behind it', async () => {
    expect(names(await inspector.get('/api/organisations?sort=name'))).toHaveLength(2);
    const page = await inspector.get(`/api/organisations/${factory}`);
    expect(page.body.people.map((p: { account: object }) => p.account)).toMatchObject([
      { roles: ['enterprise-admin'], active: true },
      { roles: ['enterprise-officer'], active: true },
    ]);
    expect(page.body.mayChange).toEqual([]);
  });

  it('shows a county its parks, and a park neither its county nor its neighbour', async () => {
    const [east, west] = [randomUUID(), randomUUID()];
    const authority = (id: string, name: string) => ({ id, name, kind: 'park', regionCode: '340421' });
    for (const [id, name] of [
      [east, '东部园区'],
      [west, '西部园区'],
    ] as const) {
      const made = await administrator.post('/api/authorities', authority(id, name));
      expect(made).toEqual({ status: 201, body: { id } });
      // Sent again, it is answered alike.
      expect((await administrator.post('/api/authorities', authority(id, name))).status).toBe(201);
    }
    const county = await signedInWorker(test, administrator, { name: '县里' }, ['administrator']);
    const eastDesk = await signedInWorker(test, county, { name: '东专班', authorityId: east }, ['desk']);
    const westDesk = await signedInWorker(test, county, { name: '西专班', authorityId: west }, ['desk']);
    const eastern = await makeOrganisation(eastDesk, { name: '东部铸造厂' });

    expect(names(await county.get('/api/authorities'))).toEqual(['凤台县', '东部园区', '西部园区']);
    expect(names(await eastDesk.get('/api/authorities'))).toEqual(['东部园区']);
    expect((await county.get(`/api/organisations/${eastern}`)).status).toBe(200);
    // Who is entered for an enterprise of a park belongs to that park.
    const worker = await makePerson(county, { name: '东部工人', organisationId: eastern });
    expect((await eastDesk.get(`/api/people/${worker}`)).body.person.authorityId).toBe(east);
    expect((await westDesk.get(`/api/organisations/${eastern}`)).status).toBe(404);
    expect(names(await eastDesk.get('/api/organisations'))).toEqual(['东部铸造厂']);
    const into = await westDesk.put(`/api/organisations/${randomUUID()}`, {
      name: '越界厂',
      authorityId: east,
    });
    expect(into).toMatchObject({ status: 422, body: { code: 'authority-not-found', at: 'authorityId' } });
    expect((await westDesk.patch(`/api/authorities/${west}`, { name: '改名' })).status).toBe(403);
    expect(
      (await county.patch(`/api/authorities/${west}`, { settings: { contestDays: 20 } })).body.settings,
    ).toEqual({ contestDays: 20 });
    const upside = await county.post('/api/authorities', {
      ...authority(randomUUID(), '上级'),
      kind: 'city',
      parentId: east,
    });
    expect(upside.body.code).toBe('authority-not-below');
  });
});

describe('departments', () => {
  it('are made by the administrator alone; names, industries and marks are checked', async () => {
    const form = { name: '消防救援大队', industries: ['C'], sectorMarks: ['fire-safety'] };
    const id = randomUUID();
    expect(await put(administrator, `/api/departments/${id}`, form)).toEqual({ id, version: 1 });
    expect(await put(administrator, `/api/departments/${id}`, form)).toEqual({ id, version: 1 });
    const twin = await administrator.put(`/api/departments/${randomUUID()}`, form);
    expect(twin).toEqual({ status: 409, body: { code: 'name-taken', at: 'name' } });
    const unknown = await administrator.put(`/api/departments/${randomUUID()}`, {
      name: '某局',
      industries: ['9999'],
    });
    expect(unknown.body).toEqual({ code: 'industry-unknown', at: 'industries', detail: { typed: '9999' } });
    expect((await inspector.put(`/api/departments/${randomUUID()}`, { name: '我局' })).status).toBe(403);
    expect(names(await officer.get('/api/departments'))).toContain('消防救援大队');
  });
});

describe('saved views', () => {
  it('belong to whoever saved them', async () => {
    const id = randomUUID();
    const view = { page: 'hazards', name: '超期未改', query: { overdue: 'true' } };
    expect((await officer.put(`/api/views/${id}`, view)).status).toBe(200);
    expect((await officer.put(`/api/views/${id}`, { ...view, position: 2 })).status).toBe(200);
    expect((await officer.get('/api/views?page=hazards')).body.rows).toEqual([{ id, ...view, position: 2 }]);
    expect((await admin.get('/api/views?page=hazards')).body.rows).toEqual([]);
    expect((await admin.put(`/api/views/${id}`, view)).body.code).toBe('id-taken');
    expect((await admin.remove(`/api/views/${id}`)).status).toBe(204);
    expect((await officer.get('/api/views?page=hazards')).body.rows).toHaveLength(1);
    const twin = await officer.put(`/api/views/${randomUUID()}`, view);
    expect(twin).toEqual({ status: 409, body: { code: 'name-taken', at: 'name' } });
    expect((await officer.remove(`/api/views/${id}`)).status).toBe(204);
    expect((await officer.get('/api/views?page=hazards')).body.rows).toEqual([]);
  });
});

describe('standards and codes', () => {
  it('are told with confidence and with their standing on a day', async () => {
    const now = await officer.get('/api/criteria?standard=gb35181-2017');
    expect(new Set(now.body.rows.map((r: { validity: string }) => r.validity))).toEqual(new Set(['invalid']));
    const then = await officer.get('/api/criteria?standard=gb35181-2017&day=2024-05-01');
    expect(then.body.rows).toHaveLength(now.body.rows.length);
    expect((await officer.get('/api/criteria?standard=gb35181-2017&day=2026-05-01')).body.rows).toEqual([]);
    const standards = (await officer.get('/api/standards')).body.rows;
    expect(standards.every((s: { confidence: string }) => s.confidence !== undefined)).toBe(true);
  });

  it('suggests up to five criteria with the words that led to each', async () => {
    const { status, body } = await officer.post('/api/criteria/suggest', {
      text: '打磨车间除尘器没有泄爆片，粉尘积得很厚',
      organisationId: factory,
    });
    expect(status).toBe(200);
    expect(body.rows.length).toBeGreaterThan(0);
    expect(body.rows.length).toBeLessThanOrEqual(5);
    expect(body.rows[0].because.length).toBeGreaterThan(0);
    const foreign = await officer.post('/api/criteria/suggest', { text: '粉尘', organisationId: rival });
    expect(foreign.body.code).toBe('organisation-not-found');
  });

  it('is described, with every route of the governed world, in OpenAPI 3.1', async () => {
    const { status, body } = await test.stranger.get('/api/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    for (const path of ['/api/organisations/{id}/timeline', '/api/people/{id}/invitation', '/api/views/{id}'])
      expect(Object.keys(body.paths)).toContain(path);
  });

  it('finds regions and industries for somebody who is not signed in yet', async () => {
    const [fengtai] = (await test.stranger.get(`/api/regions?q=${encodeURIComponent('凤台')}`)).body.rows;
    expect(fengtai).toEqual({
      code: '340421',
      name: '凤台县',
      path: ['安徽省', '淮南市', '凤台县'],
      hasChildren: false,
    });
    expect((await test.stranger.get('/api/industries?parent=C')).body.rows.length).toBeGreaterThan(20);
    expect((await test.stranger.get('/api/standards')).status).toBe(401);
  });
});

describe('the history of the registers', () => {
  it('folds back into every organisation, person and department as it stands now, from the first one on', async () => {
    const owner = openDatabase(test.home.ownerUrl, { max: 1 });
    for (const register of ['organisation', 'person', 'department', 'authority']) {
      const key = register === 'authority' ? 'id' : 'authority_id';
      const { rows } = await owner.pool.query(
        `select r.id, jsonb_merge(e.changes order by e.seq) as told, to_jsonb(r) as row
           from ${register} r
           left join register_event e on e.authority_id = r.${key} and e.entry_id = r.id and e.register = $1
          group by r.${key}, r.id, to_jsonb(r)`,
        [register],
      );
      expect(rows.length).toBeGreaterThan(1);
      for (const { told, row } of rows) {
        // Times are the event's own; what nobody ever said is at its default.
        const { created_at: _, updated_at: __, demonstration: ___, ...facts } = row;
        expect({ ...(register === 'authority' ? { settings: {} } : {}), ...told }).toMatchObject(facts);
      }
    }
    await owner.close();
  });

  it('numbers the events of an entry without a gap, and lets nobody alter one', async () => {
    const owner = openDatabase(test.home.ownerUrl, { max: 1 });
    const { rows } = await owner.pool.query(
      `select entry_id from register_event group by register, entry_id having count(*) <> max(seq) or min(seq) <> 1`,
    );
    await owner.close();
    expect(rows).toEqual([]);
    const { pool } = test.services.database;
    await expect(pool.query(`update register_event set move = 'x'`)).rejects.toThrow('permission denied');
    await expect(pool.query('delete from register_event')).rejects.toThrow('permission denied');
  });
});
