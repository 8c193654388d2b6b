import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { codeOf, StartupError, sayingOf } from '../startup-error.ts';

export interface FolderLock {
  release(): Promise<void>;
}

/**
 * Claims a data folder for this process.
 *
 * Node has no file locks of its own, but SQLite takes one from the operating system on every platform, and
 * the system drops it when the process ends, however it ends. A file with a process number would outlive a
 * SIGKILL, and in a container the same number soon belongs to somebody else. The database stays empty.
 *
 * @throws {StartupError} `data-folder-in-use`, naming the process that holds the folder.
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  // The holder's name is a file apart: closing any other handle on a locked file would drop a POSIX lock.
  const holderFile = join(dataDir, 'lock.holder');
  const database = openLock(join(dataDir, 'lock'));
  try {
    database.exec('begin exclusive');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw notLockable(dataDir, error);
    const holder = await readFile(holderFile, 'utf8').catch(() => 'a process that left no name');
    throw new StartupError(
      'data-folder-in-use',
      `The data folder ${dataDir} is already in use by ${holder.trim()}. Stop that process first, or set DATA_DIR to another folder.`,
      error,
    );
  }
  // Whoever can read the file can lock it; as root it would otherwise be open to every user of the machine.
  await chmod(join(dataDir, 'lock'), 0o600);
  await writeFile(holderFile, `process ${process.pid} (started ${new Date().toISOString()})\n`, {
    mode: 0o644,
  });
  return {
    async release(): Promise<void> {
      await rm(holderFile, { force: true });
      if (database.isOpen) database.close();
    },
  };
}

function openLock(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw notLockable(file, error);
  }
}

/** SQLite's own result code 5, SQLITE_BUSY: somebody else holds the lock. */
function isBusy(error: unknown): boolean {
  return codeOf(error) === 'ERR_SQLITE_ERROR' && (error as { errcode?: number }).errcode === 5;
}

function notLockable(path: string, error: unknown): StartupError {
  return new StartupError(
    'data-folder-not-writable',
    `The data folder cannot be locked at ${path} (${sayingOf(error)}). Give the user who runs Zhiben the right to write there, or set DATA_DIR to another folder.`,
    error,
  );
}
