import { duties } from '@zhiben/domain/kinds/duties/all.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { systemClock } from '../server/services/clock.ts';
import { listDutiesFor, workOutDuties } from '../server/services/duties.ts';
import { climbDutyLadders } from '../server/services/duty-ladder.ts';
import { listHazards } from '../server/services/hazards.ts';
import { systemActor } from '../server/services/system-actor.ts';
import { type Database, openDatabase } from '../server/store/database.ts';
import { CaseNumbers } from '../server/store/numbers.ts';
import { type OwnedDatabase, openTemporary, type Temporary } from '../server/testing/temporary.ts';
import { type ListCase, listCases } from './list-cases.ts';
import { fillDuties, useAllDuties } from './many-duties.ts';
import { fillHazards, makeGround } from './many-hazards.ts';
import { conclude, median, quantile, rounded } from './statistics.ts';

/**
 * The nightly round of every duty over a whole county, and the lists of who is uncovered beside the list of hazards, in
 * turn, as the application's role with the policies in force. The night that counts is an ordinary one: most stands as
 * it stood, one entry in a hundred is new. The first round, which makes three years at once, is told beside it, and so is the ladder: on its first morning, and when nothing is new.
 */
const quick = process.argv.includes('--quick');
const ENTERPRISES = quick ? 500 : 5000;
const PEOPLE_EACH = 20;
const HAZARDS = quick ? 10_000 : 100_000;
const ROUNDS = quick ? 3 : 7;
const EACH = 15;
const MOST_SECONDS = 60;
const MOST_RATIO = 1.3;
/** Those that ask most people, most things, and most enterprises. */
const LISTED = [
  'responsibility-signature',
  'equipment-scrap',
  'evacuation-drill-yearly',
  'self-check',
  'yearly-retraining',
];

const temporary = await openTemporary();
try {
  await measure(temporary);
} finally {
  await temporary.stop();
}

async function measure({ make }: Temporary): Promise<void> {
  const begun = performance.now();
  const home = await make('duties');
  const ground = await makeGround(home, ENTERPRISES);
  await fillHazards(home, ground, HAZARDS);
  await fillDuties(home, ground.authorityId, PEOPLE_EACH);
  await useAllDuties(
    home,
    ground.authorityId,
    duties.map(({ name }) => name),
  );
  const database = openDatabase(home.appUrl, { max: 2 });
  const cases = listCases(ground).filter(({ name }) =>
    /^(desk|department|enterprise): (open|overdue), due$/.test(name),
  );
  const [desk] = cases;
  if (desk === undefined) throw new Error('no list of hazards to compare with');
  console.log(
    `  filled with ${ENTERPRISES} enterprises in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
  const first = await round(database, desk.actor);
  await home.query('vacuum analyze');
  await changeSome(home);
  const night = await round(database, desk.actor);
  const facts = await home.query(
    `select (select count(*) from duty) as duties, (select count(*) from register_entry) as entries,
            (select count(*) from person) as people`,
  );
  const { ratio, hazards, uncovered } = await lists(database, cases);
  const ladder = await climb(database, ground.authorityId);
  const { rungs, late } = (
    await home.query(
      `select count(*) as rungs, sum((because ->> 'dutiesInAll')::int) as late from escalation where case_id is null`,
    )
  ).rows[0] as { rungs: string; late: string };
  const again = await climb(database, ground.authorityId);
  console.log(
    `${night <= MOST_SECONDS ? '✓' : '✗'} the round of a night: ${night.toFixed(1)} s (the first: ${first.toFixed(1)} s)`,
  );
  console.log(
    `${ratio <= MOST_RATIO ? '✓' : '✗'} uncovered lists p95 ${uncovered.toFixed(1)} ms, hazard lists ${hazards.toFixed(1)} ms, ratio ${ratio.toFixed(2)}`,
  );
  console.log(
    `  the ladder of ${late} late duties: ${rungs} letters in ${ladder.toFixed(1)} s, then nothing new in ${again.toFixed(1)} s`,
  );
  conclude('duties', night <= MOST_SECONDS && ratio <= MOST_RATIO, {
    enterprises: ENTERPRISES,
    ...Object.fromEntries(Object.entries(facts.rows[0] ?? {}).map(([name, n]) => [name, Number(n)])),
    declared: duties.length,
    firstSeconds: rounded(first),
    nightSeconds: rounded(night),
    p95Ratio: rounded(ratio),
    late: Number(late),
    letters: Number(rungs),
    firstLadderSeconds: rounded(ladder),
    nextLadderSeconds: rounded(again),
  });
  await database.close();
}

async function round(database: Database, actor: Actor): Promise<number> {
  const begun = performance.now();
  await workOutDuties({ database, clock: systemClock }, actor);
  return (performance.now() - begun) / 1000;
}

async function climb(database: Database, authorityId: string): Promise<number> {
  const begun = performance.now();
  await climbDutyLadders({ database, clock: systemClock }, systemActor(authorityId));
  return (performance.now() - begun) / 1000;
}

/** What a day brings: one entry in a hundred says now that it was done. */
async function changeSome({ query }: OwnedDatabase): Promise<void> {
  await query(
    `update register_entry set held_on = current_date, updated_at = now()
      where register in ('drill', 'training-record') and get_byte(uuid_send(id), 15) < 3`,
  );
}

async function lists(database: Database, cases: readonly ListCase[]) {
  const p95 = { hazards: [] as number[], uncovered: [] as number[] };
  for (let n = 0; n <= ROUNDS; n++) {
    const times = { hazards: [] as number[], uncovered: [] as number[] };
    for (let i = 0; i < EACH; i++)
      for (const list of cases) {
        times.hazards.push(await timed(() => openHazards(database, list)));
        for (const name of LISTED)
          times.uncovered.push(await timed(() => openDuties(database, list.actor, name)));
      }
    // The first round warms up.
    if (n === 0) continue;
    p95.hazards.push(quantile(times.hazards, 0.95));
    p95.uncovered.push(quantile(times.uncovered, 0.95));
  }
  const ratio = median(p95.uncovered.map((value, n) => value / (p95.hazards[n] ?? Number.NaN)));
  return { ratio, hazards: median(p95.hazards), uncovered: median(p95.uncovered) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

async function openDuties(database: Database, actor: Actor, name: string): Promise<void> {
  const { departmentId } = actor.reach;
  const asked = {
    which: 'late' as const,
    limit: 25,
    ...(departmentId === undefined ? {} : { departmentId }),
  };
  const answer = await listDutiesFor({ database, clock: systemClock }, actor, name, asked);
  if (!answer.ok) throw new Error(answer.code);
}

async function openHazards(database: Database, { actor, filter, sort }: ListCase): Promise<void> {
  const services = { database, clock: systemClock, numbers: new CaseNumbers(database) };
  await listHazards(services, actor, { filter, sort, limit: 25 });
}
