import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { openTestApp, PASSWORD, setUpPark, type TestApp, type Visitor } from '../testing/app.ts';

let test: TestApp;
let administrator: Visitor;
let desk: Visitor;
const FACTORY = randomUUID();

beforeAll(async () => {
  test = await openTestApp();
  ({ administrator } = await setUpPark(test));
  await administrator.put(`/api/organisations/${FACTORY}`, { name: '凤台县永丰木业有限公司' });
  const [, link] = await invited({ name: '陈专班' }, ['desk']);
  await accept(link, 'chen');
  desk = await test.signIn('chen');
});
afterAll(() => test.close());

/** Makes a person and an invitation for him: the person's id and the API address of the invitation. */
async function invited(form: object, roles: string[], by = administrator): Promise<[string, string]> {
  const id = randomUUID();
  expect(await by.put(`/api/people/${id}`, form)).toMatchObject({ status: 200 });
  return [id, await inviteAgain(id, roles, by)];
}

async function inviteAgain(id: string, roles: string[], by = administrator): Promise<string> {
  const made = await by.post(`/api/people/${id}/invitation`, { id: randomUUID(), roles });
  expect(made.status).toBe(201);
  return made.body.link.replace('/invitation/', '/api/invitations/');
}

const accept = (link: string, username: string, password = PASSWORD) =>
  test.stranger.post(link, { username, password });

describe('an invitation', () => {
  it('tells who is invited where, and opens an account with that reach', async () => {
    const [, link] = await invited({ name: '赵安全', organisationId: FACTORY }, ['enterprise-officer']);
    expect(await test.stranger.get(link)).toEqual({
      status: 200,
      body: {
        name: '赵安全',
        authorityName: '凤台经济开发区',
        organisationName: '凤台县永丰木业有限公司',
        roles: ['enterprise-officer'],
        username: null,
      },
    });
    expect(await accept(link, 'Zhao.AQ')).toEqual({ status: 200, body: { username: 'zhao.aq' } });
    const zhao = await test.signIn('zhao.aq');
    expect((await zhao.get('/api/session')).body).toMatchObject({
      scope: 'organisation',
      organisation: { id: FACTORY },
      roles: ['enterprise-officer'],
    });
  });

  it('works once; used, voided, expired and invented ones are answered alike', async () => {
    const [, used] = await invited({ name: '钱复核' }, ['verifier']);
    expect((await accept(used, 'qian')).status).toBe(200);

    const [person, voided] = await invited({ name: '孙检查' }, ['inspector']);
    const valid = await inviteAgain(person, ['inspector']);

    const [, expired] = await invited({ name: '李领导' }, ['leader']);
    const invented = '/api/invitations/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    const nothing = { status: 404, body: { code: 'not-found' } };
    for (const link of [used, voided, invented]) {
      expect(await test.stranger.get(link)).toEqual(nothing);
      expect(await accept(link, 'somebody')).toEqual(nothing);
    }
    test.clock.at = new Date('2026-11-30T02:00:01Z');
    expect(await test.stranger.get(expired)).toEqual(nothing);
    expect(await accept(expired, 'somebody')).toEqual(nothing);
    test.clock.at = new Date('2026-11-23T02:00:00Z');
    expect((await accept(valid, 'sun')).status).toBe(200);
  });

  it('is used by one of two who accept at the same moment', async () => {
    const [, link] = await invited({ name: '周同时' }, ['leader']);
    const answers = await Promise.all([accept(link, 'zhou-1'), accept(link, 'zhou-2')]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 404]);
  });

  it('keeps no secret: the database holds a digest that the link is not', async () => {
    const [, link] = await invited({ name: '吴秘密' }, ['expert']);
    const secret = link.split('/').at(-1) ?? '';
    const owner = openDatabase(test.home.ownerUrl, { max: 1 });
    const { rows } = await owner.pool.query('select i::text as row, secret_hash from invitation i');
    await owner.close();
    const digest = createHash('sha256').update(secret).digest('hex');
    expect(rows.some((r) => r.secret_hash.toString('hex') === digest)).toBe(true);
    expect(rows.some((r) => r.row.includes(secret))).toBe(false);
    expect(secret).toMatch(/^[\w-]{43}$/);
  });

  it('sent twice with one id, answers a link that works and voids the one that was lost', async () => {
    const person = randomUUID();
    await administrator.put(`/api/people/${person}`, { name: '郑两次' });
    const order = { id: randomUUID(), roles: ['leader'] };
    const first = await administrator.post(`/api/people/${person}/invitation`, order);
    const second = await administrator.post(`/api/people/${person}/invitation`, order);
    const api = (answer: typeof first) => answer.body.link.replace('/invitation/', '/api/invitations/');
    expect((await test.stranger.get(api(first))).status).toBe(404);
    expect((await test.stranger.get(api(second))).status).toBe(200);
  });

  it('for somebody who has an account renews his password under his old name, and ends his sessions', async () => {
    const [id, link] = await invited({ name: '王忘记' }, ['leader']);
    await accept(link, 'wang');
    const before = await test.signIn('wang');
    const again = await inviteAgain(id, ['leader']);
    expect((await test.stranger.get(again)).body.username).toBe('wang');
    expect(await accept(again, 'wang-new')).toEqual({
      status: 409,
      body: { code: 'username-fixed', at: 'username', detail: { username: 'wang' } },
    });
    expect((await accept(again, 'wang', 'a-new-password-1')).status).toBe(200);
    expect((await before.get('/api/session')).status).toBe(401);
    await expect(test.signIn('wang')).rejects.toThrow('sign-in-failed');
    await test.signIn('wang', 'a-new-password-1');
  });

  it('refuses a user name that somebody else has, and can be accepted with another', async () => {
    const [, link] = await invited({ name: '同名' }, ['leader']);
    expect(await accept(link, 'LIN')).toEqual({
      status: 409,
      body: { code: 'username-taken', at: 'username' },
    });
    expect((await accept(link, 'tongming')).status).toBe(200);
  });

  it('is printed for many at once; whoever cannot be invited is named with the reason', async () => {
    const ids = [randomUUID(), randomUUID()];
    for (const id of ids)
      await administrator.put(`/api/people/${id}`, { name: '班组长', organisationId: FACTORY });
    const official = randomUUID();
    await administrator.put(`/api/people/${official}`, { name: '机关干部' });
    const foreign = randomUUID();
    const { status, body } = await administrator.post('/api/invitations/bulk', {
      personIds: [...ids, official, foreign],
      roles: ['enterprise-officer'],
    });
    expect(status).toBe(201);
    expect(body.rows.map((r: { refusal: string | null }) => r.refusal)).toEqual([
      null,
      null,
      'role-does-not-fit',
      'not-found',
    ]);
    expect(new Set(body.rows.slice(0, 2).map((r: { link: string }) => r.link)).size).toBe(2);
  });
});

