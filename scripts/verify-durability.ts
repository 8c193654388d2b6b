import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runningEmbedded } from '../server/store/embedded/embedded.ts';
import { freePort, type ServerProcess, startProduct, startServer } from '../server/testing/serving.ts';
import { killAll, ORDERS } from './durability/crash.ts';
import { type Door, findFaults, findOrphans, newHazards, query, sendAll } from './durability/ledger.ts';

/**
 * Proves that no acknowledged hazard is lost and none is doubled: a thousand creates are in flight when the server and
 * its database are killed at a random moment; after the restart every create without answer is sent again under its
 * id, and the database must hold each exactly once, with exactly its event.
 *
 * SIGKILL leaves the page cache alive and so says nothing of fsync. That is counted apart: one after the other,
 * every acknowledged create must have cost at least one flush of the write-ahead log.
 *
 * Two controls show that the checks see: a server that answers before the commit, and a database that commits without
 * flushing, must both be caught.
 */
const quick = process.argv.includes('--quick');
const ROUNDS = quick ? 2 : 10;
const IN_FLIGHT = quick ? 300 : 1000;
const ONE_BY_ONE = 50;
const HASTY = fileURLToPath(new URL('./durability/hasty-server.ts', import.meta.url));
const PASSWORD = 'correct-horse-battery';

