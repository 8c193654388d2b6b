import { randomUUID } from 'node:crypto';
import type { FigureQuery } from '@zhiben/domain/contract/figure.ts';
import { firstOf } from '@zhiben/domain/kinds/figure/spans.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { addMonths } from '@zhiben/domain/values/plain-date.ts';
import { CompiledQuery, sql } from 'kysely';
import pg from 'pg';
import { systemClock, today } from '../server/services/clock.ts';
import { readFigures } from '../server/services/figures.ts';
import { reportHazard } from '../server/services/hazards.ts';
import { type Database, openDatabase } from '../server/store/database.ts';
import { foldChanges } from '../server/store/figures.ts';
import { CaseNumbers } from '../server/store/numbers.ts';
import { type OwnedDatabase, openTemporary, type Temporary } from '../server/testing/temporary.ts';
import { fillHazards, type Ground, makeGround } from './many-hazards.ts';
import { conclude, median, quantile, rounded, spread } from './statistics.ts';

/**
 * The statistics page at ten times the hazards: p95 within 1.2, at most 10 ms in the database, told beside the plain
 * GROUP BY of the same run. Then what roll-ups cost: hazards created with them and, in turn, by a database whose
 * roll-up is switched off, at 16 at a time, while a sweep folds.
 */
const quick = process.argv.includes('--quick');
const SIZES = quick ? ([10_000, 100_000] as const) : ([100_000, 1_000_000] as const);
const ROUNDS = quick ? 3 : 7;
const EACH = 40;
const HAZARDS_EACH = 250;
const MOST_RATIO = 1.2;
const MOST_MS = 10;
const AT_ONCE = 16;
const CREATES = quick ? 800 : 3000;
const MOST_COST = 0.15;

interface Side {
  readonly home: OwnedDatabase;
  readonly ground: Ground;
  readonly database: Database;
}

const statements = watchStatements();
const temporary = await openTemporary();
try {
  const [small, large] = [await side(temporary, SIZES[0]), await side(temporary, SIZES[1])];
  const page = await measurePage(small, large);
  const cost = await measureCost(small);
  conclude('figures', page.ok && cost.ok, { sizes: SIZES, ...page.facts, ...cost.facts });
  await small.database.close();
  await large.database.close();
} finally {
  await temporary.stop();
}

async function side({ make }: Temporary, hazards: number): Promise<Side> {
  const home = await make(`figures_${hazards}`);
  const ground = await makeGround(home, hazards / HAZARDS_EACH);
  await fillHazards(home, ground, hazards);
  await addSteps(home, ground);
  const from = performance.now();
  await home.query('select rebuild_figures()');
  await home.query('vacuum analyze');
  const { rows } = await home.query('select count(*) as cells from figure_cell where scope = authority_id');
  console.log(
    `${hazards} hazards: counted anew in ${((performance.now() - from) / 1000).toFixed(1)} s, ${rows[0]?.cells} cells`,
  );
  return { home, ground, database: openDatabase(home.appUrl, { max: AT_ONCE + 2 }) };
}

/** A criterion of every tenth, of two hundred; and the steps of every fourth, which the lists have no use for. */
async function addSteps({ query }: OwnedDatabase, { authorityId }: Ground): Promise<void> {
  await query(
    `update case_file set criterion_id = 'K' || abs(hashtext(id::text)) % 200, industry_code = 'C' || 13 + abs(hashtext(id::text)) % 30,
            region_code = '3404211' || lpad((abs(hashtext(id::text)) % 20)::text, 2, '0')
      where authority_id = $1 and hashtext(id::text) % 10 = 0`,
    [authorityId],
  );
  await query(
    `insert into case_event (authority_id, case_id, seq, move_id, move, to_state, actor_name, happened_at, received_at,
       effective_at, changes, leaf_hash)
     select c.authority_id, c.id, s.seq, gen_random_uuid(), s.move, c.state, '林检查', at.at, at.at, at.at, '{}', ''
       from case_file c, (values (2, 'confirm', 1), (3, 'order', 2), (4, 'submit', 12), (5, 'verify', 15), (6, 'close', 18)) s (seq, move, days),
            lateral (select c.found_on + (s.days + abs(hashtext(c.id::text || s.move)) % (4 + s.days * 2)) * interval '1 day' as at) at
      where c.authority_id = $1 and c.state = 'closed' and hashtext(c.id::text) % 4 = 0`,
    [authorityId],
  );
}

