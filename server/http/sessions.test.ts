import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccounts } from '../services/accounts.ts';
import { type Database, openDatabase, sql } from '../store/database.ts';
import { openTestApp, PASSWORD, setUpPark, type TestApp, type Visitor } from '../testing/app.ts';
import { makePerson } from '../testing/world.ts';

let test: TestApp;
let owner: Database;
let administrator: Visitor;
beforeAll(async () => {
  test = await openTestApp();
  owner = openDatabase(test.home.ownerUrl, { max: 2 });
  ({ administrator } = await setUpPark(test));
});
afterAll(async () => {
  await owner.close();
  await test.close();
});

async function enter(username: string, password = PASSWORD, cookie = '') {
  const payload = { username, password };
  const answer = await test.app.inject({
    method: 'POST',
    url: '/api/session',
    payload,
    headers: { cookie },
  });
  return { ...answer, cookie: answer.cookies.map((c) => `${c.name}=${c.value}`).join('; ') };
}

const look = (cookie: string) => test.app.inject({ url: '/api/session', headers: { cookie } });

async function invite(name: string): Promise<string> {
  const id = await makePerson(administrator, { name });
  const made = await administrator.post(`/api/people/${id}/invitation`, {
    id: randomUUID(),
    roles: ['desk'],
  });
  return made.body.link.replace('/invitation/', '/api/invitations/');
}

const usersNamed = async (name: string) =>
  (await sql`select from auth."user" where username = ${name}`.execute(owner.plain)).rows.length;

describe('signing in', () => {
  it.each(['a', 'ab', '林', "lin' or 1=1", 'lin ', `${'x'.repeat(90)}`, '../lin', '<b>'])(
    'answers the name %j like any other that is not there',
    async (name) => {
      const answer = await enter(name, 'wrong-horse-battery');
      expect([answer.statusCode, answer.json()]).toEqual([401, { code: 'sign-in-failed' }]);
    },
  );

  it('makes a session of its own, whatever cookie came along', async () => {
    const planted = (await enter('lin')).cookie;
    const entered = await enter('lin', PASSWORD, planted);
    expect(entered.cookie).not.toBe(planted);
    expect(entered.cookie).toContain('zhiben.session_token=');
  });

  it('slows down who guesses, also once he guesses right, and says for how long', async () => {
    await test.stranger.post(await invite('周被猜'), { username: 'zhou', password: PASSWORD });
    for (let i = 0; i < 8; i += 1) expect((await enter('zhou', `guess-number-${i}`)).statusCode).toBe(401);
    const answer = await enter('ZHOU');
    expect(answer.statusCode).toBe(429);
    const { code, detail } = answer.json();
    expect(code).toBe('too-many-tries');
    expect(answer.headers['retry-after']).toBe(String(detail.seconds));
    // Nobody else waits with him, and a name that does not exist is slowed down alike.
    expect((await enter('lin')).statusCode).toBe(200);
    for (let i = 0; i < 8; i += 1) await enter('nobody', `guess-number-${i}`);
    expect((await enter('nobody')).json().code).toBe('too-many-tries');
  });

  it('slows down who guesses a present password from a session left open', async () => {
    await test.stranger.post(await invite('吴离席'), { username: 'wuli', password: PASSWORD });
    const visitor = await test.signIn('wuli');
    const guess = (current: string) =>
      visitor.post('/api/account/password', { current, password: 'another-good-password' });
    for (let i = 0; i < 8; i += 1) expect((await guess(`guess-${i}`)).body.code).toBe('password-wrong');
    expect(await guess(PASSWORD)).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
  });
});

