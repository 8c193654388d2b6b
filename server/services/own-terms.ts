import type {
  OwnTerm,
  OwnTermCount,
  OwnTermCountQuery,
  OwnTermQuery,
} from '@zhiben/domain/contract/own-term.ts';
import {
  byPlace,
  type Place,
  rangeOf,
  type Stream,
  type Wanted,
} from '@zhiben/domain/kinds/own-term/order.ts';
import { OWN_STEPS, type OwnStep, RULE_OF_STEP, stepsFor } from '@zhiben/domain/kinds/own-term/own-term.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import {
  endOfTerm,
  lastStartEndingBy,
  type TermVersion,
  versionOn,
} from '@zhiben/domain/standards/term-rules.ts';
import { addDays, isPlainDate, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { isCertain } from '@zhiben/domain/values/working-days.ts';
import type { z } from 'zod';
import { BadCursor } from '../store/case-list.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Db } from '../store/database.ts';
import { countWaiting, type WaitingRow, waitingRows } from '../store/own-terms.ts';
import { today } from './clock.ts';
import type { NoticeServices } from './notices.ts';
import { type Outcome, pageOf, refused } from './refusals.ts';
import { termsOf } from './terms.ts';

/** Counted no further than this. */
const MOST = 1000;

type Asked = Omit<z.output<typeof OwnTermQuery>, 'limit'> & { readonly limit: number };

/** What an authority counts its own terms by on a day. */
type Terms = Awaited<ReturnType<typeof termsOf>>;

/** A stream of steps with the rule by which it is counted. */
interface Ruled extends Stream {
  readonly version: TermVersion;
}

export function streamOf(step: OwnStep, { own, calendar, today: day }: Terms): Ruled {
  const version = versionOn(RULE_OF_STEP[step], own, day);
  // The last day of a review that was applied for was told to the enterprise then: it is stored, and stays.
  if (step === 'delist') return { step, version, known: true, endOf: (key) => key, lastKeyBy: (on) => on };
  const { days } = version;
  return {
    step,
    version,
    known: days !== null,
    endOf: (key) => endOfTerm(key, version, calendar) ?? null,
    lastKeyBy: (on) => (days === null ? on : lastStartEndingBy(on, { ...version, days }, calendar)),
  };
}

/** One page of what the reader's own office owes, by the day on which it is due. */
export async function listOwnTerms(
  { database, clock }: NoticeServices,
  actor: Actor,
  query: Asked,
): Promise<Outcome<{ rows: OwnTerm[]; next: string | null }>> {
  if (actor.reach.scope === 'organisation') return refused('not-permitted');
  return pageOf(() => database.as(actor, (tx) => readOwnTerms(tx, actor, query, today(clock) as PlainDate)));
}

async function readOwnTerms(tx: Db, actor: Actor, query: Asked, day: PlainDate) {
  const after = placeAfter(query);
  const descending = query.sort === '-due';
  const { authorityId } = actor.reach;
  const terms = await termsOf(tx, authorityId, day);
  const streams = new Map(stepsOf(actor, query).map((step) => [step, streamOf(step, terms)]));
  const wanted: Wanted = { late: query.late === true, today: day, descending, after };
  const found = await waitingRows(tx, {
    authorityId,
    departmentId: departmentOf(actor, query),
    ranges: [...streams.values()].flatMap((stream) => rangeOf(stream, wanted) ?? []),
    descending,
    limit: query.limit + 1,
  });
  const placed = found
    .map((row) => ({ ...row, endsOn: streams.get(row.step)?.endOf(row.key as PlainDate) ?? null }))
    .sort(byPlace(descending));
  const shown = placed.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => rowOf(row, streams.get(row.step)?.version, terms)),
    next: placed.length > query.limit && last ? cursorOf(query.sort, last) : null,
  };
}

function rowOf(
  { key: _, departmentId: __, ...row }: WaitingRow & { readonly endsOn: string | null },
  version: TermVersion | undefined,
  { calendar }: Terms,
): OwnTerm {
  return {
    ...row,
    certain: row.endsOn === null || isCertain(row.endsOn as PlainDate, calendar),
    version: (row.version ?? version) as TermVersion,
  };
}

/** How much the reader's own office owes that he can do himself, of one step or of all, and how much of it is over. */
export async function countOwnTerms(
  { database, clock }: NoticeServices,
  actor: Actor,
  { step }: z.output<typeof OwnTermCountQuery>,
): Promise<OwnTermCount> {
  const day = today(clock) as PlainDate;
  return database.as(actor, async (tx) => {
    const { authorityId } = actor.reach;
    const terms = await termsOf(tx, authorityId, day);
    const streams = stepsOf(actor, { step, mine: true }).map((s) => streamOf(s, terms));
    const count = async (late: boolean) => {
      const wanted = { late, today: day, descending: false };
      const ranges = streams.flatMap((stream) => rangeOf(stream, wanted) ?? []);
      const departmentId = actor.reach.departmentId;
      const n = await countWaiting(tx, { authorityId, departmentId, ranges, limit: MOST + 1 });
      return { count: Math.min(n, MOST), more: n > MOST };
    };
    return { all: await count(false), late: await count(true) };
  });
}

function stepsOf(actor: Actor, { step, mine }: Pick<Asked, 'step' | 'mine'>): OwnStep[] {
  const his = mine === true ? stepsFor({ roles: actor.roles, scope: actor.reach.scope }) : OWN_STEPS;
  return his.filter((name) => step === undefined || name === step);
}

/** A department sees what it owes itself; what it only found or is to take over is another's. */
function departmentOf({ reach }: Actor, { departmentId }: Asked): string | undefined {
  return reach.scope === 'department' ? reach.departmentId : departmentId;
}

/** For each of these days, what ends on it: for reminders. */
export async function ownTermsEndingOn(
  tx: Db,
  authorityId: string,
  days: readonly PlainDate[],
  terms: Terms,
): Promise<(WaitingRow & { readonly endsOn: string })[]> {
  if (days.length === 0) return [];
  const streams = OWN_STEPS.map((step) => streamOf(step, terms)).filter(({ known }) => known);
  const ranges = streams.flatMap((stream) =>
    days.flatMap((on) => {
      const from = addDays(stream.lastKeyBy(addDays(on, -1)), 1);
      const to = stream.lastKeyBy(on);
      return from <= to ? { step: stream.step, from, to } : [];
    }),
  );
  const rows = await waitingRows(tx, { authorityId, ranges, descending: false, limit: EACH_DAY });
  return rows.flatMap((row) => {
    const endsOn = streams.find(({ step }) => step === row.step)?.endOf(row.key as PlainDate);
    return endsOn == null ? [] : { ...row, endsOn };
  });
}

/** Of one step and one last day: more than anybody reads of in a reminder. */
const EACH_DAY = 2000;

const SHAPE = ['text', 'text', 'day', 'id'] as const;

function cursorOf(sort: string, { endsOn, step, key, id }: Place): string {
  return writeCursor(sort, endsOn ?? '', step, key, id);
}

function placeAfter({ cursor, sort }: Asked): Place | undefined {
  if (cursor === undefined) return undefined;
  const [endsOn, step, key, id] = readCursor(cursor, sort, SHAPE) as [string, OwnStep, string, string];
  const isDay = endsOn === '' || isPlainDate(endsOn);
  if (!isDay || !OWN_STEPS.includes(step)) throw new BadCursor('the cursor names no step or no day');
  return { endsOn: endsOn || null, step, key, id };
}
