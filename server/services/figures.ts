import { FACETS, type FigureQuery, type LaggardQuery } from '@zhiben/domain/contract/figure.ts';
import { LATE_AGES } from '@zhiben/domain/kinds/figure/definitions.ts';
import {
  barsOf,
  type Cell,
  figuresOf,
  laggardsOf,
  lateByAge,
  monthlyOf,
  recurrenceOf,
  spanFiguresOf,
  stepDaysOf,
} from '@zhiben/domain/kinds/figure/figures.ts';
import { GOAL_FIGURES, goalOn } from '@zhiben/domain/kinds/figure/goals.ts';
import {
  before,
  endOf,
  firstOf,
  lengthOf,
  type Span,
  yearBefore,
} from '@zhiben/domain/kinds/figure/spans.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { addDays, addMonths, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { z } from 'zod';
import { readSettings } from '../store/authorities.ts';
import type { Database } from '../store/database.ts';
import { atMostFound } from '../store/figure-narrowing.ts';
import { type FrozenMonth, listSnapshots } from '../store/figure-snapshots.ts';
import { type CellQuery, countCells, type FigureFilter, readCells, type Wanted } from '../store/figures.ts';
import { type Clock, today } from './clock.ts';
import { done, type Refused, refused } from './refusals.ts';

export interface FigureServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** Longer would be a list of years, which nobody compares on one scale. */
const MOST_MONTHS = 36;
/** Months of a trend, with the one of a year before. */
const TREND = 13;

/**
 * Hazards that a narrowed page counts from the records at most: each costs about 0.1 ms, so that the page answers in two
 * seconds. Beyond it the reader is asked to narrow it further, and is told so.
 */
const MOST_NARROWED = 20_000;

/** Every figure of these months with what it is compared with, and how the newly found are told apart. */
export async function readFigures(services: FigureServices, actor: Actor, query: FigureQuery) {
  const span = spanOf(query);
  const problem = hindrance(actor, query, span);
  if (problem !== undefined) return problem;
  const day = today(services.clock) as PlainDate;
  const [earlier, yearAgo] = [before(span), yearBefore(span)];
  const trend = { from: addMonths(span.to, 1 - TREND), to: span.to };
  const filter = filterOf(query);
  const reach = reachOf(actor, query);
  const wholly = Object.keys(filter).length === 0;
  return services.database.as(actor, async (tx) => {
    const scopes = reach.departmentId === undefined ? reach.authorityIds : [reach.departmentId];
    if (!wholly && (await atMostFound(tx, reach.authorityIds, scopes, filter)) > MOST_NARROWED)
      return refused('too-many-to-narrow', undefined, { most: MOST_NARROWED });
    const count = (wanted: Wanted[]) =>
      wholly ? readCells(tx, { ...reach, wanted }) : countCells(tx, { ...reach, wanted }, filter);
    const cells = (await count(wantedFor(span, [earlier, yearAgo], trend, day))).map(byDivision);
    const monthly = cells.filter(({ added }) => added === null);
    const of = (months: Span) => [...monthly, ...cells.filter(({ added }) => added === months.from)];
    const now = of(span);
    const compared = (months: Span) => ({
      span: inMonths(months),
      values: spanFiguresOf(figuresOf(of(months), months, day)),
    });
    const { goals = [] } = await readSettings(tx, query.authorityId ?? actor.reach.authorityId);
    const judgedOn = endOf(span) < day ? endOf(span) : day;
    const frozen = wholly ? await listSnapshots(tx, scopeOf(actor, query)) : [];
    return done({
      day,
      span: inMonths(span),
      now: figuresOf(now, span, day),
      goals: Object.fromEntries(
        GOAL_FIGURES.flatMap((name) => {
          const goal = goalOn(name, goals, judgedOn);
          return goal === undefined ? [] : [[name, goal]];
        }),
      ),
      before: compared(earlier),
      yearBefore: compared(yearAgo),
      months: monthlyOf(monthly, trend, day),
      frozen: frozen.filter(({ month }) => month >= trend.from && month <= trend.to).map(inMonth),
      steps: stepDaysOf(now, span),
      late: lateByAge(monthly, day),
      bars: Object.fromEntries(FACETS.map((facet) => [facet, barsOf(now, facet)])),
      causes: barsOf(now, 'rootCauseDefence'),
      recurrence: recurrenceOf(now).filter(({ recurred }) => recurred > 0),
    });
  });
}

