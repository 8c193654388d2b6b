import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clusterFolder } from './cluster.ts';
import { type EmbeddedDatabase, runningEmbedded, startEmbedded } from './embedded.ts';
import { serversOf } from './orphans.ts';

const isRoot = process.getuid?.() === 0;
/** A user number that no test machine uses for anything else; PostgreSQL's initdb needs one with a name. */
const NOBODY = 65534;

let home: string;
let dataDir: string;
const children: ChildProcess[] = [];
const databases: EmbeddedDatabase[] = [];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'zhiben-embedded-'));
  await chmod(home, 0o755);
  dataDir = join(home, 'data');
});

afterEach(async () => {
  for (const database of databases.splice(0)) await database.stop();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const pid of await serversOf(clusterFolder(dataDir)).catch(() => [])) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  await rm(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});

async function start(folder = dataDir): Promise<EmbeddedDatabase> {
  const database = await startEmbedded({ dataDir: folder, log: () => undefined });
  databases.push(database);
  return database;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  // Some tests kill the server under an open connection.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

interface Held {
  readonly parent: ChildProcess;
  readonly pid: number;
  readonly superuserUrl: string;
}

/** Starts the database in a process of its own, which holds it until it is killed. */
async function startElsewhere(
  options: { uid?: number; gid?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<Held> {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)};
    const { pid, superuserUrl } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
    console.log(JSON.stringify({ pid, superuserUrl }));
    process.on('SIGTERM', () => process.exit(0));`;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    ...options,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(parent);
  let errors = '';
  parent.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const [line] = (await Promise.race([
    once(parent.stdout as NodeJS.ReadableStream, 'data'),
    once(parent, 'close').then(() => Promise.reject(new Error(`The other process ended: ${errors}`))),
  ])) as [Buffer];
  return { parent, ...JSON.parse(line.toString()) };
}

async function killAndWait(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function endOf(pid: number, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs;
  while (performance.now() < until) {
    if (!(await serversOf(clusterFolder(dataDir))).includes(pid)) return true;
    await pause(20);
  }
  return false;
}

describe('a new data folder', () => {
  it('becomes a durable cluster that understands Chinese and keeps its password to itself', async () => {
    const { superuserUrl } = await start();
    await query(superuserUrl, 'create extension pg_trgm');
    const [row] = await query(
      superuserUrl,
      `select show_trgm('重大事故隐患') <> '{}' as trigrams, current_setting('fsync') as fsync,
        current_setting('synchronous_commit') as synchronous_commit, current_setting('data_checksums') as checksums,
        current_setting('jit') as jit, current_setting('server_encoding') as encoding,
        current_setting('listen_addresses') as listens`,
    );
    expect(row).toEqual({
      trigrams: true,
      fsync: 'on',
      synchronous_commit: 'on',
      checksums: 'on',
      jit: 'off',
      encoding: 'UTF8',
      listens: '127.0.0.1',
    });
    const secret = await stat(join(dataDir, 'secrets', 'postgres-superuser'));
    expect(secret.mode & 0o777).toBe(0o600);
  });

  it('lets nobody in without the password', async () => {
    const { superuserUrl } = await start();
    const wrong = superuserUrl.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('is made anew when an earlier start was killed half-way through', async () => {
    await mkdir(join(dataDir, 'postgres.new', 'base'), { recursive: true });
    const { superuserUrl } = await start();
    expect(await query(superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it.skipIf(!isRoot)('ready as an ordinary user who has no home folder', async () => {
    await mkdir(dataDir);
    await chown(dataDir, NOBODY, NOBODY);
    const { pid } = await startElsewhere({ uid: NOBODY, gid: NOBODY, env: { HOME: '/nonexistent' } });
    expect((await stat(`/proc/${pid}`)).uid).toBe(NOBODY);
  });

  it.skipIf(!isRoot)('works for root below a folder that is closed to every other user', async () => {
    await chmod(home, 0o700);
    const { superuserUrl, pid } = await start();
    expect(await query(superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(`/proc/${pid}`)).uid).not.toBe(0);
  });
});

describe('a data folder that has been used', () => {
  it('keeps what was committed, and its port is found while it runs', async () => {
    const first = await start();
    await query(first.superuserUrl, 'create table kept as select 7 as n');
    expect(await runningEmbedded(dataDir)).toEqual({ superuserUrl: first.superuserUrl, port: first.port });
    await first.stop();
    expect(await runningEmbedded(dataDir)).toBeUndefined();
    const second = await start();
    expect(await query(second.superuserUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('refuses a second start, in this process or another, and names the first', async () => {
    await start();
    const refusal = {
      code: 'data-folder-in-use',
      message: expect.stringContaining(`process ${process.pid} `),
    };
    await expect(startEmbedded({ dataDir, log: () => undefined })).rejects.toMatchObject(refusal);
    await expect(startElsewhere()).rejects.toThrow(`process ${process.pid} `);
  });

  it('refuses a cluster of another PostgreSQL version and says what to do', async () => {
    await (await start()).stop();
    await writeFile(join(clusterFolder(dataDir), 'PG_VERSION'), '17\n');
    await expect(start()).rejects.toMatchObject({ code: 'data-folder-version' });
    await writeFile(join(clusterFolder(dataDir), 'PG_VERSION'), '18\n');
  });

  it('says so when its password file is lost', async () => {
    await (await start()).stop();
    await rm(join(dataDir, 'secrets'), { recursive: true });
    await expect(start()).rejects.toMatchObject({ code: 'database-password-lost' });
  });

  it('is free again after a start that failed', async () => {
    await (await start()).stop();
    const settings = join(clusterFolder(dataDir), 'postgresql.conf');
    const sound = await readFile(settings, 'utf8');
    await writeFile(settings, 'no such setting\n');
    await expect(start()).rejects.toMatchObject({ code: 'database-not-started' });
    await writeFile(settings, sound);
    await start();
  });
});

describe('after a kill', () => {
  it('the server ends when only its parent was killed', async () => {
    const { parent, pid } = await startElsewhere();
    await killAndWait(parent);
    expect(await endOf(pid, 5_000)).toBe(true);
  });

  it('a start at once finds the orphan, stops it and keeps what was committed', async () => {
    const { parent, pid, superuserUrl } = await startElsewhere();
    await query(superuserUrl, 'create table kept as select 7 as n');
    // Stopped, the server cannot follow the watcher's request: an orphan that does not end by itself.
    process.kill(pid, 'SIGSTOP');
    await killAndWait(parent);
    setTimeout(() => process.kill(pid, 'SIGCONT'), 500);
    const again = await start();
    expect(await serversOf(clusterFolder(dataDir))).not.toContain(pid);
    expect(await query(again.superuserUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('of everything at once, it recovers and keeps what was committed', async () => {
    const { parent, pid, superuserUrl } = await startElsewhere();
    await query(superuserUrl, 'create table kept as select 7 as n');
    process.kill(pid, 'SIGKILL');
    await killAndWait(parent);
    const again = await start();
    expect(await query(again.superuserUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('children that outlived their server are ended before a new one starts', async () => {
    const { parent, pid, superuserUrl } = await startElsewhere();
    const busy = query(superuserUrl, 'select count(*) from generate_series(1, 20000000000)').catch(
      () => undefined,
    );
    await pause(300);
    process.kill(pid, 'SIGKILL');
    await killAndWait(parent);
    const again = await start();
    expect(await query(again.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await busy;
  });

  it('is not fooled by a process that has meanwhile been given the old number', async () => {
    await (await start()).stop();
    // As after the restart of a container: the number in the file belongs to somebody else.
    const other = spawn('sleep', ['60'], isRoot ? { uid: (await stat(clusterFolder(dataDir))).uid } : {});
    children.push(other);
    await writeFile(
      join(clusterFolder(dataDir), 'postmaster.pid'),
      `${other.pid}\n${clusterFolder(dataDir)}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`,
    );
    await start();
    expect(other.exitCode).toBeNull();
  });
});

it('a copy of a running folder is another cluster: starting it leaves the first alone', async () => {
  const first = await start();
  const copy = join(home, 'copy');
  await query(first.superuserUrl, 'checkpoint');
  await cp(dataDir, copy, { recursive: true });
  if (isRoot) {
    const { uid, gid } = await stat(clusterFolder(dataDir));
    await chownAll(clusterFolder(copy), uid, gid);
  }
  await chmod(clusterFolder(copy), 0o700);
  await start(copy);
  expect(await query(first.superuserUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

async function chownAll(folder: string, uid: number, gid: number): Promise<void> {
  const child = spawn('chown', ['-R', `${uid}:${gid}`, folder]);
  await once(child, 'exit');
}
