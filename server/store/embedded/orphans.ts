import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { codeOf, StartupError } from '../startup-error.ts';

const run = promisify(execFile);

/** How long an orphan may take to write its memory to disk and end; a crash recovery is slower than this. */
const POLITE_STOP_MS = 20_000;
const FORCED_STOP_MS = 5_000;

/** What `postmaster.pid` says of the server that wrote it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

export async function readPostmaster(clusterDir: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * Leaves a cluster with no server on it. Call it only while holding the lock of the data folder: then any
 * server found here has lost the process that started it.
 *
 * @returns How many processes were found and stopped.
 */
export async function stopOrphans(clusterDir: string, log: (line: string) => void): Promise<number> {
  const found = await serversOf(clusterDir);
  const postmaster = await readPostmaster(clusterDir);
  if (postmaster !== undefined && !found.includes(postmaster.pid)) {
    // PostgreSQL believes any live process of its user with that number to be its predecessor. After a
    // container restarts, numbers repeat, and it would refuse for ever.
    await rm(join(clusterDir, 'postmaster.pid'), { force: true });
  }
  if (found.length === 0) return 0;
  log(`Stopping a database server left by a process that was killed (process ${found.join(', ')}).`);
  // Only the postmaster knows the polite request (fast shutdown); it passes it on to its children.
  if (postmaster !== undefined && found.includes(postmaster.pid)) signal(postmaster.pid, 'SIGINT');
  else for (const pid of found) signal(pid, 'SIGQUIT');
  if (await gone(clusterDir, POLITE_STOP_MS)) return found.length;
  for (const pid of await serversOf(clusterDir)) signal(pid, 'SIGKILL');
  if (await gone(clusterDir, FORCED_STOP_MS)) return found.length;
  const left = await serversOf(clusterDir);
  throw new StartupError(
    'database-orphan',
    `A database server left from an earlier run still works on ${clusterDir} and does not end (process ${left.join(', ')}). End it, then start again.`,
  );
}

async function gone(clusterDir: string, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    if ((await serversOf(clusterDir)).length === 0) return true;
    await pause(50);
  }
  return false;
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error;
  }
}

/**
 * The name a server of this cluster carries in its command line and, by PostgreSQL's `cluster_name`, in the
 * title of every child. Made from the folder's device and file number: a copy of the folder, or the same
 * path in another container, has another name, and a process of theirs is never taken for one of ours.
 */
export async function clusterMark(clusterDir: string): Promise<string> {
  const { dev, ino } = await stat(clusterDir, { bigint: true });
  return `zhiben-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 16)}`;
}

/** Every live PostgreSQL process of a cluster, including children whose postmaster was killed. */
export async function serversOf(clusterDir: string): Promise<number[]> {
  if (process.platform === 'win32') return windowsServerOf(clusterDir);
  const mark = await clusterMark(clusterDir);
  const commands = process.platform === 'linux' ? await commandsFromProc() : await commandsFromPs();
  return commands
    .filter(({ line }) => line.includes(mark) && line.includes('postgres'))
    .map(({ pid }) => pid);
}

interface Command {
  readonly pid: number;
  readonly line: string;
}

/** From /proc where there is one: small container images come without `ps`. */
async function commandsFromProc(): Promise<Command[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  // A process that ended meanwhile, or a zombie, has no command line.
  const read = (pid: number): Promise<string> => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return Promise.all(pids.map(async (pid) => ({ pid, line: await read(pid) })));
}

async function commandsFromPs(): Promise<Command[]> {
  const { stdout } = await run('ps', ['-A', '-ww', '-o', 'pid=,command='], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\n').map((line) => ({ pid: Number.parseInt(line, 10), line }));
}

/** Windows shows no title per child; children end by themselves soon after their postmaster. */
async function windowsServerOf(clusterDir: string): Promise<number[]> {
  const postmaster = await readPostmaster(clusterDir);
  if (postmaster === undefined) return [];
  const { stdout } = await run('tasklist', ['/FI', `PID eq ${postmaster.pid}`, '/FO', 'CSV', '/NH']);
  return stdout.includes('postgres.exe') ? [postmaster.pid] : [];
}
