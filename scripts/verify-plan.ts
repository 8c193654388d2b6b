import type { Plan, PlanClause } from '@zhiben/domain/plan/clause.ts';
import {
  byKey,
  type Evidence,
  type EvidenceByKey,
  evidenceKey,
  standOf,
} from '@zhiben/domain/plan/evidence.ts';
import { makeDemonstration } from '../server/demo/demonstration.ts';
import { allSweeps } from '../server/jobs/all.ts';
import { Sweeper } from '../server/jobs/sweeps.ts';
import { openAccounts } from '../server/services/accounts.ts';
import { systemClock } from '../server/services/clock.ts';
import { readEvidence, readPlan } from '../server/services/plans.ts';
import { systemActor } from '../server/services/system-actor.ts';
import { openContentStore } from '../server/store/content-store.ts';
import { openDatabase } from '../server/store/database.ts';
import { openLogSigner } from '../server/store/log-key.ts';
import { CaseNumbers } from '../server/store/numbers.ts';
import { type OwnedDatabase, openTemporary, type Temporary } from '../server/testing/temporary.ts';

/**
 * Asks the demonstration park of every row of the plan: are there records behind it, has something come out of it, or
 * does it say which later capability it waits for? A row of which none is true fails the run, and is told with what it
 * lacks. Whether what the product counts is there is asked again by plain SQL, as the owner of the tables. As a control
 * the evidence of each row is taken away, and the row has to fail. `--list` names every row, `--quick` leaves the plain
 * SQL and the control out.
 */
const quick = process.argv.includes('--quick');
const listed = process.argv.includes('--list');

/** Tables of the cases that the product counts, by the name of their binding. */
const CASES: Readonly<Record<string, string>> = {
  hazard: `case_file where kind = 'hazard' and`,
  notice: 'notice where',
  escalation: 'escalation where',
  'listed-supervision': 'listing where',
  'supervision-order': 'supervision_order where',
  inquiry: 'inquiry where',
  'self-check': 'self_check where',
  'double-report': 'double_report where',
  'monthly-batch': 'monthly_batch where',
};
/** The product counts no further. */
const MOST = 1000;

const begun = performance.now();
const temporary = await openTemporary();
try {
  await prove(temporary);
} finally {
  await temporary.stop();
}

async function prove(home: Temporary): Promise<void> {
  const { plan, evidence, database, authorityId } = await demonstration(home);
  const known = byKey(evidence);
  const rows = plan.clauses.map((clause) => ({ clause, ...factsOf(clause, known) }));
  const failing = rows.filter(({ clause, ...facts }) => !holds(clause, facts));
  const waiting = rows.filter(({ clause }) => clause.later.length > 0);
  for (const { clause, records, outputs } of listed ? rows : failing) {
    const told = [
      records ? 'records' : 'no records',
      outputs ? 'an output' : 'no output',
      ...(clause.later.length > 0 ? [`waits for ${clause.later.join(', ')}`] : []),
    ];
    const mark = holds(clause, { records, outputs }) ? '✓' : '✗';
    console.log(`${mark} ${clause.ref} ${clause.title[0]} [${standOf(clause, known)}]: ${told.join('; ')}`);
  }
  if (failing.length > 0) tellLacking(failing.map(({ clause }) => clause));
  tellWaiting(waiting.map(({ clause }) => clause));
  const faults = quick ? [] : await recount(database, authorityId, known);
  for (const fault of faults) console.log(`✗ ${fault}`);
  const alone = rows.filter(({ clause, ...facts }) => clause.later.length === 0 && holds(clause, facts));
  const caught = quick
    ? alone
    : alone.filter(({ clause }) => !holds(clause, factsOf(clause, without(clause, known))));
  const facts = {
    rows: rows.length,
    records: rows.filter(({ records }) => records).length,
    outputs: rows.filter(({ outputs }) => outputs).length,
    waiting: waiting.length,
    neither: failing.length,
    differ: faults.length,
    control: `${caught.length} of ${alone.length}`,
  };
  console.log(
    `${failing.length === 0 ? '✓' : '✗'} rows without records, output or capability: ${failing.length}`,
  );
  const ok = failing.length === 0 && faults.length === 0 && caught.length === alone.length;
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`RESULT ${JSON.stringify({ name: 'plan', ok, ...facts, seconds })}`);
  process.exitCode = ok ? 0 : 1;
}

