import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from '../../server/config.ts';
import { buildApp } from '../../server/http/app.ts';
import { openInstallation } from '../../server/installation.ts';
import { runUntilStopped } from '../../server/process.ts';
import { openAccounts } from '../../server/services/accounts.ts';
import { systemClock } from '../../server/services/clock.ts';
import { openPdfMaker } from '../../server/services/documents/pdf.ts';
import { ImportDesk } from '../../server/services/imports/desk.ts';
import { openContentStore } from '../../server/store/content-store.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { openLogSigner } from '../../server/store/log-key.ts';
import { CaseNumbers } from '../../server/store/numbers.ts';
import { openSealer } from '../../server/store/sealer.ts';

/**
 * The product with one deliberate fault, for the control: it answers before the commit. A checker that does not notice
 * what this server loses would not notice what the product loses either.
 */
const LATE_MS = 100;

function hasty(database: Database): Database {
  return {
    ...database,
    as: (actor, work) =>
      new Promise((resolve, reject) => {
        database
          .as(actor, async (tx) => {
            const result = await work(tx);
            resolve(result);
            await pause(LATE_MS);
            return result;
          })
          .catch(reject);
      }),
  };
}

await runUntilStopped(async () => {
  const config = readConfig(process.env);
  const installation = await openInstallation(config, { log: () => {}, beside: false });
  const database = openDatabase(installation.appUrl);
  const accounts = await openAccounts(database, {
    appUrl: installation.appUrl,
    publicUrl: `http://localhost:${config.port}`,
    sessionHours: 12,
  });
  const imports = new ImportDesk(join(config.dataDir, 'imports'), (error) => console.error(error));
  const app = await buildApp({
    database: hasty(database),
    accounts,
    // Numbers stay honest: only the answer is too early.
    numbers: new CaseNumbers(database),
    files: await openContentStore(config.dataDir),
    imports,
    pdf: openPdfMaker(config.soffice),
    clock: systemClock,
    sealer: await openSealer(config.dataDir),
    logSigner: await openLogSigner(config.dataDir),
    version: 'hasty',
    sweep: async () => {},
  });
  await app.listen({ port: config.port, host: config.host });
  return {
    stop: async () => {
      await app.close();
      await imports.stop();
      await accounts.close();
      await database.close();
      await installation.close();
    },
  };
});
