import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Cell, figuresOf } from '@zhiben/domain/kinds/figure/figures.ts';
import { endOf, type Span } from '@zhiben/domain/kinds/figure/spans.ts';
import { addDays, addMonths, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import * as fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '../services/system-actor.ts';
import { freshDatabase, type TestDatabase } from '../testing/database.ts';
import {
  type Dice,
  diceOf,
  type HistoryGround,
  makeHistoryGround,
  newCase,
  writeHistory,
} from '../testing/histories.ts';
import { type Ask, rawFigures } from '../testing/raw-figures.ts';
import { type Database, openDatabase } from './database.ts';
import { type CellQuery, countCells, foldChanges, readCells } from './figures.ts';
import {
  type ImportedCase,
  type ImportedStep,
  insertImportedCases,
  type MovedCase,
  reviveCase,
  withdrawCases,
} from './import-hazards.ts';

const UNTIL = '2026-11-23' as PlainDate;
const SPAN: Span = { from: '2026-01-01' as PlainDate, to: '2026-11-01' as PlainDate };

let home: TestDatabase;
let database: Database;
let owner: Database;
let client: pg.Client;
const ask: Ask = (text, values) => client.query(text, values);

beforeAll(async () => {
  home = await freshDatabase();
  database = openDatabase(home.appUrl, { max: 4 });
  owner = openDatabase(home.ownerUrl, { max: 1 });
  client = new pg.Client({
    connectionString: home.ownerUrl,
    options: '-c search_path=zhiben,public -c timezone=UTC',
  });
  await client.connect();
});
afterAll(async () => {
  await client?.end();
  await owner?.close();
  await database?.close();
  await home?.drop();
});

/** A park with so many histories; some of its changes are folded in between. */
async function parkWith(seed: number, histories: number): Promise<HistoryGround> {
  const ground = await makeHistoryGround(owner.plain, UNTIL);
  const actor = systemActor(ground.authorityId);
  const dice = diceOf(seed);
  for (let n = 0; n < histories; n++) {
    await database.as(actor, (tx) => writeHistory(tx, ground, dice));
    if (dice() < 0.2) await database.as(actor, (tx) => foldChanges(tx, ground.authorityId, 7));
  }
  return ground;
}

const ALL = [
  { measures: ['found', 'open', 'due', 'met', 'missed', 'closed', 'late-end', 'step', 'notice'] },
] as const;
/** All that a figure is made from, without the same twice. */
const everything = (span: Span): CellQuery['wanted'] => [
  { measures: ['open', 'due', 'late-end', 'closed', 'met', 'missed'], facets: [''] },
  { measures: ['step', 'notice'] },
  { measures: ['found'], from: span.from, to: endOf(span) },
];

describe('Over random histories', () => {
  it('every figure equals plain SQL to the unit, for the whole, each department and each grade', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1_000_000), fc.integer({ min: 0, max: 30 }), async (seed, months) => {
        const ground = await parkWith(seed, 12);
        const { authorityId } = ground;
        const first = addMonths(SPAN.to, -months);
        const span = { from: first, to: addMonths(first, months % 3) };
        const today = addDays(UNTIL, 1);
        for (const departmentId of [undefined, ...ground.departmentIds])
          for (const grade of [undefined, 'major']) {
            const query = { authorityIds: [authorityId], departmentId, grade, wanted: everything(span) };
            const cells = await database.as(systemActor(authorityId), (tx) => readCells(tx, query));
            const raw = await rawFigures(ask, { authorityId, departmentId, grade, span, today });
            expect(figuresOf(cells, span, today), `${departmentId} ${grade}`).toEqual(raw);
          }
      }),
      { numRuns: 12 },
    );
  });

  it('counting the records anew finds the same cells, folded or not', async () => {
    const { authorityId } = await parkWith(7, 40);
    const waiting = await cellsOf(authorityId);
    await foldAll(authorityId);
    expect(await cellsOf(authorityId)).toEqual(waiting);
    expect(withoutNotices(waiting)).toEqual(await recountOf(authorityId));
    await client.query('select rebuild_figures()');
    expect(await cellsOf(authorityId)).toEqual(waiting);
  });

  it('a roll-up that is wrong by one is caught', async () => {
    const { authorityId } = await parkWith(11, 10);
    await foldAll(authorityId);
    const agrees = async () => {
      const cells = await database.as(systemActor(authorityId), (tx) =>
        readCells(tx, { authorityIds: [authorityId], wanted: everything(SPAN) }),
      );
      const raw = await rawFigures(ask, { authorityId, span: SPAN, today: UNTIL });
      return isDeepStrictEqual(figuresOf(cells, SPAN, UNTIL), raw);
    };
    expect(await agrees()).toBe(true);
    await client.query(
      `update figure_cell set n = n + 1 where ctid = (select ctid from figure_cell
        where authority_id = $1 and scope = $1 and measure = 'due' and facet = '' limit 1)`,
      [authorityId],
    );
    expect(await agrees()).toBe(false);
  });
});

