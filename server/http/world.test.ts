import { randomUUID } from 'node:crypto';
import { usccCheckCharacter } from '@zhiben/domain/values/codes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findActor } from '../store/actors.ts';
import { openDatabase } from '../store/database.ts';
import { openTestApp, PASSWORD, setUpPark, type TestApp, type Visitor } from '../testing/app.ts';

let test: TestApp;
let administrator: Visitor;
let park: string;
let factory: string;
let rival: string;
let fire: string;
let admin: Visitor;
let officer: Visitor;
let rivalOfficer: Visitor;
let inspector: Visitor;

const USCC = sealed('91340421MA2NXY7T4');

beforeAll(async () => {
  test = await openTestApp();
  ({ administrator, authorityId: park } = await setUpPark(test));
  fire = randomUUID();
  await put(administrator, `/api/departments/${fire}`, { name: '应急管理局', industries: ['C26'] });
  factory = await organisation({ name: '凤台县永丰木业有限公司', uscc: USCC });
  rival = await organisation({ name: '淮河化工有限公司', industryCode: '2614' });
  admin = await worker('孙管理', ['enterprise-admin'], { organisationId: factory });
  officer = await worker('赵安全', ['enterprise-officer'], { organisationId: factory });
  rivalOfficer = await worker('钱别家', ['enterprise-officer'], { organisationId: rival });
  inspector = await worker('李执法', ['inspector'], { departmentId: fire });
});
afterAll(() => test.close());

/** A credit code with its check character, from the first seventeen. */
function sealed(body: string): string {
  return body + usccCheckCharacter(body);
}

async function put(by: Visitor, path: string, form: object) {
  const answer = await by.put(path, form);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as { id: string; version: number };
}

async function organisation(form: object, by = administrator): Promise<string> {
  return (await put(by, `/api/organisations/${randomUUID()}`, form)).id;
}

async function person(form: object, by = administrator): Promise<string> {
  return (await put(by, `/api/people/${randomUUID()}`, form)).id;
}

let count = 0;
/** A person with an account, signed in. */
async function worker(name: string, roles: string[], form: object, by = administrator): Promise<Visitor> {
  const id = await person({ name, ...form }, by);
  const { body } = await by.post(`/api/people/${id}/invitation`, { id: randomUUID(), roles });
  const username = `worker-${++count}`;
  await test.stranger.post(body.link.replace('/invitation/', '/api/invitations/'), {
    username,
    password: PASSWORD,
  });
  return test.signIn(username);
}

/** What the product knows of whoever is signed in. */
async function actorOf(visitor: Visitor) {
  const { accountId } = (await visitor.get('/api/session')).body;
  return findActor(test.services.database.plain, accountId);
}

const names = (answer: { body: { rows: { name: string }[] } }) => answer.body.rows.map((r) => r.name);

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
    // The set-up made a park; what stands above it is written as the migration's owner would.
    const owner = openDatabase(test.home.ownerUrl, { max: 1 });
    await owner.pool.query(`update authority set kind = 'county', name = '凤台县' where id = $1`, [park]);
    await owner.close();
    for (const [id, name] of [
      [east, '东部园区'],
      [west, '西部园区'],
    ] as const) {
      const made = await administrator.post('/api/authorities', authority(id, name));
      expect(made).toEqual({ status: 201, body: { id } });
      // Sent again, it is answered alike.
      expect((await administrator.post('/api/authorities', authority(id, name))).status).toBe(201);
    }
    const county = await worker('县里', ['administrator'], {});
    const eastDesk = await worker('东专班', ['desk'], { authorityId: east }, county);
    const westDesk = await worker('西专班', ['desk'], { authorityId: west }, county);
    const eastern = await organisation({ name: '东部铸造厂' }, eastDesk);

    expect(names(await county.get('/api/authorities'))).toEqual(['凤台县', '东部园区', '西部园区']);
    expect(names(await eastDesk.get('/api/authorities'))).toEqual(['东部园区']);
    expect((await county.get(`/api/organisations/${eastern}`)).status).toBe(200);
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

