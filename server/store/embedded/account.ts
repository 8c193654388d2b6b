import { execFile } from 'node:child_process';
import { chown, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { StartupError } from '../startup-error.ts';
import type { Binaries } from './binaries.ts';

/** How to start a PostgreSQL program so that it runs as somebody whom it accepts. */
export interface Account {
  /** Set when the programs run as another user than this process. */
  readonly owner?: { readonly uid: number; readonly gid: number };
  /** Command and arguments to put before the program's own; empty when none is needed. */
  readonly prefix: readonly string[];
}

/** What `spawn` needs to run a command line as an account. */
export interface Launch {
  readonly command: string;
  readonly args: string[];
  readonly options: { uid?: number; gid?: number; cwd: string; env: NodeJS.ProcessEnv };
}

const run = promisify(execFile);

/**
 * PostgreSQL refuses to run as root, whereas a stranger's first try often is root (a container, a rented
 * machine). As root the programs therefore run as the owner of the existing cluster, or as `postgres` or
 * `nobody`, whichever this machine has; nothing is added to it.
 */
export async function chooseAccount(binaries: Binaries, clusterDir: string): Promise<Account> {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const owner = (await ownerOf(clusterDir)) ?? (await unprivilegedUser());
  const folders = [binaries.root, dirname(clusterDir)];
  for (const account of [{ owner, prefix: [] }, ...LIFTING_RIGHTS.map((right) => lifted(owner, right))]) {
    if (await canReach(account, folders)) return account;
  }
  throw new StartupError(
    'folder-closed-to-database',
    `PostgreSQL may not run as root, and user ${owner.uid} cannot reach ${folders.join(' and ')}, because a folder above is closed to other users (as /root is). Run Zhiben as an ordinary user, or move it and its data folder (DATA_DIR) to a place such as /opt/zhiben, or install "setpriv" (package util-linux), which lets the database pass.`,
  );
}

/**
 * Rights of root that let a process pass through folders closed to its user. The first reads anything and
 * writes nothing more; containers withhold it and grant the second, so each is tried in turn.
 */
const LIFTING_RIGHTS = ['dac_read_search', 'dac_override'] as const;

/**
 * Another user who may pass through closed folders, as `/root` is, because root hands over one right.
 * `no_setuid_fixup` keeps access(2), which PostgreSQL asks about its own program, from ignoring that right.
 */
function lifted(owner: { uid: number; gid: number }, right: string): Account {
  const prefix = [
    'setpriv',
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    `--inh-caps=-all,+${right}`,
    `--ambient-caps=-all,+${right}`,
    '--securebits=+no_setuid_fixup',
  ];
  return { owner, prefix };
}

/** The command line that runs a program under an account. */
export function launch(account: Account, program: string, args: readonly string[]): Launch {
  const [command = program, ...rest] = [...account.prefix, program, ...args];
  // With a prefix the change of user is the prefix's work: it needs root's rights to pass one of them on.
  const user = account.owner !== undefined && account.prefix.length === 0 ? account.owner : {};
  return { command, args: rest, options: { ...user, cwd: neutralFolder(), env: plainEnvironment() } };
}

/** A working folder that every user may enter; the caller's own may be closed to the database's user. */
function neutralFolder(): string {
  return process.platform === 'win32' ? process.cwd() : '/';
}

/**
 * PostgreSQL reads PGDATA, PGPORT, PGOPTIONS and others from its environment, and whoever runs Zhiben may
 * have set them for another server. It gets an environment of its own; its messages stay in English because
 * the launcher reads them.
 */
function plainEnvironment(): NodeJS.ProcessEnv {
  if (process.platform === 'win32') return { ...process.env, LC_ALL: 'C' };
  return { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' };
}

/** Gives a file or folder to the account's user; nothing to do when that is who runs this process. */
export async function handOver(account: Account, path: string): Promise<void> {
  if (account.owner !== undefined) await chown(path, account.owner.uid, account.owner.gid);
}

async function ownerOf(folder: string): Promise<{ uid: number; gid: number } | undefined> {
  const found = await stat(folder).catch(() => undefined);
  return found === undefined || found.uid === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = lines.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (name !== undefined && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new StartupError(
    'no-unprivileged-user',
    'PostgreSQL may not run as root, and /etc/passwd has neither a user "postgres" nor "nobody" to run it as. Run Zhiben as an ordinary user, or add one of the two.',
  );
}

async function canReach(account: Account, folders: readonly string[]): Promise<boolean> {
  const check = launch(account, '/bin/sh', ['-c', 'for f; do [ -x "$f" ] || exit 1; done', 'sh', ...folders]);
  return run(check.command, check.args, check.options).then(
    () => true,
    () => false,
  );
}
