import pg from 'pg';
import { openTemporary } from '../server/testing/temporary.ts';
import { type Mutant, mutantsOf } from './reach/mutants.ts';
import { checkRoutes } from './reach/routes.ts';
import { checkCatalogue, checkTables, type Settings, settingsOf } from './reach/tables.ts';
import { plantWorld, type ReachWorld } from './reach/world.ts';

/**
 * Proves that nobody reads or writes beyond his reach: every route that the server has (it is asked, there is no list)
 * as every role with own, foreign and absent records in path, query and body; and every tenant table, straight in
 * the database. Then each policy is dropped or opened, one at a time, and the run must notice every time.
 */
const quick = process.argv.includes('--quick');
const begun = performance.now();
const temporary = await openTemporary();
try {
  const home = await temporary.make('reach');
  const world = await plantWorld(home);
  const settings = await settingsOf(home, world.readers);
  const superuser = new URL(temporary.superuserUrl);
  superuser.pathname = '/reach';

  const faults = await checkCatalogue(home);
  const tables = await underMutant(superuser.href, world, settings, undefined);
  faults.push(...tables.faults);
  const { policies, mutants } = await mutantsOf(home);
  const missed: string[] = [];
  for (const mutant of mutants) {
    const found = await underMutant(superuser.href, world, settings, mutant);
    if (found.faults.length === 0) missed.push(mutant.name);
  }
  const http = await checkRoutes(home, temporary.dataDir, world, quick);
  faults.push(...http.faults);

  for (const fault of faults.slice(0, 60)) console.log(`✗ ${fault}`);
  for (const error of http.errors) console.log(`! ${error}`);
  for (const name of missed) console.log(`✗ nobody notices: ${name}`);
  const ok = faults.length === 0 && missed.length === 0 && http.errors.size === 0;
  const facts = {
    routes: http.routes,
    readers: world.readers.length,
    cells: http.cells + tables.cells,
    requests: http.cells,
    serverErrors: http.errors.size,
    leaks: http.leaks + tables.faults.length,
    policies,
    mutants: mutants.length,
    caught: mutants.length - missed.length,
    seconds: Math.round((performance.now() - begun) / 1000),
  };
  console.log(`RESULT ${JSON.stringify({ name: 'reach', ok, ...facts })}`);
  process.exitCode = ok ? 0 : 1;
} finally {
  await temporary.stop();
}

/** The matrix of the tables in a transaction in which one policy is spoilt; rolled back, so that none stays so. */
async function underMutant(
  url: string,
  world: ReachWorld,
  settings: readonly Settings[],
  mutant: Mutant | undefined,
) {
  const client = new pg.Client({ connectionString: url, options: '-c search_path=zhiben,public' });
  await client.connect();
  try {
    await client.query('begin');
    if (mutant !== undefined) await client.query(mutant.sql);
    return await checkTables(client, world, settings, mutant !== undefined);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}