async function demonstration({ make, dataDir }: Temporary) {
  const home = await make('demonstration');
  const database = openDatabase(home.appUrl, { max: 4 });
  const settings = { appUrl: home.appUrl, publicUrl: 'http://localhost:8080', sessionHours: 1 };
  const accounts = await openAccounts(database, settings);
  const services = { database, clock: systemClock, logSigner: await openLogSigner(dataDir) };
  try {
    const files = await openContentStore(dataDir);
    const numbers = new CaseNumbers(database);
    const made = await makeDemonstration({ ...services, accounts, files, numbers });
    if (!made.ok) throw new Error(made.code);
    const actor = systemActor(made.value.authorityId);
    const failed = (error: unknown, sweep: string) => {
      throw new Error(`the sweep ${sweep} failed`, { cause: error });
    };
    await new Sweeper(database, allSweeps(services), failed).sweepAll();
    const read = await readEvidence(services, actor);
    if (!read.ok) throw new Error(read.code);
    const { plan } = await readPlan(services, actor);
    return {
      plan: plan as Plan,
      evidence: read.value.evidence,
      database: home,
      authorityId: made.value.authorityId,
    };
  } finally {
    await accounts.close();
    await database.close();
  }
}

interface Facts {
  readonly records: boolean;
  readonly outputs: boolean;
}

function factsOf({ proofs, outputs }: PlanClause, known: EvidenceByKey): Facts {
  const some = (bindings: PlanClause['proofs']) =>
    bindings.some((binding) => (known.get(evidenceKey(binding))?.count ?? 0) > 0);
  return { records: some(proofs), outputs: some(outputs) };
}

function holds({ later }: PlanClause, { records, outputs }: Facts): boolean {
  return records || outputs || later.length > 0;
}

function without({ proofs, outputs }: PlanClause, known: EvidenceByKey): EvidenceByKey {
  const taken = new Set([...proofs, ...outputs].map(evidenceKey));
  return new Map([...known].filter(([key]) => !taken.has(key)));
}

/** Which records would mend most: each with the rows that lack it. */
function tellLacking(clauses: readonly PlanClause[]): void {
  const lacking = new Map<string, string[]>();
  for (const { ref, proofs, outputs } of clauses)
    for (const key of new Set([...proofs, ...outputs].map(evidenceKey)))
      lacking.set(key, [...(lacking.get(key) ?? []), ref]);
  console.log('nothing stands behind:');
  for (const [key, refs] of [...lacking].sort((a, b) => b[1].length - a[1].length))
    console.log(`  ${key}: ${refs.join(' ')}`);
}

function tellWaiting(clauses: readonly PlanClause[]): void {
  const names = [...new Set(clauses.flatMap(({ later }) => later))];
  for (const name of names) {
    const refs = clauses.filter(({ later }) => later.includes(name)).map(({ ref }) => ref);
    console.log(`… ${name} (${refs.length}): ${refs.join(' ')}`);
  }
}

/** What the product says is there, asked again in plain words of the database. */
async function recount(
  { query }: OwnedDatabase,
  authorityId: string,
  known: EvidenceByKey,
): Promise<string[]> {
  const faults: string[] = [];
  const compare = async (of: Pick<Evidence, 'kind' | 'name'>, sql: string, values: readonly string[]) => {
    const { rows } = await query(sql, [authorityId, ...values]);
    const counted = Number(rows[0]?.n ?? 0);
    const said = known.get(evidenceKey(of))?.count ?? 0;
    if (Math.min(counted, MOST) !== Math.min(said, MOST))
      faults.push(`${evidenceKey(of)}: ${said} said, ${counted} counted`);
  };
  for (const [name, from] of Object.entries(CASES))
    await compare({ kind: 'case', name }, `select count(*) as n from ${from} authority_id = $1`, []);
  for (const { kind, name } of known.values()) {
    if (kind === 'register')
      await compare(
        { kind, name },
        'select count(*) as n from register_entry where authority_id = $1 and register = $2 and ended_on is null',
        [name],
      );
    if (kind === 'duty')
      await compare(
        { kind, name },
        `select count(*) as n from duty where authority_id = $1 and duty = $2 and covered_on is not null
            and void_on is null`,
        [name],
      );
    if (kind === 'document')
      await compare(
        { kind, name },
        `select count(*) as n from document where authority_id = $1 and kind = $2 and state = 'issued'`,
        [name],
      );
  }
  return faults;
}