type Start = (dataDir: string) => Promise<ServerProcess>;
const product: Start = (dataDir) => startProduct({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
const hasty: Start = async (dataDir) => {
  const port = await freePort();
  const settings = { HOST: '127.0.0.1', PORT: `${port}`, DATA_DIR: dataDir };
  return startServer([HASTY], port, '/readyz', { ...process.env, ...settings });
};

const begun = performance.now();
const proof = await crashRounds(product, ROUNDS);
const flushes = await countFlushes();
const control = await crashRounds(hasty, 2);
const caught = control.faults.some((fault) => fault.includes('lost'));
const lazyCaught = flushes.lazy < ONE_BY_ONE;
for (const fault of proof.faults.slice(0, 20)) console.log(`✗ ${fault}`);
console.log(
  `${proof.faults.length === 0 ? '✓' : '✗'} ${ROUNDS} crashes, ${proof.sent} creates, ` +
    `${proof.beforeCrash} acknowledged before a crash, ${proof.retried} sent again: ${proof.faults.length} faults`,
);
console.log(
  `${flushes.honest >= ONE_BY_ONE ? '✓' : '✗'} ${ONE_BY_ONE} creates one by one: ${flushes.honest} flushes`,
);
console.log(
  `${caught ? '✓' : '✗'} control: a server that answers before the commit, ${control.faults.length} faults found`,
);
console.log(
  `${lazyCaught ? '✓' : '✗'} control: a database that does not wait for the disk, ${flushes.lazy} flushes`,
);
const ok = proof.faults.length === 0 && flushes.honest >= ONE_BY_ONE && caught && lazyCaught;
const facts = {
  rounds: ROUNDS,
  inFlight: IN_FLIGHT,
  acknowledgedBeforeCrash: proof.beforeCrash,
  retried: proof.retried,
  lostOrDoubled: proof.faults.length,
  flushes: flushes.honest,
  controls: Number(caught) + Number(lazyCaught),
  seconds: Math.round((performance.now() - begun) / 1000),
};
console.log(`RESULT ${JSON.stringify({ name: 'durability', ok, ...facts })}`);
process.exit(ok ? 0 : 1);

async function crashRounds(start: Start, rounds: number) {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiben-durability-'));
  const faults: string[] = [];
  let [sent, beforeCrash, retried] = [0, 0, 0];
  let server = await start(dataDir);
  try {
    const cookie = await setUp(server.url);
    const took = await timeOf(() => sendAll({ url: server.url, cookie }, newHazards(IN_FLIGHT)));
    for (let round = 1; round <= rounds; round++) {
      const hazards = newHazards(IN_FLIGHT);
      const sending = sendAll({ url: server.url, cookie }, hazards);
      const moment = took * (0.1 + 0.8 * Math.random());
      await pause(moment);
      const order = ORDERS[round % ORDERS.length] ?? 'together';
      await killAll(server, dataDir, order, 50 * Math.random());
      await sending;
      const acknowledged = hazards.filter((hazard) => hazard.number !== undefined).length;
      server = await start(dataDir);
      const superuserUrl = await behindPolicies(dataDir);
      faults.push(...(await findFaults(superuserUrl, hazards, 'acknowledged')));
      await settle({ url: server.url, cookie }, hazards);
      faults.push(...(await findFaults(superuserUrl, hazards, 'all')), ...(await findOrphans(superuserUrl)));
      sent += IN_FLIGHT;
      beforeCrash += acknowledged;
      retried += IN_FLIGHT - acknowledged;
      console.log(
        `  round ${round}: killed after ${Math.round(moment)} ms, ${order}; ${acknowledged} acknowledged, ${faults.length} faults so far`,
      );
    }
    return { faults, sent, beforeCrash, retried };
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Sends again what got no answer, until everything is answered, as a phone does whose signal is back. */
async function settle(door: Door, hazards: Parameters<typeof sendAll>[1]): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const open = hazards.filter((hazard) => hazard.number === undefined);
    if (open.length === 0) return;
    await sendAll(door, open);
  }
}

/** Flushes of the write-ahead log for creates sent one after the other: as the product runs, and without waiting. */
async function countFlushes(): Promise<{ honest: number; lazy: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiben-durability-'));
  let server = await product(dataDir);
  try {
    const cookie = await setUp(server.url);
    const honest = await flushesOf({ url: server.url, cookie }, dataDir);
    await query(await behindPolicies(dataDir), 'alter database zhiben set synchronous_commit = off', []);
    await server.stop();
    server = await product(dataDir);
    return { honest, lazy: await flushesOf({ url: server.url, cookie }, dataDir) };
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function flushesOf(door: Door, dataDir: string): Promise<number> {
  const superuserUrl = await behindPolicies(dataDir);
  await sendAll(door, newHazards(1));
  const count = async (): Promise<number> => {
    // What the sessions count becomes visible when they end or after a while idle.
    await pause(11_000);
    const rows = await query<{ fsyncs: number }>(
      superuserUrl,
      `select sum(fsyncs)::integer as fsyncs from pg_stat_io where object = 'wal' and backend_type = 'client backend'`,
      [],
    );
    return rows[0]?.fsyncs ?? 0;
  };
  const before = await count();
  const hazards = newHazards(ONE_BY_ONE);
  for (const hazard of hazards) await sendAll(door, [hazard]);
  if (hazards.some((hazard) => hazard.number === undefined)) throw new Error('a create was not answered');
  return (await count()) - before;
}

async function setUp(url: string): Promise<string> {
  const username = 'lin';
  const administrator = { personId: randomUUID(), name: '林专班', username, password: PASSWORD };
  const authority = { id: randomUUID(), name: '凤台经济开发区', kind: 'park', regionCode: '340421' };
  await post(`${url}/api/setup`, { authority, administrator }, 201);
  const entered = await enter(url, { username, password: PASSWORD });
  return entered.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The control answers before its commit here too: its first administrator may not exist for a moment. */
async function enter(url: string, person: object): Promise<Response> {
  await pause(500);
  return post(`${url}/api/session`, person, 200);
}

async function post(url: string, body: object, status: number): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.status !== status) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/** The superuser on the product's database: the checker must see what the policies hide. */
async function behindPolicies(dataDir: string): Promise<string> {
  const running = await runningEmbedded(dataDir);
  if (running === undefined) throw new Error('the embedded database does not run');
  const url = new URL(running.superuserUrl);
  url.pathname = '/zhiben';
  return url.href;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
