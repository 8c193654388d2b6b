import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, buildApp } from '../http/app.ts';
import type { Services } from '../http/services.ts';
import { allSweeps } from '../jobs/all.ts';
import { Sweeper } from '../jobs/sweeps.ts';
import { openAccounts } from '../services/accounts.ts';
import { openPdfMaker } from '../services/documents/pdf.ts';
import { ImportDesk } from '../services/imports/desk.ts';
import { openContentStore } from '../store/content-store.ts';
import { openDatabase } from '../store/database.ts';
import { openLogSigner } from '../store/log-key.ts';
import { CaseNumbers } from '../store/numbers.ts';
import { openSealer } from '../store/sealer.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

/** A person in front of the product: every request carries his cookie. */
export interface Visitor {
  get(path: string): Promise<Answer>;
  post(path: string, body?: object): Promise<Answer>;
  put(path: string, body: object): Promise<Answer>;
  patch(path: string, body: object): Promise<Answer>;
  remove(path: string): Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads an answer as its reader would, without a schema.
  readonly body: any;
}

export interface TestApp {
  readonly app: App;
  readonly services: Services;
  readonly home: TestDatabase;
  /** Moves the server's clock; sessions keep real time. */
  readonly clock: { at: Date; now(): Date };
  /** Somebody who is not signed in. */
  readonly stranger: Visitor;
  signIn(username: string, password?: string): Promise<Visitor>;
  close(): Promise<void>;
}

export const PASSWORD = 'correct-horse-battery';

/** The whole product on a database of its own, without a port. */
export async function openTestApp(now = '2026-11-23T02:00:00Z'): Promise<TestApp> {
  const home = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'zhiben-app-'));
  const database = openDatabase(home.appUrl, { max: 6 });
  const accounts = await openAccounts(database, {
    appUrl: home.appUrl,
    publicUrl: 'http://localhost:8080',
    sessionHours: 12,
  });
  const clock = { at: new Date(now), now: () => clock.at };
  const logSigner = await openLogSigner(folder);
  const sweeper = new Sweeper(database, allSweeps({ database, clock, logSigner }), (error) =>
    console.error(error),
  );
  const services: Services = {
    database,
    accounts,
    clock,
    sealer: await openSealer(folder),
    logSigner,
    numbers: new CaseNumbers(database),
    files: await openContentStore(folder),
    imports: new ImportDesk(join(folder, 'imports'), (error) => console.error(error)),
    pdf: openPdfMaker('soffice'),
    version: '0.0.0',
    sweep: () => sweeper.sweepAll(),
  };
  const app = await buildApp(services);
  return {
    app,
    services,
    home,
    clock,
    stranger: visitor(app, ''),
    signIn: async (username, password = PASSWORD) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { username, password },
      });
      if (answer.statusCode !== 200) throw new Error(`${username} cannot sign in: ${answer.body}`);
      return visitor(app, answer.cookies.map((c) => `${c.name}=${c.value}`).join('; '));
    },
    close: async () => {
      await app.close();
      await services.imports.stop();
      await accounts.close();
      await database.close();
      await home.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The first authority and its administrator, signed in. */
export async function setUpPark(
  test: TestApp,
  authority: { readonly name: string; readonly kind: string } = { name: '凤台经济开发区', kind: 'park' },
): Promise<{ authorityId: string; administrator: Visitor }> {
  const authorityId = randomUUID();
  const made = await test.stranger.post('/api/setup', {
    authority: { ...authority, id: authorityId, regionCode: '340421' },
    administrator: { personId: randomUUID(), name: '林专班', username: 'lin', password: PASSWORD },
  });
  if (made.status !== 201) throw new Error(`set-up was refused: ${JSON.stringify(made.body)}`);
  return { authorityId, administrator: await test.signIn('lin') };
}

function visitor(app: App, cookie: string): Visitor {
  const send = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: object) => {
    const answer = await app.inject({
      method,
      url,
      headers: { cookie },
      ...(body === undefined ? {} : { payload: body }),
    });
    const json = /json/.test(String(answer.headers['content-type']));
    // A file comes as the text that it is.
    return {
      status: answer.statusCode,
      body: answer.body === '' ? null : json ? answer.json() : answer.body,
    };
  };
  return {
    get: (url) => send('GET', url),
    post: (url, body) => send('POST', url, body),
    put: (url, body) => send('PUT', url, body),
    patch: (url, body) => send('PATCH', url, body),
    remove: (url) => send('DELETE', url),
  };
}
