import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { StartupError } from '../startup-error.ts';
import { type Account, launch } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Cluster } from './cluster.ts';
import { clusterMark, stopOrphans } from './orphans.ts';

const run = promisify(execFile);

/** How long refusals that pass by themselves are borne: a killed predecessor's memory, a port just taken. */
const RETRY_FOR_MS = 20_000;
const RETRY_EVERY_MS = 200;
/** How long a server may repair itself after a crash before the start is given up. */
const RECOVERY_MS = 10 * 60_000;
/** How long a fast shutdown may take before the server is ended at once (the next start then recovers). */
const STOP_MS = 30_000;

const PASSING_REFUSALS =
  /pre-existing shared memory block|lock file ".*" already exists|Address already in use|could not bind/i;

export interface Postmaster {
  readonly port: number;
  readonly pid: number;
  /** Settles when the server has ended, however it ended. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server of a cluster and waits until it accepts connections. */
export async function startPostmaster(
  binaries: Binaries,
  cluster: Cluster,
  durable: boolean,
  log: (line: string) => void,
): Promise<Postmaster> {
  const giveUpAt = performance.now() + RETRY_FOR_MS;
  for (;;) {
    const tried = await tryStart(binaries, cluster, durable, log);
    if (tried.ok) return tried.postmaster;
    const said = tried.said.join(' ');
    if (!PASSING_REFUSALS.test(said) || performance.now() > giveUpAt) {
      throw new StartupError(
        'database-not-started',
        `The embedded database in ${cluster.dir} did not start. PostgreSQL said: ${said || 'nothing'} Mend what it names; if it names nothing you can mend, restore the last backup into a new data folder.`,
      );
    }
    await pause(RETRY_EVERY_MS);
    await stopOrphans(cluster.dir, log);
  }
}

type Tried = { ok: true; postmaster: Postmaster } | { ok: false; said: readonly string[] };

async function tryStart(
  binaries: Binaries,
  cluster: Cluster,
  durable: boolean,
  log: (line: string) => void,
): Promise<Tried> {
  const port = await freePort();
  const settings = serverSettings(port, await clusterMark(cluster.dir), durable);
  const args = ['-D', cluster.dir, ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawnServer(cluster.account, binaries.postgres, args);
  const ended = endOf(child);
  const said: string[] = [];
  const ready = new Promise<boolean>((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (said.length > 6) said.shift();
      log(line);
      if (line.includes('database system is ready to accept connections')) resolve(true);
    });
    // 'close' comes after the last line has been read, 'exit' may come before.
    child.once('close', () => resolve(false));
    child.once('error', (error) => {
      said.push(error.message);
      resolve(false);
    });
  });
  const recovered = await Promise.race([ready, pause(RECOVERY_MS, 'slow' as const, { ref: false })]);
  if (recovered === 'slow') {
    child.kill('SIGINT');
    return { ok: false, said: [...said, `It was not ready after ${RECOVERY_MS / 60_000} minutes.`] };
  }
  if (!recovered) return { ok: false, said };
  const stop = (): Promise<void> => stopServer(binaries, cluster, child, ended);
  return { ok: true, postmaster: { port, pid: child.pid ?? 0, ended, stop } };
}

type Server = ChildProcess & { readonly stdin: Writable; readonly stderr: Readable };

/**
 * Before it becomes PostgreSQL, the shell leaves a watcher behind that reads from this process. When this
 * process ends without a word, even by SIGKILL, the watcher's pipe closes and it asks the server to shut
 * down. The watcher is forked twice so that it is no child of PostgreSQL, which minds children it did not make.
 */
const WATCHED = [
  'server=$$',
  '( ( read -r word && exit 0; kill -INT "$server" ) <&3 >/dev/null 2>&1 3<&- & )',
  'exec "$@" 3<&-',
].join('\n');

function spawnServer(account: Account, program: string, args: readonly string[]): Server {
  const windows = process.platform === 'win32';
  const start = windows
    ? launch(account, program, args)
    : launch(account, '/bin/sh', ['-c', `exec 3<&0 </dev/null\n${WATCHED}`, 'postgres', program, ...args]);
  return spawn(start.command, start.args, {
    ...start.options,
    stdio: ['pipe', 'ignore', 'pipe'],
    // A group of its own: Ctrl-C in a terminal reaches this process alone, which then stops in order.
    detached: !windows,
    windowsHide: true,
  }) as Server;
}

async function stopServer(
  binaries: Binaries,
  cluster: Cluster,
  child: Server,
  ended: Promise<void>,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') {
    // Windows has no signals; pg_ctl carries the request.
    const stop = launch(cluster.account, binaries.pgCtl, ['stop', '-D', cluster.dir, '-m', 'fast', '-W']);
    await run(stop.command, stop.args, stop.options);
  } else {
    child.kill('SIGINT');
  }
  const late = await Promise.race([ended, pause(STOP_MS, 'late' as const, { ref: false })]);
  if (late === 'late') {
    child.kill('SIGQUIT');
    await ended;
  }
}

function endOf(child: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  // The watcher is told to go, or it would one day signal whoever has the number then. Nobody may listen any more.
  child.stdin.on('error', () => undefined);
  return ended.then(() => {
    child.stdin.end('done\n');
  });
}

/** Asks the system for a port nobody uses. Somebody may take it meanwhile: the start is then tried again. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}

const MB = 1024 * 1024;

/**
 * Megabytes of memory for the pages that the database keeps to itself: an eighth of what there is, half of what
 * PostgreSQL advises, since the server lives beside it. No list was measured to be quicker for it.
 */
function bufferMegabytes(): number {
  const limit = process.constrainedMemory?.() || Number.POSITIVE_INFINITY;
  const eighth = Math.min(totalmem(), limit) / 8 / MB;
  return Math.round(Math.min(2048, Math.max(128, eighth)));
}

/** Settings for a small machine, given on the command line so that they outrank the files in the cluster. */
function serverSettings(port: number, mark: string, durable: boolean): string[] {
  const safety = durable ? 'on' : 'off';
  return [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    // No socket file: its path would have to be short, and reachable by the users on both sides.
    'unix_socket_directories=',
    `cluster_name=${mark}`,
    'max_connections=60',
    `shared_buffers=${bufferMegabytes()}MB`,
    `effective_cache_size=${bufferMegabytes() * 4}MB`,
    'maintenance_work_mem=64MB',
    'jit=off',
    // Parallel workers share memory through /dev/shm, which containers keep too small, and a small machine
    // has no spare cores for them.
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
    `fsync=${safety}`,
    `synchronous_commit=${safety}`,
    `full_page_writes=${safety}`,
    'timezone=UTC',
    'log_timezone=UTC',
    'lc_messages=C',
    'logging_collector=off',
    'log_destination=stderr',
    // Statements and details of errors hold names and numbers of people; the log must not.
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
  ];
}