function desk({ authorityId, personId }: Ground): Actor {
  return {
    accountId: 'bench',
    personId,
    name: '林检查',
    roles: ['desk'],
    reach: { scope: 'authority', authorityId, authorityIds: [authorityId] },
    personIds: [personId],
    organisationIds: [],
  };
}

async function measurePage(small: Side, large: Side) {
  const month = firstOf(today(systemClock));
  const query: FigureQuery = { from: addMonths(month, -11).slice(0, 7), to: month.slice(0, 7) };
  const open = async ({ database, ground }: Side) => {
    statements.took();
    const from = performance.now();
    const read = await readFigures({ database, clock: systemClock }, desk(ground), query);
    if (!read.ok) throw new Error(read.code);
    return { took: performance.now() - from, asked: statements.took() };
  };
  const p95 = {
    small: [] as number[],
    large: [] as number[],
    inDatabase: [] as number[],
    waited: [] as number[],
  };
  for (let round = 0; round <= ROUNDS; round++) {
    const times = {
      small: [] as number[],
      large: [] as number[],
      inDatabase: [] as number[],
      waited: [] as number[],
    };
    for (let n = 0; n < EACH; n++) {
      times.small.push((await open(small)).took);
      const { took, asked } = await open(large);
      times.large.push(took);
      times.waited.push(asked.waited);
      times.inDatabase.push(await ownTime(large, asked.statements));
    }
    if (round === 0) continue;
    for (const name of ['small', 'large', 'inDatabase', 'waited'] as const)
      p95[name].push(quantile(times[name], 0.95));
  }
  const raw: number[] = [];
  for (let n = 0; n < 3; n++) raw.push(await rawGroupBy(large));
  const ratio = median(p95.large.map((value, i) => value / (p95.small[i] ?? Number.NaN)));
  const inDatabase = median(p95.inDatabase);
  const ok = ratio <= MOST_RATIO && inDatabase <= MOST_MS;
  console.log(
    `${ok ? '✓' : '✗'} page: p95 ${spread(p95.small, 1)} → ${spread(p95.large, 1)} ms, ratio ${ratio.toFixed(2)} (at most ${MOST_RATIO}); ` +
      `${spread(p95.inDatabase, 1)} ms in the database (at most ${MOST_MS}), waited for by the driver ${spread(p95.waited, 1)} ms; plain GROUP BY ${median(raw).toFixed(0)} ms`,
  );
  return {
    ok,
    facts: {
      ratio: rounded(ratio),
      p95Ms: rounded(median(p95.large), 1),
      inDatabaseMs: rounded(inDatabase, 1),
      waitedMs: rounded(median(p95.waited), 1),
      rawMs: Math.round(median(raw)),
      ofRaw: rounded(inDatabase / median(raw), 5),
    },
  };
}

type Statement = readonly [text: string, values?: unknown[]];

/** The statements that the driver sends, and the milliseconds that it waits for their answers, all of them together. */
function watchStatements(): {
  took(): { readonly waited: number; readonly statements: readonly Statement[] };
} {
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  let since = { waited: 0, statements: [] as Statement[] };
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const from = performance.now();
    const answer = query.apply(this, args);
    since.statements.push(args as unknown as Statement);
    if (answer instanceof Promise)
      void answer.then(
        () => {
          since.waited += performance.now() - from;
        },
        () => {},
      );
    return answer;
  } as never;
  return {
    took: () => {
      const told = since;
      since = { waited: 0, statements: [] };
      return told;
    },
  };
}

/**
 * Milliseconds that PostgreSQL itself says it plans, runs and writes out these statements: the wait of the driver is
 * longer by the way there and back and by what this process does meanwhile.
 */