describe('A ledger', () => {
  it('counts when it is imported, not when it was taken back, and again when it comes again', async () => {
    const ground = await parkWith(3, 3);
    const { authorityId } = ground;
    const dice = diceOf(5);
    const cases = Array.from({ length: 5 }, () => imported(ground, dice));
    const before = await cellsOf(authorityId);
    const actor = systemActor(authorityId);
    await database.as(actor, (tx) => insertImportedCases(tx, authorityId, cases));
    const written = await cellsOf(authorityId);
    expect(withoutNotices(written)).toEqual(await recountOf(authorityId));
    expect(written).not.toEqual(before);

    const at = '2026-11-23T02:00:00.000Z';
    await database.as(actor, (tx) => withdrawCases(tx, authorityId, cases.map(withdrawn), at));
    expect(await cellsOf(authorityId)).toEqual(before);

    for (const { file, steps } of cases) {
      const again = { file: { ...file, version: 4 }, steps: [{ ...stepOf(steps), changes: { version: 4 } }] };
      await database.as(actor, (tx) => reviveCase(tx, again));
    }
    expect(withoutNotices(await cellsOf(authorityId))).toEqual(await recountOf(authorityId));
    expect(await cellsOf(authorityId)).toEqual(written);
  });
});

/** Reported, and closed three weeks later. */
function imported(ground: HistoryGround, dice: Dice): ImportedCase {
  const closedOn = addDays(UNTIL, -1);
  const reported = newCase(ground, dice, addDays(UNTIL, -21));
  const file = { ...reported, state: 'closed', holder: 'nobody', version: 2, dueOn: UNTIL, closedOn };
  const event = (move: string, day: string, fromState: string | null) => ({
    moveId: randomUUID(),
    move,
    fromState,
    actorId: null,
    actorName: '',
    happenedAt: `${day}T00:00:00.000Z`,
    receivedAt: '2026-11-23T02:00:00.000Z',
    effectiveAt: `${day}T00:00:00.000Z`,
    body: {},
  });
  return {
    file,
    steps: [
      { event: event('report', file.foundOn, null), toState: 'reported', changes: { version: 1 } },
      { event: event('close', closedOn, 'reported'), toState: 'closed', changes: { version: 2 } },
    ],
  };
}

function withdrawn({ file, steps }: ImportedCase): ImportedCase<MovedCase> {
  const gone = { ...file, state: 'dismissed', version: 3 };
  return { file: gone, steps: [{ ...stepOf(steps), changes: { version: 3 }, toState: 'dismissed' }] };
}

/** One more event, that is no step. */
function stepOf(steps: ImportedCase['steps']): ImportedStep {
  const [first] = steps;
  if (first === undefined) throw new Error('no history');
  return { ...first, event: { ...first.event, moveId: randomUUID(), move: 'withdraw-import' } };
}

async function foldAll(authorityId: string): Promise<void> {
  const fold = () => database.as(systemActor(authorityId), (tx) => foldChanges(tx, authorityId, 50));
  while ((await fold()) > 0);
}

const sorted = (cells: readonly Cell[]): string[] =>
  cells.map((cell) => JSON.stringify(Object.entries(cell).sort())).sort();
const withoutNotices = (cells: readonly string[]): string[] =>
  cells.filter((cell) => !cell.includes('"notice"'));

async function cellsOf(authorityId: string): Promise<string[]> {
  const query = { authorityIds: [authorityId], wanted: ALL };
  return sorted(await database.as(systemActor(authorityId), (tx) => readCells(tx, query)));
}

async function recountOf(authorityId: string): Promise<string[]> {
  const query = { authorityIds: [authorityId], wanted: ALL };
  return sorted(await database.as(systemActor(authorityId), (tx) => countCells(tx, query, {})));
}
