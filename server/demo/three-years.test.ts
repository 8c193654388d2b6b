import { randomUUID } from 'node:crypto';
import { duties } from '@zhiben/domain/kinds/duties/all.ts';
import { workCalendar } from '@zhiben/domain/reference/work-calendar.ts';
import { addDays, addMonths, type PlainDate, plainDate } from '@zhiben/domain/values/plain-date.ts';
import { addWorkingDays } from '@zhiben/domain/values/working-days.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workOutDuties } from '../services/duties.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { SENTENCES } from '../testing/duty-sentences.ts';
import { makeEntries, momentOf, rowOf } from './entries.ts';
import type { DemoEntry } from './ledger.ts';
import { Random } from './random.ts';
import { actorOf, makeWorld } from './world.ts';
import { writeWorld } from './write.ts';

const LAST = plainDate(2026, 11, 23);
/** Between two rounds most of what comes due comes due: the last day of each month, and the day of today. */
const ROUNDS = [
  ...Array.from({ length: 33 }, (_, n) => addDays(addMonths(plainDate(2024, 3, 1), n), -1)),
  LAST,
];
/** Days on which everything is compared: a leap day, ends of half-years and years, a day in between. */
const COMPARED: readonly string[] = [
  '2024-02-29',
  '2024-06-30',
  '2024-12-31',
  '2025-03-31',
  '2025-12-31',
  '2026-07-31',
  LAST,
];

let test: TestApp;
let db: pg.Client;
const world = makeWorld(new Random('three-years'));
const { workers, entries: made } = makeEntries('three-years', world, LAST);
const entries: DemoEntry[] = [...made];
const park = world.park.id;
const [desk] = world.staff.desk;

const snake = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([k, v]) => [k.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), v]),
  );
/** Past every rule of the database: what is compared is the engine, not the way in. */
async function write(table: string, rows: readonly object[]) {
  await db.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [
    JSON.stringify(rows.map(snake)),
  ]);
}
async function writeEntryRows(stands: readonly (readonly [DemoEntry, number])[]) {
  const rows = stands.flatMap(([{ stands }, n]) => rowOf(stands[0], stands[n]));
  await db.query(`delete from register_entry where id = any ($1)`, [rows.map(({ id }) => id)]);
  await write(
    'register_entry',
    rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) })),
  );
}

beforeAll(async () => {
  test = await openTestApp('2024-02-29T02:00:00Z');
  db = new pg.Client({ connectionString: test.home.superuserUrl, options: '-c search_path=zhiben,public' });
  await db.connect();
  await db.query(`set session_replication_role = replica`);
  if (desk === undefined) throw new Error('nobody at the desk');
  const founder = { ...actorOf(desk).reach, authorityIds: [world.county.id, park] };
  await test.services.database.as({ ...actorOf(desk), reach: founder }, (tx) => writeWorld(tx, world));
  await furnish();
  await db.query(`
    create table stand (entry_id uuid, register text, organisation_id uuid, on_day date, until_day date, version int,
      facet text, held_on date, expires_on date, fields jsonb);
    create index on stand (entry_id);
    create table round (day date);
    create table filing (entry_id uuid, due date)`);
  await write(
    'stand',
    entries.flatMap(({ stands }) =>
      stands.map(({ on, record }, n) => ({
        entryId: record.id,
        register: record.register,
        organisationId: record.organisationId,
        onDay: on,
        untilDay: stands[n + 1]?.on ?? 'infinity',
        version: record.version,
        facet: record.facet,
        heldOn: record.heldOn,
        expiresOn: record.expiresOn,
        fields: record.fields,
      })),
    ),
  );
  await write(
    'filing',
    entries.flatMap(({ id, stands: [first] }) =>
      first?.record.register === 'emergency-plan' && first.record.heldOn !== null
        ? [{ entryId: id, due: addWorkingDays(first.record.heldOn, 20, workCalendar) }]
        : [],
    ),
  );
}, 120_000);
afterAll(async () => {
  await db?.end();
  await test?.close();
});