describe('an organisation', () => {
  it('takes the department that answers for its industry, unless another is named', async () => {
    const { body } = await administrator.get(`/api/organisations/${rival}`);
    expect(body.organisation).toMatchObject({
      departmentId: fire,
      departmentName: '应急管理局',
      industryCode: '2614',
      regionCode: '340421',
      version: 1,
    });
    const none = await organisation({ name: '无主化工厂', industryCode: 'C2614', departmentId: null });
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
      ids.push(await organisation({ name: `列表企业${i}`, sectorMarks: ['combustible-dust'] }));
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
      const seen: { id: string; openHazards: number }[] = [];
      let next: string | null = '';
      while (next !== null) {
        const path: string = `/api/organisations?sectorMark=combustible-dust&sort=${sort}&limit=2${next && `&cursor=${next}`}`;
        const { body } = await administrator.get(path);
        seen.push(...body.rows);
        next = body.next;
      }
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

describe('people', () => {
  it('are managed by the administrator of their own enterprise, who reaches no other and gives no office', async () => {
    const id = await person({ name: '周班长', phone: '138 1234 5678' }, admin);
    expect((await admin.get(`/api/people/${id}`)).body.person).toMatchObject({
      organisationId: factory,
      phone: '13812345678',
    });
    const elsewhere = await admin.put(`/api/people/${randomUUID()}`, { name: '外人', organisationId: rival });
    expect(elsewhere.body).toEqual({ code: 'organisation-not-found', at: 'organisationId' });
    const official = await admin.put(`/api/people/${randomUUID()}`, { name: '官员', departmentId: fire });
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
    const leaver = await worker('郑离职', ['enterprise-officer'], { organisationId: factory }, admin);
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
    const turncoat = await worker('冯转岗', ['enterprise-officer'], { organisationId: factory });
    const { personId } = (await turncoat.get('/api/session')).body;
    await put(administrator, `/api/people/${personId}`, {
      name: '冯转岗',
      departmentId: fire,
      seenVersion: 1,
    });
    expect((await turncoat.get('/api/session')).status).toBe(401);
  });

  it('are recognised as one human in two records, by mobile number or identity number, also across enterprises', async () => {
    const first = await person({ name: '陈双号', phone: '+86 139-0554-1234', organisationId: factory });
    const second = await person({ name: '陈双号', phone: '13905541234', organisationId: rival });
    const third = await person({
      name: '陈某',
      identityNumber: '11010519491231002x',
      organisationId: factory,
    });
    const fourth = await person({
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
      await worker('陈双号', ['enterprise-officer'], { phone: '13905541234', organisationId: factory }),
    );
    expect(byPhone?.personIds).toEqual(expect.arrayContaining([first, second]));
    expect(byPhone?.personIds).not.toContain(third);
    expect(byPhone?.organisationIds.toSorted()).toEqual([factory, rival].sort());
    const byNumber = await actorOf(
      await worker('陈某', ['enterprise-officer'], {
        identityNumber: '11010519491231002X',
        organisationId: factory,
      }),
    );
    expect(byNumber?.personIds).toEqual(expect.arrayContaining([third, fourth]));
  });

  it('leave no identity number anywhere in the database, only a keyed digest', async () => {
    const id = await person({ name: '保密', identityNumber: '11010519491231002X' });
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
    const all: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body }: { body: { rows: { id: string }[]; next: string | null } } = await administrator.get(
        `/api/people?limit=3${next && `&cursor=${next}`}`,
      );
      all.push(...body.rows.map((r) => r.id));
      next = body.next;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(8);
    const verifiers = await administrator.get('/api/people?role=inspector');
    expect(names(verifiers)).toEqual(['李执法']);
  });
});

describe('the time line of an enterprise', () => {
  it('tells its hazards, its own changes and its people on one line, newest first, paged without a gap', async () => {
    const id = await organisation({ name: '时间线公司' });
    test.clock.at = new Date('2026-11-23T02:00:01Z');
    await person({ name: '何主任', organisationId: id });
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
    const lines: object[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page = await administrator.get(
        `/api/organisations/${id}/timeline?limit=1${next && `&cursor=${next}`}`,
      );
      lines.push(...page.body.rows);
      next = page.body.next;
    }
    expect(lines).toEqual(body.timeline);
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
