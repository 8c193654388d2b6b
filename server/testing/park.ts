import { randomUUID } from 'node:crypto';
import type { Role } from '@zhiben/domain/primitives/reach.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { openTestApp, PASSWORD, type TestApp } from './app.ts';

/** One who is signed in and speaks HTTP through a real port, as resumable uploads do. */
export interface Caller {
  readonly cookie: string;
  readonly personId: string;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Sends JSON and reads JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as its reader would, without a schema.
  json(path: string, body?: object): Promise<any>;
  report(hazard?: object): Promise<string>;
}

export interface TestPark {
  readonly test: TestApp;
  readonly owner: Database;
  readonly authorityId: string;
  /** 凤台宏达铝制品有限公司, at 116.72, 32.71. */
  readonly factory: string;
  readonly otherFactory: string;
  readonly desk: Caller;
  readonly verifier: Caller;
  readonly officer: Caller;
  readonly rival: Caller;
  /** Somebody more, of one of the enterprises or of another authority. */
  enter(name: string, username: string, roles: Role[], place?: Workplace): Promise<Caller>;
  close(): Promise<void>;
}

interface Workplace {
  readonly organisationId?: string;
  readonly authorityId?: string;
}

/** A park with two enterprises and four people, behind a port of its own. */
export async function openTestPark(): Promise<TestPark> {
  const test = await openTestApp();
  const base = await test.app.listen({ port: 0, host: '127.0.0.1' });
  const owner = openDatabase(test.home.ownerUrl, { max: 2 });
  const authorityId = randomUUID();
  const factory = randomUUID();
  const otherFactory = randomUUID();
  await owner.plain
    .insertInto('authority')
    .values({ id: authorityId, kind: 'park', name: '凤台经济开发区', regionCode: '340421' })
    .execute();
  const place = { authorityId, regionCode: '340421', lng: 116.72, lat: 32.71 };
  await owner.plain
    .insertInto('organisation')
    .values([
      { ...place, id: factory, name: '凤台宏达铝制品有限公司' },
      { ...place, id: otherFactory, name: '淮南恒鑫家具有限公司' },
    ])
    .execute();

  async function enter(
    name: string,
    username: string,
    roles: Role[],
    workplace: Workplace = {},
  ): Promise<Caller> {
    const { organisationId } = workplace;
    const personId = randomUUID();
    const account = await test.services.accounts.create({ username, password: PASSWORD, name });
    if (!account.ok) throw new Error(account.code);
    const mine = { authorityId, ...workplace, personId, organisationId: organisationId ?? null };
    await owner.plain
      .insertInto('person')
      .values({ authorityId: mine.authorityId, id: personId, name, organisationId: mine.organisationId })
      .execute();
    await owner.plain
      .insertInto('membership')
      .values({
        ...mine,
        accountId: account.value.accountId,
        roles,
        scope: organisationId === undefined ? 'authority' : 'organisation',
      })
      .execute();
    const answer = await fetch(`${base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password: PASSWORD }),
    });
    const cookie = answer.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
    return caller(base, cookie, personId, organisationId);
  }

  const people = {
    desk: await enter('林专班', 'lin', ['desk']),
    verifier: await enter('钱复核', 'qian', ['verifier']),
    officer: await enter('周安全', 'zhou', ['enterprise-officer'], { organisationId: factory }),
    rival: await enter('吴安全', 'wuan', ['enterprise-officer'], { organisationId: otherFactory }),
  };
  return {
    test,
    owner,
    authorityId,
    factory,
    otherFactory,
    ...people,
    enter,
    close: async () => {
      await owner.close();
      await test.close();
    },
  };
}

function caller(base: string, cookie: string, personId: string, organisationId: string | undefined): Caller {
  const call: Caller['fetch'] = (path, init = {}) =>
    fetch(`${base}${path}`, { ...init, headers: { ...init.headers, cookie } });
  const json: Caller['json'] = async (path, body) => {
    const sent = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    return (await call(path, body === undefined ? {} : sent)).json();
  };
  return {
    cookie,
    personId,
    fetch: call,
    json,
    report: async (hazard = {}) => {
      const id = randomUUID();
      const made = await json('/api/hazards', {
        id,
        title: '抛光车间除尘器未设置泄爆装置',
        channel: organisationId === undefined ? 'supervision' : 'self-check',
        foundOn: '2026-11-20',
        happenedAt: '2026-11-20T08:00:00+08:00',
        ...hazard,
      });
      if (made.id !== id) throw new Error(JSON.stringify(made));
      return id;
    },
  };
}
