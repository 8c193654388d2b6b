import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf, StartupError, sayingOf } from '../startup-error.ts';
import { type Account, chooseAccount, handOver, launch } from './account.ts';
import { type Binaries, EMBEDDED_MAJOR } from './binaries.ts';
import { keepSecret, readSecret, secretPath } from './secrets.ts';

const run = promisify(execFile);

/** Name of the cluster's superuser and of the file with its password. */
export const SUPERUSER = 'postgres';
export const SUPERUSER_SECRET = 'postgres-superuser';

export interface Cluster {
  readonly dir: string;
  readonly account: Account;
  readonly password: string;
  /** True when this call made it. */
  readonly created: boolean;
}

/** Where the cluster lies inside a data folder. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, 'postgres');
}

/** Opens the cluster of a data folder, or makes one. The caller holds the folder's lock. */
export async function openCluster(binaries: Binaries, dataDir: string, durable: boolean): Promise<Cluster> {
  const dir = clusterFolder(dataDir);
  const account = await chooseAccount(binaries, dir);
  const version = await readFile(join(dir, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new StartupError(
      'data-folder-not-writable',
      `The database in ${dir} cannot be read (${sayingOf(error)}). Run Zhiben as the user who made it, or give that folder to the present one.`,
      error,
    );
  });
  if (version === undefined) {
    // Kept before it is used: a cluster whose password is known to nobody would be lost.
    const password = await keepSecret(dataDir, SUPERUSER_SECRET);
    await createCluster({ binaries, account, dataDir, password, durable });
    return { dir, account, password, created: true };
  }
  if (version.trim() !== EMBEDDED_MAJOR) {
    throw new StartupError(
      'data-folder-version',
      `The database in ${dir} was made by PostgreSQL ${version.trim()}, and this Zhiben brings ${EMBEDDED_MAJOR}. Start the earlier Zhiben on it, run "zhiben backup", and restore that backup into a new data folder.`,
    );
  }
  const password = await readSecret(dataDir, SUPERUSER_SECRET);
  if (password === undefined) {
    throw new StartupError(
      'database-password-lost',
      `The database in ${dir} is there, but its password file ${secretPath(dataDir, SUPERUSER_SECRET)} is not. Put that file back from the backup of the data folder.`,
    );
  }
  return { dir, account, password, created: false };
}

interface NewCluster {
  readonly binaries: Binaries;
  readonly account: Account;
  readonly dataDir: string;
  readonly password: string;
  readonly durable: boolean;
}

/** Made aside and renamed when whole, so that a start killed half-way leaves nothing to repair. */
async function createCluster({ binaries, account, dataDir, password, durable }: NewCluster): Promise<void> {
  const fresh = join(dataDir, 'postgres.new');
  const passwordFile = join(dataDir, 'postgres.new.password');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await handOver(account, fresh);
  try {
    // initdb reads the password as the database's user, who may not read the secrets folder.
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await handOver(account, passwordFile);
    const start = launch(account, binaries.initdb, [
      `--pgdata=${fresh}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // All four: without --lc-ctype the character type falls back to C and trigrams of Chinese are empty.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--lc-ctype=C.UTF-8',
      '--data-checksums',
      ...(durable ? [] : ['--no-sync']),
    ]);
    await run(start.command, start.args, { ...start.options, windowsHide: true });
    await chmod(fresh, 0o700);
    await rename(fresh, clusterFolder(dataDir));
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw creationFailed(dataDir, error);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function creationFailed(dataDir: string, error: unknown): StartupError {
  const said = `${(error as { stderr?: string }).stderr || sayingOf(error)}`.trim();
  if (said.includes('could not look up effective user ID')) {
    return new StartupError(
      'user-without-name',
      `PostgreSQL makes a database only as a user who has a name, and user number ${process.getuid?.()} has no line in /etc/passwd. Run Zhiben as a named user, or set DATABASE_URL to a PostgreSQL server of your own.`,
      error,
    );
  }
  return new StartupError(
    'database-not-created',
    `The database could not be created in ${dataDir}. PostgreSQL said: ${said.split('\n').slice(-4).join(' ')} Check the free space and the rights on that folder, then start again.`,
    error,
  );
}
