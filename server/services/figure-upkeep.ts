import { type Cell, figuresOf } from '@zhiben/domain/kinds/figure/figures.ts';
import { endOf, firstOf, monthsOf, type Span } from '@zhiben/domain/kinds/figure/spans.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { addDays, addMonths, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { listDepartments } from '../store/departments.ts';
import { frozenMonths, insertSnapshot, listSnapshots, type Scope } from '../store/figure-snapshots.ts';
import { countCellsAsOf, foldChanges, type Wanted } from '../store/figures.ts';
import { today } from './clock.ts';
import { type FigureServices, hindrance, scopeOf } from './figures.ts';
import { done, refused } from './refusals.ts';

/** Changes folded in one transaction: short enough that no reader waits behind it. */
const FOLD = 5000;
/** Month-ends that are still made up for when nobody took them, newest first: older ones compare with nothing. */
const CATCH_UP = 36;
/** The product goes on with the rest a little later: one sweep must not hold up the others. */
const AT_ONCE = 6;

/** Folds what moves have changed into the roll-ups of one authority. */
export async function foldFigures({ database }: FigureServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  for (let folded = FOLD; folded === FOLD; )
    folded = await database.as(actor, (tx) => foldChanges(tx, authorityId, FOLD));
}

/**
 * Freezes every month-end that is over and not frozen yet, as the events tell it: the same whether it is taken a second
 * after midnight or, by a server that was off, weeks later.
 */
export async function freezeMonths({ database, clock }: FigureServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  const takenAt = clock.now().toISOString();
  const last = addMonths(firstOf(today(clock)), -1);
  const { frozen, first } = await database.as(actor, (tx) => frozenMonths(tx, authorityId));
  if (first === null) return;
  const earliest = addMonths(last, 1 - CATCH_UP);
  const from = (first > earliest ? first : earliest) as PlainDate;
  const missing = monthsOf({ from, to: last }).filter((month) => !frozen.includes(month));
  for (const month of missing.reverse().slice(0, AT_ONCE)) {
    await database.as(actor, async (tx) => {
      const departments = await listDepartments(tx, [authorityId]);
      // The whole last: it is what says that the month is done.
      for (const scope of [...departments.map(({ id }) => id), authorityId]) {
        const { cells, values } = await asOf(tx, { authorityId, scope }, month);
        await insertSnapshot(tx, { authorityId, scope }, { month, values, takenAt }, cells);
      }
    });
  }
}

/** A frozen month-end, and beside each value what the events tell of it by now. */
export async function readSnapshot(
  { database }: FigureServices,
  actor: Actor,
  month: string,
  query: { readonly departmentId?: string | undefined },
) {
  const problem = hindrance(actor);
  if (problem !== undefined) return problem;
  const scope = scopeOf(actor, query);
  const first = `${month}-01` as PlainDate;
  return database.as(actor, async (tx) => {
    const frozen = (await listSnapshots(tx, scope)).find((snapshot) => snapshot.month === first);
    if (frozen === undefined) return refused('not-found');
    const { values: corrected } = await asOf(tx, scope, first);
    return done({ month, takenAt: frozen.takenAt, values: frozen.values, corrected });
  });
}

/** The frozen month-ends, the newest first. */
export async function readSnapshots(
  { database }: FigureServices,
  actor: Actor,
  query: { readonly departmentId?: string | undefined },
) {
  const problem = hindrance(actor);
  if (problem !== undefined) return problem;
  const rows = await database.as(actor, (tx) => listSnapshots(tx, scopeOf(actor, query)));
  return done({ rows: rows.map((row) => ({ ...row, month: row.month.slice(0, 7) })) });
}

async function asOf(
  tx: Parameters<typeof countCellsAsOf>[0],
  { authorityId, scope }: Scope,
  month: PlainDate,
): Promise<{ cells: readonly Cell[]; values: ReturnType<typeof figuresOf> }> {
  const span = { from: month, to: month };
  const end = endOf(span);
  const cells = await countCellsAsOf(
    tx,
    {
      authorityIds: [authorityId],
      departmentId: scope === authorityId ? undefined : scope,
      wanted: frozenCells(span),
    },
    end,
  );
  // A term that ended on the last day is over at the month's end.
  return { cells, values: figuresOf(cells, span, addDays(end, 1)) };
}

/** All that a figure of one month is made from. */
function frozenCells({ from, to }: Span): Wanted[] {
  return [
    { measures: ['open', 'due', 'late-end'], facets: [''] },
    { measures: ['closed', 'met', 'missed'], facets: [''], from, to: endOf({ from, to }) },
    { measures: ['found', 'step', 'notice'], from, to: endOf({ from, to }) },
  ];
}