describe('who may invite whom', () => {
  it('lets the desk give every role but that of an administrator', async () => {
    const id = randomUUID();
    await desk.put(`/api/people/${id}`, { name: '何干部' });
    const order = (roles: string[]) => desk.post(`/api/people/${id}/invitation`, { id: randomUUID(), roles });
    expect(await order(['administrator'])).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    expect((await order(['inspector', 'verifier'])).status).toBe(201);
  });

  it('does not let the desk into an administrator’s account by inviting him anew', async () => {
    const people = await administrator.get('/api/people?q=林专班');
    const [lin] = people.body.rows;
    const made = await desk.post(`/api/people/${lin.id}/invitation`, { id: randomUUID(), roles: ['desk'] });
    expect(made).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
    const changed = await desk.put(`/api/people/${lin.id}/account`, { roles: ['leader'], active: false });
    expect(changed.status).toBe(403);
  });

  it('gives roles of the governing side to nobody of an enterprise, and the other way round', async () => {
    const worker = randomUUID();
    await administrator.put(`/api/people/${worker}`, { name: '工人', organisationId: FACTORY });
    const official = randomUUID();
    await administrator.put(`/api/people/${official}`, { name: '干部' });
    const order = (id: string, role: string) =>
      administrator.post(`/api/people/${id}/invitation`, { id: randomUUID(), roles: [role] });
    expect((await order(worker, 'verifier')).body.code).toBe('role-does-not-fit');
    expect((await order(official, 'enterprise-officer')).body.code).toBe('role-does-not-fit');
  });

  it('ends sessions with the account, and lets nobody end his own', async () => {
    const [id, link] = await invited({ name: '刘离任' }, ['leader']);
    await accept(link, 'liu');
    const liu = await test.signIn('liu');
    expect((await liu.get('/api/session')).status).toBe(200);
    const ended = await desk.put(`/api/people/${id}/account`, { roles: ['leader'], active: false });
    expect(ended).toEqual({ status: 200, body: { active: false } });
    expect((await liu.get('/api/session')).status).toBe(401);
    await expect(test.signIn('liu')).rejects.toThrow('sign-in-failed');

    const [lin] = (await administrator.get('/api/people?q=林专班')).body.rows;
    const own = await administrator.put(`/api/people/${lin.id}/account`, {
      roles: ['administrator', 'desk'],
      active: false,
    });
    expect(own.body.code).toBe('not-yourself');
  });
});

describe('a password', () => {
  it('is changed by its owner, who goes on working while his other sessions end', async () => {
    const [, link] = await invited({ name: '马改密' }, ['leader']);
    await accept(link, 'ma.gaimi');
    const [here, elsewhere] = [await test.signIn('ma.gaimi'), await test.signIn('ma.gaimi')];
    expect(
      await here.post('/api/account/password', { current: 'wrong', password: 'another-password' }),
    ).toEqual({
      status: 422,
      body: { code: 'password-wrong', at: 'current' },
    });
    const changed = await here.post('/api/account/password', {
      current: PASSWORD,
      password: 'another-password',
    });
    expect(changed.status).toBe(204);
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    await test.signIn('ma.gaimi', 'another-password');
  });
});
