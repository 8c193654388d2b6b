import { join } from 'node:path';
import { pino } from 'pino';
import type { Config } from './config.ts';
import { buildApp } from './http/app.ts';
import { openInstallation } from './installation.ts';
import { allSweeps } from './jobs/all.ts';
import { OutboxWorker } from './jobs/outbox.ts';
import { Sweeper } from './jobs/sweeps.ts';
import manifest from './package.json' with { type: 'json' };
import type { Stoppable } from './process.ts';
import { openAccounts } from './services/accounts.ts';
import { systemClock, TestClock } from './services/clock.ts';
import { openPdfMaker } from './services/documents/pdf.ts';
import { ImportDesk } from './services/imports/desk.ts';
import { openContentStore } from './store/content-store.ts';
import { openDatabase } from './store/database.ts';
import { openLogSigner } from './store/log-key.ts';
import { CaseNumbers } from './store/numbers.ts';
import { openSealer } from './store/sealer.ts';
import { StartupError } from './store/startup-error.ts';

export const VERSION = manifest.version;

export interface Serving extends Stoppable {
  /** Where the page is to be opened on this machine. */
  readonly url: string;
}

/** Starts everything in order and stops it in the reverse one: door, accounts, connections, database. */
export async function serve(config: Config): Promise<Serving> {
  const begun = performance.now();
  const log = pino({ level: config.logLevel, name: 'zhiben' });
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of opened.splice(0).reverse()) await close();
  };
  try {
    const installation = await openInstallation(config, {
      log: (line) => log.debug({ postgres: line }),
      beside: false,
    });
    opened.push(installation.close);
    if (installation.applied.length > 0) log.info({ migrations: installation.applied }, 'migrated');
    let stopping = false;
    installation.embedded?.ended.then(() => {
      if (stopping) return;
      throw new StartupError(
        'database-ended',
        'The embedded database ended by itself. Start Zhiben again; everything confirmed is kept. If it happens again, look at the free memory and disk.',
      );
    });

    const database = openDatabase(installation.appUrl);
    opened.push(() => database.close());
    const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
    const accounts = await openAccounts(database, {
      appUrl: installation.appUrl,
      publicUrl,
      sessionHours: config.sessionHours,
    });
    opened.push(() => accounts.close());
    const clock = config.testClock ? new TestClock() : systemClock;
    const logSigner = await openLogSigner(config.dataDir);
    const sweeper = new Sweeper(database, allSweeps({ database, clock, logSigner }), (err, sweep) =>
      log.error({ err, sweep }, 'sweep'),
    );
    opened.push(() => sweeper.stop());
    const sealer = await openSealer(config.dataDir);
    // Connections of its own: a slow gateway takes none from the calls of people.
    const outboxDatabase = openDatabase(installation.appUrl, { max: 2 });
    opened.push(() => outboxDatabase.close());
    const outbox = new OutboxWorker({ database: outboxDatabase, clock, sealer, publicUrl }, (err) =>
      log.error({ err }, 'outbox'),
    );
    opened.push(() => outbox.stop());
    const imports = new ImportDesk(join(config.dataDir, 'imports'), (err) => log.error({ err }, 'import'));
    opened.push(() => imports.stop());
    imports.keepSwept(clock);
    const app = await buildApp(
      {
        database,
        accounts,
        numbers: new CaseNumbers(database),
        files: await openContentStore(config.dataDir),
        imports,
        pdf: openPdfMaker(config.soffice),
        clock,
        sealer,
        logSigner,
        version: VERSION,
        sweep: () => sweeper.sweepAll(),
        testClock: clock instanceof TestClock ? clock : undefined,
      },
      {
        logLevel: config.logLevel,
        trustedProxies: config.trustedProxies,
        maxUploadBytes: config.maxUploadMb * 1024 * 1024,
        https: publicUrl.startsWith('https:'),
        metrics: config.metrics,
      },
    );
    opened.push(() => app.close());
    // Fastify would name every address of the machine; one line with the one to open follows.
    app.log.level = 'warn';
    await app.listen({ port: config.port, host: config.host });
    app.log.level = config.logLevel;
    sweeper.start();
    outbox.start();
    const { port } = app.server.address() as { port: number };
    const url = config.publicUrl ?? `http://${shown(config.host)}:${port}`;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    process.stdout.write(`治本 Zhiben ${VERSION} 已就绪，请打开 / ready, open: ${url} (${seconds} s)\n`);
    return {
      url,
      stop: async () => {
        stopping = true;
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

function shown(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