describe('a session', () => {
  it('ends on the server with the sign-out, at once and for every spelling of the cookie', async () => {
    const { cookie } = await enter('lin');
    const spelt = `theme=dark; ${cookie}`;
    expect([(await look(cookie)).statusCode, (await look(spelt)).statusCode]).toEqual([200, 200]);
    await test.app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } });
    expect([(await look(cookie)).statusCode, (await look(spelt)).statusCode]).toEqual([401, 401]);
  });

  it('ends with a new password, everywhere but where it was changed', async () => {
    await test.stranger.post(await invite('郑换密'), { username: 'zheng', password: PASSWORD });
    const here = await enter('zheng');
    const there = await enter('zheng');
    expect((await look(there.cookie)).statusCode).toBe(200);
    const changed = await test.app.inject({
      method: 'POST',
      url: '/api/account/password',
      headers: { cookie: here.cookie },
      payload: { current: PASSWORD, password: 'another-good-password' },
    });
    expect(changed.statusCode).toBe(204);
    expect([(await look(there.cookie)).statusCode, (await look(here.cookie)).statusCode]).toEqual([401, 401]);
    const renewed = changed.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    expect((await look(renewed)).statusCode).toBe(200);
  });

  it('lasts the hours that were set without use, and as many again when used', async () => {
    const entered = await enter('lin');
    const [cookie] = entered.cookies;
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', maxAge: 12 * 3600 });
    const token = decodeURIComponent(cookie?.value ?? '').split('.')[0];
    const left = (minutes: number) =>
      sql`update auth.session set "expiresAt" = now() + make_interval(mins => ${minutes}) where token = ${token}`.execute(
        owner.plain,
      );
    await left(300);
    test.services.accounts.forget();
    const used = await look(entered.cookie);
    expect(used.cookies[0]).toMatchObject({ maxAge: 12 * 3600, httpOnly: true });
    await left(-1);
    test.services.accounts.forget();
    expect((await look(entered.cookie)).statusCode).toBe(401);
  });

  it('has a cookie that only https carries where people come by https', async () => {
    const accounts = await openAccounts(test.services.database, {
      appUrl: test.home.appUrl,
      publicUrl: 'https://zhiben.example.cn',
      sessionHours: 1,
    });
    const entered = await accounts.signIn('lin', PASSWORD, new Headers());
    const [cookie = ''] = entered.ok ? entered.value.cookies : [];
    expect(cookie).toMatch(
      /^__Secure-zhiben\.session_token=.*Max-Age=3600;.*HttpOnly; Secure; SameSite=Lax$/i,
    );
    expect(await accounts.whoIs(cookie.split(';')[0])).toMatchObject({ username: 'lin' });
    await accounts.close();
  });
});

describe('an account', () => {
  it('is made once, however often its invitation is accepted at the same time', async () => {
    const link = await invite('陈同时');
    const all = await Promise.all(
      ['chen-a', 'chen-b', 'chen-c', 'chen-a'].map((username) =>
        test.stranger.post(link, { username, password: PASSWORD }),
      ),
    );
    expect(all.map((a) => a.status).sort()).toEqual([200, 404, 404, 404]);
    const made = await Promise.all(['chen-a', 'chen-b', 'chen-c'].map(usersNamed));
    expect(made.reduce((a, b) => a + b, 0)).toBe(1);
  });

  it('gets a name that two people want at the same time only once', async () => {
    const links = await Promise.all([invite('孙甲'), invite('孙乙')]);
    const all = await Promise.all(
      links.map((link) => test.stranger.post(link, { username: 'sun', password: PASSWORD })),
    );
    expect(all.map((a) => a.body.code ?? a.body.username).sort()).toEqual(['sun', 'username-taken']);
  });

  it('is not left over when the transaction that makes it fails', async () => {
    const { database, accounts } = test.services;
    const actor = {
      accountId: '',
      personId: randomUUID(),
      reach: { scope: 'authority', authorityId: randomUUID(), authorityIds: [] },
    } as const;
    const failed = database.as(actor, async (tx) => {
      await accounts.create({ username: 'orphan', password: PASSWORD, name: '无主' }, tx);
      throw new Error('the rest failed');
    });
    await expect(failed).rejects.toThrow('the rest failed');
    expect(await usersNamed('orphan')).toBe(0);
  });
});
