import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { buildApp } from '../server/http/app.ts';
import { openAccounts } from '../server/services/accounts.ts';
import { systemClock } from '../server/services/clock.ts';
import { openPdfMaker } from '../server/services/documents/pdf.ts';
import { ImportDesk } from '../server/services/imports/desk.ts';
import { openContentStore } from '../server/store/content-store.ts';
import { openDatabase } from '../server/store/database.ts';
import { openLogSigner } from '../server/store/log-key.ts';
import { CaseNumbers } from '../server/store/numbers.ts';
import { openSealer } from '../server/store/sealer.ts';
import { openTemporary } from '../server/testing/temporary.ts';
import { DEPARTMENTS, fillHazards, ORGANISATIONS } from './many-hazards.ts';

export interface PagePark {
  readonly url: string;
  /** The session of the safety office, as a Cookie header. */
  readonly cookie: string;
  stop(): Promise<void>;
}

const PASSWORD = 'first-page-of-the-day';

/** The real product on an embedded database with `hazards` hazards, behind its own door, somebody signed in. */
export async function openPagePark(hazards: number, port = 0): Promise<PagePark> {
  const temporary = await openTemporary();
  const owned = await temporary.make('page');
  const database = openDatabase(owned.appUrl);
  const accounts = await openAccounts(database, {
    appUrl: owned.appUrl,
    publicUrl: 'http://127.0.0.1',
    sessionHours: 12,
  });
  const app = await buildApp({
    database,
    accounts,
    numbers: new CaseNumbers(database),
    files: await openContentStore(temporary.dataDir),
    imports: new ImportDesk(join(temporary.dataDir, 'imports')),
    pdf: openPdfMaker('soffice'),
    clock: systemClock,
    sealer: await openSealer(temporary.dataDir),
    logSigner: await openLogSigner(temporary.dataDir),
    version: 'bench',
    sweep: async () => {},
  });
  const authorityId = randomUUID();
  const personId = randomUUID();
  const made = await app.inject({
    method: 'POST',
    url: '/api/setup',
    payload: {
      authority: { id: authorityId, name: '凤台经济开发区', kind: 'park', regionCode: '340421' },
      administrator: { personId, name: '林专班', username: 'desk', password: PASSWORD },
    },
  });
  if (made.statusCode >= 400) throw new Error(`set-up: ${made.statusCode} ${made.body}`);
  const departments = await owned.query(
    `insert into department (authority_id, id, name)
     select $1, gen_random_uuid(), '第' || n || '行业管理部门' from generate_series(1, ${DEPARTMENTS}) n returning id`,
    [authorityId],
  );
  const organisations = await owned.query(
    `insert into organisation (authority_id, id, name, region_code, industry_code)
     select $1, gen_random_uuid(), '凤台第' || n || '铝制品精密压铸（集团）有限公司', '340421', 'C33'
       from generate_series(1, ${ORGANISATIONS}) n returning id`,
    [authorityId],
  );
  const ids = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
  await fillHazards(
    owned,
    {
      authorityId,
      personId,
      departmentIds: ids(departments.rows),
      organisationIds: ids(organisations.rows),
    },
    hazards,
  );
  await app.listen({ host: '127.0.0.1', port });
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens nowhere');
  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username: 'desk', password: PASSWORD },
  });
  if (signedIn.statusCode >= 400) throw new Error(`sign-in: ${signedIn.statusCode} ${signedIn.body}`);
  const cookie = [signedIn.headers['set-cookie']]
    .flat()
    .map((one) => String(one).split(';')[0])
    .join('; ');
  return {
    url: `http://127.0.0.1:${address.port}`,
    cookie,
    stop: async () => {
      await app.close();
      await accounts.close();
      await database.close();
      await temporary.stop();
    },
  };
}