/** What the park has not: a clinic, a temple, a restaurant, people who came later, and every duty in use. */
async function furnish() {
  const at = momentOf('2024-01-05');
  const dated = { createdAt: at, updatedAt: at, version: 1, active: true };
  const organisations = [
    ['凤台经开区社区卫生服务中心', ['medical'], '8421'],
    ['凤台明清古民居文物保护所', ['heritage'], '8840'],
    ['凤台老街牛肉汤馆', ['crowded-place'], '6210'],
  ].map(([name, sectorMarks, industryCode]) => ({
    ...dated,
    authorityId: park,
    id: randomUUID(),
    kind: 'enterprise',
    name,
    sectorMarks,
    industryCode,
    regionCode: '340421',
    address: '',
    scale: 'small',
  }));
  await write('organisation', organisations);
  const chemical = world.enterprises.filter(({ sectorMarks }) => sectorMarks.includes('hazardous-chemicals'));
  const later = ['2024-03-15', '2024-08-31', '2025-01-31', '2026-05-31'];
  const people = [
    ...organisations.map(({ id }) => ({ organisationId: id, post: 'principal', fromOn: '2020-01-01' })),
    ...later.map((fromOn, n) => ({ organisationId: chemical[n]?.id, post: 'safety-manager', fromOn })),
  ].map((person, n) => ({ ...person, id: randomUUID(), name: `测试${n}`, authorityId: park }));
  await write(
    'person',
    [...people, ...workers].map((person) => ({ ...dated, ...person })),
  );
  await write(
    'post',
    people.map(({ id, ...post }) => ({ ...post, id: randomUUID(), personId: id })),
  );
  await write(
    'membership',
    world.people
      .filter(({ roles, authorityId }) => authorityId === park && roles.includes('leader'))
      .map(({ id, roles }) => ({
        authorityId: park,
        accountId: id,
        personId: id,
        roles,
        scope: 'authority',
        active: true,
        createdAt: at,
      })),
  );
  const random = new Random('more');
  const trained = people.slice(3).flatMap(({ id, organisationId, fromOn }, n) =>
    // Enough in one piece, enough in two, too little, none.
    [[48], [24, 24], [40], []][n]?.map((hours, piece) => ({
      organisationId,
      personId: id,
      on: addDays(fromOn as PlainDate, 20 + piece * 30),
      hours,
    })),
  );
  for (const [n, told] of trained.entries()) {
    if (told === undefined) continue;
    const { hours, on, personId, organisationId = null } = told;
    const record = {
      ...{ authorityId: park, id: random.id(n + 1), register: 'training-record', organisationId, personId },
      ...{
        innerSide: false,
        title: '初次培训',
        key: `初次|${on}`,
        facet: 'initial',
        heldOn: on,
        amount: hours,
      },
      ...{ expiresOn: null, endedOn: null, endedBecause: null, follows: null, fields: { hours }, version: 1 },
    };
    entries.push({
      id: record.id,
      by: world.staff.expert,
      stands: [{ on, record }],
    } as unknown as DemoEntry);
  }
  await write(
    'duty_setting',
    duties.map(({ name }) => ({
      authorityId: park,
      duty: name,
      active: true,
      because: '',
      decidedByName: '林',
      decidedAt: at,
      version: 1,
    })),
  );
  const nobody = randomUUID();
  await write(
    'self_check',
    world.enterprises.flatMap(({ id }) =>
      ROUNDS.filter(() => random.chance(0.8)).map((day) => ({
        ...{
          authorityId: park,
          id: randomUUID(),
          organisationId: id,
          checkedOn: addDays(day, -random.whole(0, 20)),
        },
        ...{ wholeSite: true, place: '', criteria: [], scope: '', foundNothing: true, caseIds: [], note: '' },
        ...{ signedBy: nobody, signedByName: '林', signedAt: momentOf(day) },
      })),
    ),
  );
  await write(
    'monthly_batch',
    ROUNDS.filter((_, n) => n % 5 !== 3).map((day) => ({
      ...{
        authorityId: park,
        id: randomUUID(),
        month: `${day.slice(0, 7)}-01`,
        state: 'submitted',
        nil: true,
        opinion: '',
      },
      ...{
        pickedBy: nobody,
        pickedByName: '林',
        pickedAt: momentOf(day),
        submittedAt: momentOf(day),
        version: 1,
        items: [],
      },
    })),
  );
  // The product's own edition, one that replaced it within the time, and one that came when the time was over.
  await write(
    'plan_edition',
    ['2024-03-20', '2025-06-01'].map((day, n) => ({
      ...{ authorityId: park, plan: 'plan', edition: n + 2, content: {}, because: '修订' },
      ...{ issuedBy: nobody, issuedByName: '林', issuedAt: momentOf(day) },
    })),
  );
  const signed = ['2024-02-20', '2024-04-10', '2025-06-20'];
  await write(
    'plan_receipt',
    world.enterprises.flatMap(({ id }, n) =>
      signed
        .map((day, edition) => ({
          ...{ authorityId: park, id: randomUUID(), plan: 'plan', edition: edition + 1, organisationId: id },
          ...{ signedBy: nobody, signedByName: '林', signedAt: momentOf(day) },
        }))
        .filter((_, edition) => (n >> edition) % 2 === 1),
    ),
  );
  await db.query(
    `insert into listing (authority_id, id, case_id, organisation_id, number, year, state, last_move_id, title, level,
       issuing_body, conditions, responsible_unit, listed_on, due_on, created_at)
     values ($1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), '1', 2025, 'listed', gen_random_uuid(), '隐患',
       'county', '县安委会', '整改', '企业', '2025-08-02', '2025-12-01', now())`,
    [park],
  );
}