/** Who lags behind, by region, industry or department. */
export async function readLaggards(
  services: FigureServices,
  actor: Actor,
  { by, ...query }: z.infer<typeof LaggardQuery>,
) {
  const span = spanOf(query);
  const problem = hindrance(actor, query, span);
  if (problem !== undefined) return problem;
  const wanted: Wanted[] = [
    { measures: ['due'], facets: [by] },
    { measures: ['met', 'missed'], facets: [by], from: span.from, to: span.to },
  ];
  const day = today(services.clock) as PlainDate;
  const cells = await services.database.as(actor, (tx) =>
    readCells(tx, { ...reachOf(actor, query), wanted }),
  );
  return done({ rows: laggardsOf(cells.map(byDivision), by, span, day) });
}

/** Industries are compared by their division (two digits of GB/T 4754): classes are too many to read. */
function byDivision(cell: Cell): Cell {
  return cell.facet === 'industry' ? { ...cell, value: cell.value.slice(0, 2) } : cell;
}

/** Whoever works for an enterprise reads no figure of the authority. */
export function hindrance(
  { reach }: Pick<Actor, 'reach'>,
  { authorityId }: Pick<FigureQuery, 'authorityId'>,
  span?: Span,
): Refused | undefined {
  if (reach.scope === 'organisation') return refused('not-permitted');
  if (authorityId !== undefined && !reach.authorityIds.includes(authorityId))
    return refused('authority-not-found', 'authorityId');
  if (span === undefined) return undefined;
  if (span.from > span.to) return refused('range-upside-down', 'to');
  return lengthOf(span) > MOST_MONTHS ? refused('range-too-long', 'to', { months: MOST_MONTHS }) : undefined;
}

export function spanOf({ from, to }: { readonly from: string; readonly to: string }): Span {
  return { from: `${from}-01` as PlainDate, to: `${to}-01` as PlainDate };
}

function inMonths({ from, to }: Span) {
  return { from: from.slice(0, 7), to: to.slice(0, 7) };
}

const inMonth = ({ month, values }: FrozenMonth) => ({ month: month.slice(0, 7), values });

/** A department sees its part, whatever it asks for. */
function reachOf(
  { reach }: Actor,
  query: Pick<FigureQuery, 'authorityId' | 'departmentId' | 'grade'>,
): Pick<CellQuery, 'authorityIds' | 'departmentId' | 'grade'> {
  return {
    authorityIds: query.authorityId === undefined ? reach.authorityIds : [query.authorityId],
    departmentId: reach.departmentId ?? query.departmentId,
    grade: query.grade,
  };
}

/** Whose month-ends are shown: of one authority, whole or a department's. */
export function scopeOf({ reach }: Actor, query: Pick<FigureQuery, 'authorityId' | 'departmentId'>) {
  const { departmentId, authorityId = reach.authorityId } = query;
  return { authorityId, scope: reach.departmentId ?? departmentId ?? authorityId };
}

function filterOf(query: FigureQuery): FigureFilter {
  const { from: _, to: __, authorityId: ___, departmentId: ____, grade: _____, ...filter } = query;
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/**
 * The cells behind a page: months one by one for what has a trend, added up for what is told of a span, under its first
 * month. The months before and those of a year before are often the same: asked for once.
 */
function wantedFor(span: Span, compared: readonly Span[], trend: Span, day: PlainDate): Wanted[] {
  const others = new Map(compared.map((months) => [months.from, months]));
  const from = [span, trend, ...compared].map((months) => months.from).sort()[0] ?? trend.from;
  const addedUp = (months: Span, facets: readonly string[]): Wanted[] => {
    const within = { from: months.from, to: endOf(months), addUp: months.from };
    return [
      { measures: ['step'], ...within },
      { measures: ['found'], facets, ...within },
    ];
  };
  return [
    { measures: ['open', 'late-end'], facets: [''] },
    { measures: ['due'], facets: [''], daily: recently(day) },
    { measures: ['found', 'closed', 'met', 'missed'], facets: [''], from, to: endOf(trend) },
    // Whether a notice that waits is late hangs on its day.
    { measures: ['notice'], from, to: endOf(trend) },
    ...addedUp(span, [...FACETS, 'recurred', 'rootCauseDefence']),
    ...[...others.values()].flatMap((months) => addedUp(months, COMPARED)),
  ];
}

/** Months in which it matters which day it was: how many days late, up to the last age that has an end. */
function recently(day: PlainDate) {
  const oldest = Math.max(...LATE_AGES.map((age) => ('to' in age ? age.to : 0)));
  return { from: firstOf(addDays(day, -oldest)), to: endOf({ from: day, to: firstOf(day) }) };
}

/** The facets that a figure is made from. */
const COMPARED = ['channel', 'criterion', 'recurred'];
