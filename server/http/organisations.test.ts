import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestApp, Visitor } from '../testing/app.ts';
import { allPages, makeOrganisation, makePerson, names, openWorld, put, USCC } from '../testing/world.ts';

let test: TestApp;
let administrator: Visitor;
let inspector: Visitor;
let factory: string;
let admin: Visitor;
let officer: Visitor;
let rival: string;
let emergency: string;

beforeAll(async () => {
  ({ test, administrator, inspector, factory, admin, officer, rival, emergency } = await openWorld());
});
afterAll(() => test.close());

describe('an organisation', () => {
  it('takes the department that answers for its industry, unless another is named', async () => {
    const { body } = await administrator.get(`/api/organisations/${rival}`);
    expect(body.organisation).toMatchObject({
      departmentId: emergency,
      departmentName: '应急管理局',
      industryCode: '2614',
      regionCode: '340421',
      version: 1,
    });
    const none = await makeOrganisation(administrator, {
      name: '无主化工厂',
      industryCode: 'C2614',
      departmentId: null,
    });
    expect((await administrator.get(`/api/organisations/${none}`)).body.organisation.departmentId).toBeNull();
  });

  it('refuses a credit code with a wrong character and says which it should be', async () => {
    const wrong = `${USCC.slice(0, 17)}${USCC.endsWith('0') ? '1' : '0'}`;
    const answer = await administrator.put(`/api/organisations/${randomUUID()}`, {
      name: '错码公司',
      uscc: wrong,
    });
    expect(answer).toEqual({
      status: 422,
      body: { code: 'uscc-check-digit', at: 'uscc', detail: { position: 18, expected: USCC.charAt(17) } },
    });
    const short = await administrator.put(`/api/organisations/${randomUUID()}`, {
      name: '短码公司',
      uscc: '913404',
    });
    expect(short.body).toEqual({ code: 'uscc-length', at: 'uscc' });
  });

  it('is recognised by its credit code, however it is typed', async () => {
    const typed = `${USCC.slice(0, 8)} ${USCC.slice(8).toLowerCase()}`;
    const answer = await administrator.put(`/api/organisations/${randomUUID()}`, {
      name: '永丰木业',
      uscc: typed,
    });
    expect(answer).toEqual({
      status: 409,
      body: {
        code: 'uscc-taken',
        at: 'uscc',
        detail: { name: '凤台县永丰木业有限公司', organisationId: factory },
      },
    });
  });

  it('is written once when the form is sent twice, and refuses a form made from an old page', async () => {
    const id = randomUUID();
    const form = { name: '重复提交厂', headcount: 12 };
    expect(await put(administrator, `/api/organisations/${id}`, form)).toEqual({ id, version: 1 });
    expect(await put(administrator, `/api/organisations/${id}`, form)).toEqual({ id, version: 1 });
    const change = { ...form, headcount: 15, seenVersion: 1 };
    expect(await put(administrator, `/api/organisations/${id}`, change)).toEqual({ id, version: 2 });
    expect(await put(administrator, `/api/organisations/${id}`, change)).toEqual({ id, version: 2 });
    const stale = await administrator.put(`/api/organisations/${id}`, {
      ...form,
      headcount: 9,
      seenVersion: 1,
    });
    expect(stale).toEqual({ status: 409, body: { code: 'stale', detail: { version: 2 } } });
    const lines = (await administrator.get(`/api/organisations/${id}`)).body.timeline;
    expect(lines.map((l: { move: string }) => l.move)).toEqual(['change', 'create']);
  });

  it('lets its own administrator keep address, headcount and place, and nothing that decides who supervises it', async () => {
    const { organisation: now, mayChange } = (await admin.get(`/api/organisations/${factory}`)).body;
    expect(mayChange).toEqual(['address', 'headcount', 'lng', 'lat']);
    const form = {
      name: now.name,
      uscc: now.uscc,
      seenVersion: now.version,
      address: '凤台经济开发区凤凰大道 18 号',
      headcount: 86,
    };
    const renamed = await admin.put(`/api/organisations/${factory}`, { ...form, name: '新名字公司' });
    expect(renamed).toEqual({ status: 403, body: { code: 'not-permitted', at: 'name' } });
    expect((await officer.put(`/api/organisations/${factory}`, form)).status).toBe(403);
    expect((await inspector.put(`/api/organisations/${factory}`, form)).status).toBe(403);
    expect((await admin.put(`/api/organisations/${factory}`, form)).status).toBe(200);
    const foreign = await admin.put(`/api/organisations/${rival}`, { ...form, seenVersion: 1 });
    const absent = await admin.put(`/api/organisations/${randomUUID()}`, form);
    expect(foreign).toEqual({ status: 404, body: { code: 'not-found' } });
    expect(absent).toEqual(foreign);
  });
});

