import type { Config } from './config.ts';
import { type EmbeddedDatabase, runningEmbedded, startEmbedded } from './store/embedded/embedded.ts';
import { migrate } from './store/migrate.ts';
import { checkAppRole, type DatabaseUrls, prepareDatabase, prepareExternalDatabase } from './store/roles.ts';

/** A database that is ready to be used, with its schema brought up to date. */
export interface Installation extends DatabaseUrls {
  readonly dataDir: string;
  /** The migrations that this start applied. */
  readonly applied: readonly string[];
  /** The embedded server, when this process runs it. */
  readonly embedded: EmbeddedDatabase | undefined;
  close(): Promise<void>;
}

export interface InstallationOptions {
  /** Gets each line that the embedded PostgreSQL says. */
  readonly log: (line: string) => void;
  /**
   * True for a command that works beside a running server: it then uses that server's embedded database. A server
   * itself never shares its data folder.
   */
  readonly beside: boolean;
}

/**
 * Opens the database of an installation: the administrator's own server, the embedded one of a running Zhiben, or
 * the embedded one started here.
 *
 * @throws {StartupError} with a sentence for the administrator.
 */
export async function openInstallation(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'databaseAppUrl'>,
  { log, beside }: InstallationOptions,
): Promise<Installation> {
  const { dataDir, databaseUrl, databaseAppUrl } = config;
  if (databaseUrl !== undefined) {
    const urls = await prepareExternalDatabase({ ownerUrl: databaseUrl, appUrl: databaseAppUrl, dataDir });
    const { applied } = await migrate(urls.ownerUrl);
    // Only after the migrations are there tables that the role could own.
    await checkAppRole(urls);
    return { ...urls, dataDir, applied, embedded: undefined, close: async () => {} };
  }
  const running = beside ? await runningEmbedded(dataDir) : undefined;
  const embedded = running === undefined ? await startEmbedded({ dataDir, log }) : undefined;
  const close = async (): Promise<void> => embedded?.stop();
  try {
    const superuserUrl = running?.superuserUrl ?? embedded?.superuserUrl ?? '';
    const urls = await prepareDatabase({ superuserUrl, dataDir });
    const { applied } = await migrate(urls.ownerUrl);
    return { ...urls, dataDir, applied, embedded, close };
  } catch (error) {
    await close();
    throw error;
  }
}
