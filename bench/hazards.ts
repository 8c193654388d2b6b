import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { admit, signIn } from '../server/testing/admission.ts';
import { freePort, startProduct, startServer } from '../server/testing/serving.ts';
import { openTemporary, type Temporary } from '../server/testing/temporary.ts';
import { type Ask, CONNECTIONS, rateOf } from './load.ts';
import { fillHazards, type Ground, makeGround } from './many-hazards.ts';
import { conclude, median, rounded, spread } from './statistics.ts';

/**
 * Creating, reading and listing hazards over HTTP, against a bare handler in the same run: rounds of the two take turns.
 *
 * The product runs as in production: signed in, validated, reach enforced by the database, event and leaf hash written,
 * requests logged, commits on disk. The bare handler is Fastify and pg without any of it, in the same database; it
 * writes to copies of the two tables with the same columns, rows and indexes but without policies and foreign
 * keys, and reads the product's own tables as their owner.
 */
const quick = process.argv.includes('--quick');
const HAZARDS = quick ? 10_000 : 100_000;
const ROUNDS = quick ? 3 : 7;
const SECONDS = quick ? 2 : 4;
const LEAST_RATIO = 0.5;
const BARE = fileURLToPath(new URL('./bare.ts', import.meta.url));

interface Contest {
  readonly name: string;
  readonly product: () => Ask;
  readonly bare: () => Ask;
}

const temporary = await openTemporary();
try {
  await measure(temporary);
} finally {
  await temporary.stop();
}

async function measure({ make, dataDir }: Temporary): Promise<void> {
  const home = await make('hazards');
  const ground = await makeGround(home);
  await fillHazards(home, ground, HAZARDS);
  await home.query('create table bare_case (like case_file including all)');
  await home.query('create table bare_event (like case_event including all)');
  await home.query('insert into bare_case select * from case_file');
  await home.query('vacuum analyze bare_case');
  await admit(home, [
    { username: 'bench', name: '林检查', roles: ['desk'], authorityId: ground.authorityId },
  ]);
  const barePort = await freePort();
  const product = await startProduct({
    DATABASE_URL: home.ownerUrl,
    DATABASE_APP_URL: home.appUrl,
    DATA_DIR: dataDir,
  });
  const bare = await startServer([BARE, home.ownerUrl, `${barePort}`, ground.authorityId], barePort, '/');
  try {
    const cookie = await signIn(product.url, 'bench');
    const known: string[] = [];
    const facts: Record<string, unknown> = { hazards: HAZARDS, connections: CONNECTIONS, rounds: ROUNDS };
    let ok = true;
    for (const { name, product: ask, bare: askBare } of contests(ground, known)) {
      const sides = {
        product: () => rateOf(product.url, { cookie }, SECONDS, ask),
        bare: () => rateOf(bare.url, {}, SECONDS, askBare),
      };
      const { ratios, rates } = await takeTurns(sides);
      const passed = median(ratios) >= LEAST_RATIO;
      ok &&= passed;
      facts[name] = rounded(median(ratios));
      facts[`${name}PerSecond`] = Math.round(median(rates.product));
      console.log(
        `${passed ? '✓' : '✗'} ${name}: ${spread(ratios)} of the bare handler (at least ${LEAST_RATIO}); ` +
          `${spread(rates.product, 0)} against ${spread(rates.bare, 0)} a second`,
      );
    }
    conclude('hazards', ok, facts);
  } finally {
    await product.stop();
    await bare.stop();
  }
}

/** A round of each side warms up; then each round has both sides, and the side that goes first changes. */
async function takeTurns(sides: Record<'product' | 'bare', () => Promise<number>>) {
  const rates: Record<'product' | 'bare', number[]> = { product: [], bare: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    const order = round % 2 === 0 ? (['product', 'bare'] as const) : (['bare', 'product'] as const);
    for (const side of order) {
      const rate = await sides[side]();
      if (round > 0) rates[side].push(rate);
    }
  }
  const ratios = rates.product.map((rate, round) => rate / (rates.bare[round] ?? Number.NaN));
  return { ratios, rates };
}

function contests({ organisationIds }: Ground, known: string[]): Contest[] {
  let made = 0;
  const create = (): Ask => {
    const id = randomUUID();
    if (known.length < 2000) known.push(id);
    made += 1;
    return {
      path: '',
      body: {
        id,
        title: '液氨储罐压力表超期未检，东侧',
        description: `设备台账与现场实物不符，存在中毒窒息危险。设备编号${made}`,
        place: `打磨车间${made % 40}号`,
        organisationId: organisationIds[made % organisationIds.length],
        channel: 'supervision',
        foundOn: '2026-01-20',
        happenedAt: '2026-01-20T08:00:00+08:00',
      },
    };
  };
  // The first ids went to the product, which warms up first; of its last requests some were never answered.
  const one = (): string => known[Math.floor(Math.random() * Math.min(known.length, 500))] ?? '';
  const at = (prefix: string, ask: () => Ask) => (): Ask => {
    const { path, ...rest } = ask();
    return { path: `${prefix}/hazards${path}`, ...rest };
  };
  const both = (name: string, ask: () => Ask): Contest => ({
    name,
    product: at('/api', ask),
    bare: at('', ask),
  });
  return [
    both('create', create),
    both('read', () => ({ path: `/${one()}` })),
    both('list', () => ({ path: '?open=true&limit=25' })),
  ];
}
