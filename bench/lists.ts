import { systemClock } from '../server/services/clock.ts';
import { listHazards } from '../server/services/hazards.ts';
import { type Database, openDatabase } from '../server/store/database.ts';
import { CaseNumbers } from '../server/store/numbers.ts';
import { openTemporary, type Temporary } from '../server/testing/temporary.ts';
import { type ListCase, listCases } from './list-cases.ts';
import { fillHazards, makeGround } from './many-hazards.ts';
import { conclude, median, quantile, rounded } from './statistics.ts';

/**
 * Every list that people open, at ten times the hazards, which ten times the enterprises have: its p95 must stay within
 * 1.3. (With the same enterprises a list of one of them would show a page where it showed three rows before.)
 * Measured in the services, as the
 * application's role with the policies in force, the two sizes in turn. A list's ratio is the median over rounds.
 */
const quick = process.argv.includes('--quick');
const SIZES = quick ? ([10_000, 100_000] as const) : ([100_000, 1_000_000] as const);
const ROUNDS = quick ? 3 : 5;
const EACH = 20;
/** Hazards of an enterprise in three years, on average. */
const HAZARDS_EACH = 250;
const MOST_RATIO = 1.3;

interface Side {
  readonly database: Database;
  readonly cases: readonly ListCase[];
}

const temporary = await openTemporary();
try {
  await measure(temporary);
} finally {
  await temporary.stop();
}

async function measure(home: Temporary): Promise<void> {
  const small = await side(home, SIZES[0]);
  const large = await side(home, SIZES[1]);
  const p95 = small.cases.map(() => ({ small: [] as number[], large: [] as number[] }));
  // Round after round over all lists: what the machine does meanwhile is spread over them, and the first warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [i, list] of p95.entries()) {
      const times = { small: [] as number[], large: [] as number[] };
      for (let n = 0; n < EACH; n++) {
        times.small.push(await open(small, i));
        times.large.push(await open(large, i));
      }
      if (round === 0) continue;
      list.small.push(quantile(times.small, 0.95));
      list.large.push(quantile(times.large, 0.95));
    }
  }
  const found = p95.map((list, i) => ({
    name: small.cases[i]?.name ?? '',
    ratio: median(list.large.map((value, round) => value / (list.small[round] ?? Number.NaN))),
    small: median(list.small),
    large: median(list.large),
  }));
  for (const { name, ratio, small: from, large: to } of found.toSorted((a, b) => b.ratio - a.ratio))
    console.log(
      `${ratio <= MOST_RATIO ? '✓' : '✗'} ${name}: p95 ${from.toFixed(1)} → ${to.toFixed(1)} ms, ratio ${ratio.toFixed(2)}`,
    );
  const ratios = found.map((list) => list.ratio);
  const within = ratios.filter((ratio) => ratio <= MOST_RATIO).length;
  const pooled =
    quantile(
      found.map((list) => list.large),
      0.95,
    ) /
    quantile(
      found.map((list) => list.small),
      0.95,
    );
  conclude('lists', within === found.length, {
    sizes: SIZES,
    lists: found.length,
    within,
    medianRatio: rounded(median(ratios)),
    worstRatio: rounded(Math.max(...ratios)),
    pooledP95Ratio: rounded(pooled),
  });
  await small.database.close();
  await large.database.close();
}

async function side({ make }: Temporary, hazards: number): Promise<Side> {
  const home = await make(`lists_${hazards}`);
  const ground = await makeGround(home, hazards / HAZARDS_EACH);
  await fillHazards(home, ground, hazards);
  return { database: openDatabase(home.appUrl, { max: 2 }), cases: listCases(ground) };
}

/** Milliseconds to open one list. */
async function open({ database, cases }: Side, i: number): Promise<number> {
  const list = cases[i];
  if (list === undefined) throw new Error('no such list');
  const services = { database, clock: systemClock, numbers: new CaseNumbers(database) };
  const { actor, filter, sort } = list;
  const from = performance.now();
  const answer = await listHazards(services, actor, { filter, sort, limit: 25 });
  const took = performance.now() - from;
  if (!answer.ok) throw new Error(`${list.name}: ${answer.code}`);
  return took;
}
