import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { buildApp } from '../../server/http/app.ts';
import { openAccounts } from '../../server/services/accounts.ts';
import { systemClock } from '../../server/services/clock.ts';
import { openPdfMaker } from '../../server/services/documents/pdf.ts';
import { ImportDesk } from '../../server/services/imports/desk.ts';
import { openContentStore } from '../../server/store/content-store.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { openLogSigner } from '../../server/store/log-key.ts';
import { CaseNumbers } from '../../server/store/numbers.ts';
import { openSealer } from '../../server/store/sealer.ts';
import { signIn } from '../../server/testing/admission.ts';
import type { OwnedDatabase } from '../../server/testing/temporary.ts';
import type { Route } from './requests.ts';

/** The whole product with everybody signed in. What a request writes is rolled back: every cell meets the same world. */
export interface Subject {
  readonly routes: readonly Route[];
  readonly url: string;
  readonly app: FastifyInstance;
  cookieOf(username: string): Promise<string>;
  close(): Promise<void>;
}

export async function openSubject(home: OwnedDatabase, dataDir: string): Promise<Subject> {
  const database = openDatabase(home.appUrl);
  const forgetful = rollingBack(database);
  const accounts = await openAccounts(database, {
    appUrl: home.appUrl,
    publicUrl: 'http://localhost:8080',
    sessionHours: 12,
  });
  const imports = new ImportDesk(join(dataDir, 'imports'));
  const files = await openContentStore(dataDir);
  const { routes, app } = await withRoutes(async () => ({
    app: await buildApp({
      database: forgetful,
      accounts,
      numbers: new CaseNumbers(forgetful),
      files,
      imports,
      // Bytes that are no document: nothing is to be converted here.
      pdf: openPdfMaker('no-such-program'),
      clock: systemClock,
      sealer: await openSealer(dataDir),
      logSigner: await openLogSigner(dataDir),
      version: '0',
      sweep: async () => {},
    }),
  }));
  const { sha256, size } = await files.put(Buffer.from('the bytes of a photo'));
  await home.query('update file set sha256 = $1, size = $2', [sha256, size]);
  await home.query('update document_issue set docx_sha256 = $1', [sha256]);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    routes,
    url,
    app,
    cookieOf: (username) => signIn(url, username),
    close: async () => {
      await app.close();
      await imports.stop();
      await accounts.close();
      await database.close();
    },
  };
}

/** The routes that are registered while `work` runs, as Fastify itself tells of them. */
async function withRoutes<T extends { app: FastifyInstance }>(work: () => Promise<T>) {
  const routes: Route[] = [];
  const listen = (message: unknown): void => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', (route: RouteOptions) => {
      for (const method of [route.method].flat()) {
        // Fastify answers HEAD for every GET; OPTIONS belongs to the protocol of uploads and names no record.
        if (method === 'OPTIONS' || (method === 'HEAD' && route.url !== '/api/uploads/:uploadId')) continue;
        // The files of the page itself are the same for everybody.
        if (/\.\w+$/.test(route.url) && !route.url.startsWith('/api/')) continue;
        routes.push({ method, url: route.url, schema: (route.schema ?? {}) as Record<string, unknown> });
      }
    });
  };
  subscribe('fastify.initialization', listen);
  try {
    return { ...(await work()), routes };
  } finally {
    unsubscribe('fastify.initialization', listen);
  }
}

class RolledBack extends Error {}

function rollingBack(database: Database): Database {
  return {
    ...database,
    as: async (actor, work) => {
      let answer: { value: Awaited<ReturnType<typeof work>> } | undefined;
      try {
        return await database.as(actor, async (tx) => {
          answer = { value: await work(tx) };
          throw new RolledBack();
        });
      } catch (error) {
        if (error instanceof RolledBack && answer !== undefined) return answer.value;
        throw error;
      }
    },
  };
}
