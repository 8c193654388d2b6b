import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, setUpPark, type TestApp } from '../testing/app.ts';
import { buildApp } from './app.ts';

let test: TestApp;
let cookie: string;
beforeAll(async () => {
  test = await openTestApp();
  await setUpPark(test);
  const entered = await inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: 'lin', password: 'correct-horse-battery' },
  });
  cookie = entered.cookies.map((c) => `${c.name}=${c.value}`).join('; ');
});
afterAll(() => test.close());

interface Request {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: object | string | Buffer;
}

const inject = (request: Request) => test.app.inject({ method: 'GET', ...request });
const asDesk = (request: Request) => inject({ ...request, headers: { ...request.headers, cookie } });
const json = { 'content-type': 'application/json' };

const report = () => ({
  id: randomUUID(),
  title: '配电箱前堆放木料',
  channel: 'supervision',
  foundOn: '2026-11-20',
  happenedAt: '2026-11-20T08:00:00+08:00',
});

describe('the door', () => {
  it.each(['/%61pi/hazards', '/ap%69/people', '/%61%70%69/session'])(
    'asks who is there however the address is spelt: %s',
    async (url) => {
      const answer = await inject({ url });
      expect([answer.statusCode, answer.json()]).toEqual([401, { code: 'sign-in-needed' }]);
    },
  );

  it.each([
    ['GET', '/api/nothing'],
    ['GET', '/api'],
    ['GET', '/api?x=1'],
    ['POST', '/nothing'],
    ['OPTIONS', '/api/hazards'],
    ['PUT', '/api/hazards'],
    ['GET', '/metrics'],
  ] as const)('knows no %s %s and says so in our shape', async (method, url) => {
    const answer = await inject({ method, url });
    expect([answer.statusCode, answer.json()]).toEqual([404, { code: 'not-found' }]);
  });

  it('takes what calls itself JSON for no file to import', async () => {
    const url = `/api/imports/hazards/preview?id=${randomUUID()}&name=a.xlsx`;
    const answer = await asDesk({ method: 'POST', url, headers: json, payload: '{"a":1}' });
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'not-a-table']);
  });

  it.each(['/api/%zz', '/api/hazards/%', `/api/hazards/${'a'.repeat(300)}`])(
    'refuses the address %s without a word of its own workings',
    async (url) => {
      const answer = await asDesk({ url });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
      expect(answer.statusCode).toBeLessThan(500);
      expect(Object.keys(answer.json())[0]).toBe('code');
    },
  );

  it.each([
    ['what is no JSON', '{"id":', json, 400, 'input-invalid'],
    ['nothing at all', '', json, 400, 'input-invalid'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xc3, 0x28, 0x22]), json, 400, 'input-invalid'],
    [
      'a key that reaches the prototype',
      '{"__proto__":{"roles":["administrator"]}}',
      json,
      400,
      'input-invalid',
    ],
    [
      'a thousand lists within each other',
      `{"id":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      json,
      400,
      'input-invalid',
    ],
    ['a form', 'id=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'content-type-refused'],
    [
      'plain text, which needs no leave of the browser',
      '{}',
      { 'content-type': 'text/plain' },
      415,
      'content-type-refused',
    ],
    ['more than two megabytes', `"${'x'.repeat(2_100_000)}"`, json, 413, 'too-large'],
  ])('refuses %s', async (_what, payload, headers, status, code) => {
    const answer = await asDesk({ method: 'POST', url: '/api/hazards', headers, payload });
    expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
  });

  it.each([
    ['a NUL', { title: '配电箱\u0000' }, 'title'],
    ['half a character', { description: '\ud83d 破损' }, 'description'],
    ['a day that is not in the calendar', { foundOn: '2026-02-30' }, 'foundOn'],
    ['no day at all', { foundOn: '昨天' }, 'foundOn'],
    ['the year nought', { foundOn: '0000-01-01' }, 'foundOn'],
    ['an instant before the calendar', { happenedAt: '0000-01-01T00:00:00Z' }, 'happenedAt'],
    ['an instant beyond the calendar', { happenedAt: '9999-12-31T23:59:59-23:00' }, 'happenedAt'],
    ['a number without end', { lng: null, lat: 1 }, 'lng'],
    ['a place that is not on earth', { lng: 1e300, lat: 0 }, 'lng'],
    ['an unknown key', { roles: ['administrator'] }, ''],
  ])('refuses a report with %s and names the field', async (_what, changed, at) => {
    const payload = JSON.stringify({ ...report(), ...changed }).replace('"lng":null', '"lng":1e309');
    const answer = await asDesk({ method: 'POST', url: '/api/hazards', headers: json, payload });
    expect([answer.statusCode, answer.json()]).toEqual([400, { code: 'input-invalid', at }]);
  });

  it.each([
    '/api/hazards?q=%00',
    '/api/organisations?q=%00',
    '/api/people?q=%00',
    '/api/hazards?asOf=0000-01-01',
    '/api/hazards?limit=1e9',
    '/api/hazards?foundFrom=2026-02-30',
    '/api/views?page=%00',
  ])('refuses the question %s', async (url) => {
    const answer = await asDesk({ url });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'input-invalid']);
  });

  it.each(['-updated', 'due', '-found', 'number'])(
    'refuses a made-up cursor of the sort %s',
    async (sort) => {
      for (const key of [
        [sort, 'no day', randomUUID()],
        [sort, '2026-11-20', '-'.repeat(36)],
        [sort, '2026-11-20T00:00:00Z', 'f'.repeat(36)],
        ['', 1],
      ]) {
        const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
        const answer = await asDesk({ url: `/api/hazards?sort=${sort}&cursor=${cursor}` });
        expect(answer.statusCode).not.toBe(500);
      }
    },
  );

  it('refuses the words of a move that no database keeps', async () => {
    const made = report();
    await asDesk({ method: 'POST', url: '/api/hazards', payload: made });
    for (const words of ['\u0000', '\udc00']) {
      const answer = await asDesk({
        method: 'POST',
        url: `/api/hazards/${made.id}/moves/note`,
        payload: { moveId: randomUUID(), seenVersion: 1, happenedAt: made.happenedAt, input: { words } },
      });
      expect([answer.statusCode, answer.json()]).toEqual([400, { code: 'input-invalid', at: 'input.words' }]);
    }
  });
});

describe('every answer', () => {
  it.each([
    ['GET', '/api/installation'],
    ['GET', '/api/hazards'],
    ['GET', '/api/nothing'],
    ['GET', '/healthz'],
    ['POST', '/api/uploads'],
    ['HEAD', '/api/installation'],
  ] as const)('tells the browser what it may do with it: %s %s', async (method, url) => {
    const { headers } = await asDesk({ method, url });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['strict-transport-security']).toBeUndefined();
    if (url.startsWith('/api/') && url !== '/api/nothing') expect(headers['cache-control']).toBe('no-store');
  });

  it('insists on https where people come by https', async () => {
    const app = await buildApp(test.services, { https: true });
    const { headers } = await app.inject('/healthz');
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}$/);
    await app.close();
  });
});

describe('the metrics', () => {
  it('count requests by route and status, and know nobody', async () => {
    const app = await buildApp(test.services, { metrics: true });
    const id = randomUUID();
    await app.inject({ url: `/api/hazards/${id}?q=13800000000`, headers: { cookie } });
    await app.inject({ url: `/nobody-${id}`, method: 'POST' });
    const { body } = await app.inject('/metrics');
    expect(body).toContain('http_requests_total{method="GET",route="/api/hazards/:id",status="404"} 1');
    expect(body).toContain('http_requests_total{method="POST",route="unknown",status="404"} 1');
    expect(body).toContain('process_cpu_user_seconds_total');
    expect(body).not.toContain(id);
    expect(body).not.toContain('13800000000');
    await app.close();
  });
});
