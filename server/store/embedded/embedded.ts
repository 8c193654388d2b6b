import { mkdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StartupError, sayingOf } from '../startup-error.ts';
import { locateBinaries } from './binaries.ts';
import { clusterFolder, openCluster, SUPERUSER, SUPERUSER_SECRET } from './cluster.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { readPostmaster, serversOf, stopOrphans } from './orphans.ts';
import { startPostmaster } from './postmaster.ts';
import { readSecret } from './secrets.ts';

export interface EmbeddedOptions {
  /** The data folder; the cluster lies in `postgres/` inside it, the passwords in `secrets/`. */
  readonly dataDir: string;
  /** Gets each line that PostgreSQL and its launcher say. */
  readonly log: (line: string) => void;
  /** False only for tests: commits are no longer forced to disk. */
  readonly durable?: boolean;
}

export interface EmbeddedDatabase {
  readonly superuserUrl: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the server has ended; before `stop()` was called that is a crash. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL on a data folder, making both when they are missing.
 *
 * The server ends with this process, also when this process is killed. What an earlier process left behind
 * is stopped first, so there is never more than one server on a folder.
 *
 * @throws {StartupError} with a sentence for the administrator; `data-folder-in-use` when another process has it.
 */
export async function startEmbedded({
  dataDir,
  log,
  durable = true,
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = await openFolder(dataDir);
  const binaries = await locateBinaries();
  const lock = await lockFolder(folder);
  try {
    const cluster = await openCluster(binaries, folder, durable);
    if (!cluster.created) await stopOrphans(cluster.dir, log);
    const postmaster = await startPostmaster(binaries, cluster, durable, log);
    const { port, pid, ended } = postmaster;
    const stop = stopOnce(postmaster.stop, lock);
    return { superuserUrl: superuserUrl(cluster.password, port), port, pid, ended, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The address of the embedded database that another process runs on a data folder, if one does. */
export async function runningEmbedded(
  dataDir: string,
): Promise<{ readonly superuserUrl: string; readonly port: number } | undefined> {
  const folder = resolve(dataDir);
  const postmaster = await readPostmaster(clusterFolder(folder));
  if (postmaster === undefined || !postmaster.ready) return undefined;
  if (!(await serversOf(clusterFolder(folder))).includes(postmaster.pid)) return undefined;
  const password = await readSecret(folder, SUPERUSER_SECRET);
  if (password === undefined) return undefined;
  return { superuserUrl: superuserUrl(password, postmaster.port), port: postmaster.port };
}

async function openFolder(dataDir: string): Promise<string> {
  try {
    // Passable by others: as root, the database's user must reach its cluster. What is private has a folder
    // of its own inside, closed to others.
    await mkdir(dataDir, { recursive: true, mode: 0o711 });
    return await realpath(dataDir);
  } catch (error) {
    throw new StartupError(
      'data-folder-not-writable',
      `The data folder ${resolve(dataDir)} cannot be made or opened (${sayingOf(error)}). Give the user who runs Zhiben the right to write there, or set DATA_DIR to another folder.`,
      error,
    );
  }
}

/** Everybody who asks to stop waits for the same stop. */
function stopOnce(stopServer: () => Promise<void>, lock: FolderLock): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  return () => {
    stopping ??= stopServer().finally(() => lock.release());
    return stopping;
  };
}

function superuserUrl(password: string, port: number): string {
  // Said outright: PGSSLMODE in the environment is meant for another server.
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres?sslmode=disable`;
}
