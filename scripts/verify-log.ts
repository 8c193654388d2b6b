import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { leafOf } from '@zhiben/domain/primitives/merkle.ts';
import pg from 'pg';
import { sequenceLog } from '../server/services/log.ts';
import { systemActor } from '../server/services/system-actor.ts';
import { openDatabase } from '../server/store/database.ts';
import { type Fault, leafFaults } from '../server/store/log-check.ts';
import { openLogSigner } from '../server/store/log-key.ts';
import { treeFaults } from '../server/store/log-tree-check.ts';
import { recordFirstChanges } from '../server/store/register-events.ts';
import { type OwnedDatabase, openTemporary, type Temporary } from '../server/testing/temporary.ts';
import { tamper, tamperOnce } from './log/tampering.ts';
import { compareWithOther, judgeVectors, sha256, TiledTree, timeProofs } from './log/trees.ts';

/**
 * Proves the log: its trees agree with the public vectors and with a program that we did not write; honest growth is
 * never called a fault; whatever somebody with all rights in the database does to it is found, and where. As a control,
 * the check is run without the tree, and has to miss what only the tree can tell.
 */
const quick = process.argv.includes('--quick');
const LEAVES = quick ? 5000 : 100_000;
const HONEST = quick ? 10_000 : 1_000_000;
const ROUNDS = quick ? 6 : 100;
const AT_ONCE = quick ? 40 : 100;
const OTHER = quick ? 300 : 10_000;
const PROOF_TREE = quick ? 300_000 : 10_000_000;
const PROOF_MS = 10;
const CHECKPOINT_EVERY = 1000;
const VECTORS = fileURLToPath(new URL('../../shared/data/merkle-vectors/testdata', import.meta.url));

const begun = performance.now();
const problems: string[] = [];
const vectors = existsSync(VECTORS) ? await judgeVectors(VECTORS) : undefined;
if (vectors === undefined) console.log('– public vectors: skipped, their folder is not here');
else
  say(
    vectors.wrong.length === 0,
    `public vectors: ${vectors.judged} judged, wrong: ${vectors.wrong.join(', ') || 'none'}`,
  );
const differ = await compareWithOther(OTHER);
say(differ === 0, `another program: ${OTHER} random trees, ${differ} differ`);

const tree = new TiledTree();
for (const leaf = randomBytes(32); tree.size < PROOF_TREE; leaf.writeUInt32LE(tree.size, 0))
  tree.add(
    Array.from({ length: 8192 }, (_, i) => leafOf(sha256, Buffer.concat([leaf, Buffer.from([i, i >> 8])]))),
  );
const times = timeProofs(tree, 500).sort((a, b) => a - b);
const took = times[Math.floor(times.length * 0.95)] ?? Number.NaN;
say(
  took <= PROOF_MS,
  `two proofs in a tree of ${tree.size} leaves: p95 ${took.toFixed(2)} ms (at most ${PROOF_MS})`,
);
tree.tiles.clear();

const temporary = await openTemporary();
try {
  const honest = await growHonestly(temporary, HONEST);
  say(honest.alarms === 0, `honest growth: ${HONEST} events, ${honest.alarms} false alarms`);
  const found = await tamperAll(temporary);
  say(
    found.missed.length === 0,
    `tampering: ${found.tried}, ${found.missed.length} missed ${found.missed.slice(0, 5)}`,
  );
  say(found.control > 0, `control without the tree: misses ${found.control} of ${found.tried}`);
  const ok = problems.length === 0;
  const facts = {
    vectors: vectors?.judged ?? 'skipped',
    otherTrees: OTHER,
    differ,
    proofP95Ms: Number(took.toFixed(2)),
    proofTree: tree.size,
    honest: HONEST,
    alarms: honest.alarms,
    leaves: LEAVES,
    tried: found.tried,
    caught: found.tried - found.missed.length,
    control: found.control,
    seconds: Math.round((performance.now() - begun) / 1000),
  };
  console.log(`RESULT ${JSON.stringify({ name: 'log', ok, ...facts })}`);
  process.exitCode = ok ? 0 : 1;
} finally {
  await temporary.stop();
}

function say(ok: boolean, words: string): void {
  console.log(`${ok ? '✓' : '✗'} ${words}`);
  if (!ok) problems.push(words);
}

interface Log {
  readonly home: OwnedDatabase;
  readonly authorityId: string;
}

/** A log that so many events came into, a checkpoint after each thousand. */
async function grow({ make, dataDir }: Temporary, name: string, events: number): Promise<Log> {
  const home = await make(name);
  const authorityId = randomUUID();
  await home.query(
    `insert into authority (id, kind, name, region_code) values ($1, 'county', '凤台县', '340421')`,
    [authorityId],
  );
  const actor = systemActor(authorityId);
  const database = openDatabase(home.appUrl, { max: 2 });
  const clock = { at: Date.parse('2026-01-01T00:00:00Z'), now: () => new Date(clock.at) };
  const services = { database, clock, logSigner: await openLogSigner(dataDir) };
  for (let made = 0; made < events; made += CHECKPOINT_EVERY) {
    clock.at += 60_000;
    const at = clock.now().toISOString();
    await database.as(actor, (tx) =>
      recordFirstChanges(
        tx,
        { actor, at },
        Array.from({ length: Math.min(CHECKPOINT_EVERY, events - made) }, (_, i) => ({
          authorityId,
          register: 'organisation' as const,
          entryId: randomUUID(),
          move: 'create',
          organisationId: null,
          changes: { name: `企业 ${made + i}`, address: '经济开发区' },
        })),
      ),
    );
    await sequenceLog(services, actor);
  }
  await sequenceLog(services, actor);
  await database.close();
  return { home, authorityId };
}

async function connect({ home }: Log): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: home.ownerUrl,
    options: '-c search_path=zhiben,public -c timezone=UTC',
  });
  await client.connect();
  return client;
}

async function faultsOf(client: pg.Client): Promise<Fault[]> {
  const faults: Fault[] = [];
  await leafFaults(client, 'register_event', faults);
  await treeFaults(client, [], faults);
  return faults;
}

async function growHonestly(home: Temporary, events: number): Promise<{ alarms: number }> {
  const client = await connect(await grow(home, 'honest', events));
  await client.query('begin');
  const faults = await faultsOf(client);
  await client.end();
  return { alarms: faults.length };
}

async function tamperAll(home: Temporary) {
  const log = await grow(home, 'tampered', LEAVES);
  const client = await connect(log);
  const missed: string[] = [];
  let [tried, control] = [0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    for (const alone of [false, true]) {
      await client.query('begin');
      const done = alone
        ? [await tamperOnce(client, log.authorityId, LEAVES, round)]
        : await tamper(client, log.authorityId, LEAVES, AT_ONCE - 1);
      const faults = await faultsOf(client);
      const withoutTree: Fault[] = [];
      await leafFaults(client, 'register_event', withoutTree);
      await client.query('rollback');
      tried += done.length;
      missed.push(...done.filter(({ caught }) => !caught(faults)).map(({ kind }) => kind));
      control += done.filter(({ caught }) => !caught(withoutTree)).length;
    }
  }
  await client.end();
  return { tried, missed, control };
}