async function ownTime({ database, ground }: Side, statements: readonly Statement[]): Promise<number> {
  return database.as(desk(ground), async (tx) => {
    let own = 0;
    const { rows: server } = await sql<{ writesOut: boolean }>`
      select current_setting('server_version_num')::int >= 170000 as "writesOut"`.execute(tx);
    // Before PostgreSQL 17 it does not tell what writing out the rows costs.
    const options = `analyze, timing off, ${server[0]?.writesOut ? 'serialize text, ' : ''}format json`;
    for (const [text, values = []] of statements.filter(([text]) => /^\s*(with|select)/i.test(text))) {
      const explained = CompiledQuery.raw(`explain (${options}) ${text}`, values);
      const { rows } = await tx.executeQuery<{ 'QUERY PLAN': [Readonly<Record<string, number>>] }>(explained);
      const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
      own += Number(plan?.['Planning Time']) + Number(plan?.['Execution Time']);
    }
    return own;
  });
}

/** What the same page would cost without a roll-up: one pass over the hazards for its bars, one over the steps. */
async function rawGroupBy({ home, ground }: Side): Promise<number> {
  const from = performance.now();
  await home.query(
    `select date_trunc('month', found_on), grade, region_code, industry_code, channel, criterion_id, accident_type,
            root_cause, defence, count(*), count(*) filter (where holder <> 'nobody' and due_on < current_date)
       from case_file where authority_id = $1 and state not in ('dismissed', 'merged')
      group by grouping sets ((1, 2), (3), (4), (5), (6), (7), (8), (9))`,
    [ground.authorityId],
  );
  await home.query(
    `select e.move, e.effective_at::date - c.found_on, count(*) from case_event e
       join case_file c on c.authority_id = e.authority_id and c.id = e.case_id
      where e.authority_id = $1 group by 1, 2`,
    [ground.authorityId],
  );
  return performance.now() - from;
}

async function measureCost(side: Side) {
  const rates = { without: [] as number[], with: [] as number[] };
  const switchOff = `create function pass() returns trigger language plpgsql as 'begin return null; end';
    create trigger pass before insert on figure_change for each row execute function pass()`;
  for (let round = 0; round <= ROUNDS; round++) {
    for (const how of round % 2 === 0 ? (['without', 'with'] as const) : (['with', 'without'] as const)) {
      if (how === 'without') await side.home.query(switchOff);
      const rate = await createRate(side);
      if (how === 'without') await side.home.query('drop function pass cascade');
      if (round > 0) rates[how].push(rate);
    }
  }
  const costs = rates.with.map((rate, i) => 1 - rate / (rates.without[i] ?? Number.NaN));
  const ok = median(costs) <= MOST_COST;
  console.log(
    `${ok ? '✓' : '✗'} creating costs ${spread(costs)} more with roll-ups (at most ${MOST_COST}): ` +
      `${spread(rates.without, 0)} a second without, ${spread(rates.with, 0)} with`,
  );
  return {
    ok,
    facts: { createCost: rounded(median(costs)), createsPerSecond: Math.round(median(rates.with)) },
  };
}

/** Hazards created in a second by sixteen at a time, the roll-up folded all the while. */
async function createRate({ database, ground }: Side): Promise<number> {
  const services = { database, clock: systemClock, numbers: new CaseNumbers(database) };
  const actor = desk(ground);
  let left = CREATES;
  let creating = true;
  const folding = (async () => {
    while (creating) {
      await database.as(actor, (tx) => foldChanges(tx, ground.authorityId, 5000));
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  const from = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        const organisationId = ground.organisationIds[left % ground.organisationIds.length] ?? null;
        const made = await reportHazard(services, actor, {
          id: randomUUID(),
          title: '液氨储罐压力表超期未检，东侧',
          description: '',
          place: '打磨车间',
          lng: null,
          lat: null,
          organisationId,
          channel: 'supervision',
          sourceRecordId: null,
          grade: 'general',
          criterionId: null,
          accidentType: 'fire',
          rootCause: null,
          defence: null,
          foundOn: '2026-01-20',
          foundBy: '',
          happenedAt: '2026-01-20T08:00:00+08:00',
          files: [],
        });
        if (!made.ok) throw new Error(made.code);
      }
    }),
  );
  const took = performance.now() - from;
  creating = false;
  await folding;
  return (CREATES / took) * 1000;
}