describe('the list of organisations', () => {
  it('counts open and overdue hazards, sorts by them, and pages without losing or doubling one', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++)
      ids.push(
        await makeOrganisation(administrator, { name: `列表企业${i}`, sectorMarks: ['combustible-dust'] }),
      );
    for (const [at, id] of ids.entries()) {
      for (let i = 0; i < at; i++) {
        const made = await administrator.post('/api/hazards', {
          id: randomUUID(),
          title: '除尘系统未设泄爆装置',
          channel: 'supervision',
          organisationId: id,
          foundOn: '2026-11-20',
          happenedAt: '2026-11-20T08:00:00+08:00',
        });
        expect(made.status).toBe(201);
      }
    }
    for (const sort of ['name', '-open', '-overdue']) {
      const path = `/api/organisations?sectorMark=combustible-dust&sort=${sort}`;
      const seen = await allPages<{ id: string; openHazards: number }>(administrator, path, 2);
      expect(seen.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(Object.fromEntries(seen.map((r) => [r.id, r.openHazards]))).toEqual(
        Object.fromEntries(ids.map((id, at) => [id, at])),
      );
      if (sort === '-open') expect(seen.map((r) => r.openHazards)).toEqual([4, 3, 2, 1, 0]);
    }
    const quiet = await administrator.get('/api/organisations?sectorMark=combustible-dust&withOpen=false');
    expect(names(quiet)).toEqual(['列表企业0']);
    const wrong = await administrator.get('/api/organisations?sort=name&cursor=abc');
    expect(wrong).toMatchObject({ status: 422, body: { code: 'cursor-invalid' } });
  });

  it('finds by words, by credit code and by any level of the industry', async () => {
    expect(names(await administrator.get(`/api/organisations?q=${encodeURIComponent('永丰')}`))).toEqual([
      '凤台县永丰木业有限公司',
    ]);
    expect(names(await administrator.get(`/api/organisations?q=${USCC.slice(4, 12)}`))).toHaveLength(1);
    for (const code of ['C', '26', 'C261', '2614'])
      expect(names(await administrator.get(`/api/organisations?industryCode=${code}&q=淮河`))).toEqual([
        '淮河化工有限公司',
      ]);
    expect(names(await administrator.get('/api/organisations?industryCode=A'))).toEqual([]);
  });
});

describe('the time line of an enterprise', () => {
  it('tells its hazards, its own changes and its people on one line, newest first, paged without a gap', async () => {
    const id = await makeOrganisation(administrator, { name: '时间线公司' });
    test.clock.at = new Date('2026-11-23T02:00:01Z');
    await makePerson(administrator, { name: '何主任', organisationId: id });
    test.clock.at = new Date('2026-11-23T02:00:02Z');
    const hazard = randomUUID();
    await administrator.post('/api/hazards', {
      id: hazard,
      title: '消防通道堵塞',
      channel: 'supervision',
      organisationId: id,
      foundOn: '2026-11-23',
      happenedAt: '2026-11-23T10:00:00+08:00',
    });
    test.clock.at = new Date('2026-11-23T02:00:00Z');
    const { body } = await administrator.get(`/api/organisations/${id}`);
    expect(body.timeline).toMatchObject([
      { what: 'hazard', move: 'report', caseId: hazard, title: expect.stringContaining('消防通道堵塞') },
      { what: 'person', move: 'create', title: '何主任' },
      { what: 'organisation', move: 'create', title: '时间线公司', actorName: '林专班' },
    ]);
    expect(body.hazards).toEqual({ total: 1, open: 1, overdue: 0, openMajor: 0, closed: 0 });
    const lines = await allPages(administrator, `/api/organisations/${id}/timeline`, 1);
    expect(lines).toEqual(body.timeline);
  });
});