const told = (rows: readonly { subject: string; due: string; covered: boolean }[]) =>
  rows.map(({ subject, due, covered }) => `${due} ${subject} ${covered ? 'covered' : 'open'}`).sort();

describe('three years of the park', () => {
  it('has a sentence for every duty', () => {
    expect(Object.keys(SENTENCES).sort()).toEqual(duties.map(({ name }) => name).sort());
  });

  it('shows of every duty the same covered and uncovered as its sentence, whenever one looks', async () => {
    if (desk === undefined) throw new Error('nobody at the desk');
    const counts = new Map<string, { covered: number; open: number }>();
    const differ: object[] = [];
    let from = '';
    for (const day of ROUNDS) {
      const due = entries.flatMap((entry) => {
        const n = entry.stands.findLastIndex(({ on }) => on <= day);
        return n >= 0 && (entry.stands[n]?.on ?? '') > from ? [[entry, n] as const] : [];
      });
      await writeEntryRows(due);
      await db.query('insert into round values ($1)', [day]);
      test.clock.at = new Date(`${day}T02:00:00Z`);
      await workOutDuties(test.services, actorOf(desk));
      from = day;
      if (!COMPARED.includes(day)) continue;
      for (const { name } of duties) {
        const { rows: made } = await db.query(
          `select subject_id as subject, due_on::text as due, covered_on is not null as covered from duty
            where duty = $1 and void_on is null`,
          [name],
        );
        const { rows: said } = await db.query(
          `select subject, due::text as due, covered from (${SENTENCES[name]}) s`.replaceAll(
            '$1',
            `'${day}'`,
          ),
        );
        const [engine, sentence] = [told(made), told(said)];
        const only = (a: string[], b: string[]) => a.filter((line) => !b.includes(line));
        if (engine.join() !== sentence.join())
          differ.push({ name, day, engine: only(engine, sentence), sentence: only(sentence, engine) });
        const covered = made.filter((row) => row.covered).length;
        counts.set(name, { covered, open: made.length - covered });
      }
    }
    expect(differ).toEqual([]);
    // A comparison of nothing with nothing would prove nothing.
    const empty = [...counts].filter(([, { covered, open }]) => covered + open === 0).map(([name]) => name);
    expect(empty).toEqual([]);
    const [some, none] = [
      [...counts.values()].filter((c) => c.covered > 0),
      [...counts.values()].filter((c) => c.open > 0),
    ];
    expect(some.length).toBeGreaterThan(35);
    expect(none.length).toBeGreaterThan(35);
  }, 600_000);
});
