import { isDeepStrictEqual } from 'node:util';
import type {
  Approval,
  BatchHazard,
  MonthlyBatch,
  MonthlyPage,
  Pick as Picked,
  Submission,
} from '@zhiben/domain/contract/monthly.ts';
import { firstOf } from '@zhiben/domain/kinds/figure/spans.ts';
import {
  type BatchItem,
  isLateMonth,
  MOST_ITEMS,
  PICK_REASONS,
  type PickReason,
  pickReason,
  submitBy,
} from '@zhiben/domain/kinds/monthly/monthly.ts';
import { type Actor, isSamePerson } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import { addMonths, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { listAuthorities } from '../store/authorities.ts';
import { type Db, isUniqueViolation } from '../store/database.ts';
import { documentsOfSubject } from '../store/documents.ts';
import {
  type BatchRow,
  type Candidate,
  candidatesFor,
  findBatch,
  firstMonthOf,
  hazardsOf,
  insertBatch,
  listBatches,
  updateBatch,
} from '../store/monthly-batches.ts';
import { countBelow, submittedBelow } from '../store/monthly-below.ts';
import { recordChange } from '../store/register-events.ts';
import { today } from './clock.ts';
import type { FigureServices } from './figures.ts';
import { may } from './permissions.ts';
import { done, type Outcome, type Refused, refused } from './refusals.ts';

/** Months that are shown: a year and the present one. */
const SHOWN = 13;

/** The record that the bulletins of a month are drafted for. */
export function monthSubject(authorityId: string, month: string) {
  return { kind: 'month', id: uuidFromName(authorityId, `month/${month}`) } as const;
}

/** Only the whole of an authority is submitted upwards. */
export function outside({ reach }: Pick<Actor, 'reach'>): Refused | undefined {
  return reach.scope === 'authority' ? undefined : refused('not-permitted');
}

/** Thirteen months with what became of each; a month that nobody submitted in time says so. */
export async function listMonths({ database, clock }: FigureServices, actor: Actor) {
  const problem = outside(actor);
  if (problem !== undefined) return problem;
  const day = today(clock) as PlainDate;
  const month = firstOf(day);
  const { authorityId } = actor.reach;
  const { rows, since } = await database.as(actor, async (tx) => ({
    rows: await listBatches(tx, authorityId, addMonths(month, 1 - SHOWN)),
    since: await firstMonthOf(tx, authorityId),
  }));
  const byMonth = new Map(rows.map((row) => [row.month, row]));
  return done({
    rows: Array.from({ length: SHOWN }, (_, n) => {
      const each = addMonths(month, -n);
      const batch = byMonth.get(each);
      const state = batch?.state ?? null;
      return {
        month: each.slice(0, 7),
        state,
        nil: batch?.nil ?? false,
        items: batch?.items ?? 0,
        submitBy: submitBy(each),
        late: each >= since && isLateMonth(each, state, day),
      };
    }),
  });
}

/** A month's batch, and what the rule proposes for it. */
export async function readMonth(
  services: FigureServices,
  actor: Actor,
  month: string,
): Promise<Outcome<MonthlyPage>> {
  const problem = outside(actor) ?? future(services, month);
  if (problem !== undefined) return problem;
  return services.database.as(actor, async (tx) => done(await pageOf(tx, services, actor, month)));
}

/**
 * Picks the month's outstanding hazards, or none: a nil return. Picking anew what was approved lets the approval lapse:
 * it was given to other content.
 */
export async function pickMonth(
  services: FigureServices,
  actor: Actor,
  month: string,
  { seenVersion, items }: Picked,
): Promise<Outcome<MonthlyPage>> {
  if (!may(actor, 'monthly.pick')) return refused('not-permitted');
  const isDone = (batch: BatchRow) =>
    batch.state === 'picked' &&
    isSamePerson(actor, batch.pickedBy) &&
    isDeepStrictEqual(
      batch.items.map(({ caseId, named }) => ({ caseId, named })),
      items,
    );
  return onMonth(services, actor, month, { seenVersion, isDone }, async (tx, before, at) => {
    if (before?.state === 'submitted') return refused('month-submitted');
    const { authorityId } = actor.reach;
    const standing = new Map(
      (
        await hazardsOf(
          tx,
          actor.reach.authorityIds,
          items.map(({ caseId }) => caseId),
        )
      ).map((h) => [h.caseId, h]),
    );
    const day = today(services.clock) as PlainDate;
    const picked: BatchItem[] = [];
    for (const { caseId, named } of new Map(items.map((item) => [item.caseId, item])).values()) {
      const hazard = standing.get(caseId);
      if (hazard === undefined) return refused('reference-not-found', 'items');
      picked.push({ caseId, named, reason: pickReason(hazard, day) ?? 'by-hand' });
    }
    const signed = { pickedBy: actor.personId, pickedByName: actor.name, pickedAt: at };
    const content = { state: 'picked', nil: picked.length === 0, opinion: '', items: picked } as const;
    if (before === undefined) {
      const row: BatchRow = {
        authorityId,
        id: uuidFromName(authorityId, `monthly/${month}`),
        month: `${month}-01`,
        ...content,
        ...signed,
        ...UNSIGNED,
        ...UNRETURNED,
        version: 1,
      };
      await insertBatch(tx, row);
      const { authorityId: _, id: __, ...changes } = row;
      return tell(tx, actor, at, row, 'pick', changes);
    }
    return change(tx, actor, at, before, 'pick', { ...content, ...signed, ...UNSIGNED });
  });
}

const UNSIGNED = {
  approvedBy: null,
  approvedByName: null,
  approvedAt: null,
  submittedTo: null,
  receipt: null,
  submittedBy: null,
  submittedByName: null,
  submittedAt: null,
} as const;

const UNRETURNED = {
  returnedBy: null,
  returnedByName: null,
  returnedAt: null,
  returnReason: null,
} as const;

/** A second person signs what the first one picked. */
export async function approveMonth(
  services: FigureServices,
  actor: Actor,
  month: string,
  { seenVersion, opinion }: Approval,
): Promise<Outcome<MonthlyPage>> {
  if (!may(actor, 'monthly.approve')) return refused('not-permitted');
  const isDone = (batch: BatchRow) =>
    batch.state === 'approved' && isSamePerson(actor, batch.approvedBy) && batch.opinion === opinion;
  return onMonth(services, actor, month, { seenVersion, isDone }, async (tx, batch, at) => {
    if (batch === undefined) return refused('not-found');
    if (batch.state !== 'picked') return refused('wrong-state');
    if (isSamePerson(actor, batch.pickedBy)) return refused('same-person');
    return change(tx, actor, at, batch, 'approve', {
      state: 'approved',
      opinion,
      approvedBy: actor.personId,
      approvedByName: actor.name,
      approvedAt: at,
    });
  });
}

/** Notes that the approved batch was submitted: to whom, and the receipt. Nothing of it changes any more. */
export async function submitMonth(
  services: FigureServices,
  actor: Actor,
  month: string,
  { seenVersion, to, receipt }: Submission,
): Promise<Outcome<MonthlyPage>> {
  if (!may(actor, 'monthly.pick')) return refused('not-permitted');
  const isDone = (batch: BatchRow) =>
    batch.state === 'submitted' && batch.submittedTo === to && batch.receipt === receipt;
  return onMonth(services, actor, month, { seenVersion, isDone }, async (tx, batch, at) => {
    if (batch === undefined) return refused('not-found');
    if (batch.state === 'picked') return refused('month-not-approved');
    if (batch.state !== 'approved') return refused('wrong-state');
    return change(tx, actor, at, batch, 'submit', {
      state: 'submitted',
      submittedTo: to,
      receipt,
      submittedBy: actor.personId,
      submittedByName: actor.name,
      submittedAt: at,
      ...UNRETURNED,
    });
  });
}

/** Changes a month's batch under its lock. A call that is repeated finds its own work done. */
async function onMonth(
  services: FigureServices,
  actor: Actor,
  month: string,
  order: { readonly seenVersion: number; readonly isDone: (batch: BatchRow) => boolean },
  work: (tx: Db, batch: BatchRow | undefined, at: string) => Promise<Refused | undefined>,
): Promise<Outcome<MonthlyPage>> {
  const problem = outside(actor) ?? future(services, month);
  if (problem !== undefined) return problem;
  const { authorityId } = actor.reach;
  try {
    return await services.database.as(actor, async (tx) => {
      const batch = await findBatch(tx, authorityId, `${month}-01`, true);
      const version = batch?.version ?? 0;
      const repeated = version === order.seenVersion + 1 && batch !== undefined && order.isDone(batch);
      if (repeated) return done(await pageOf(tx, services, actor, month));
      if (version !== order.seenVersion) return refused('stale', undefined, { version });
      const refusal = await work(tx, batch, services.clock.now().toISOString());
      return refusal ?? done(await pageOf(tx, services, actor, month));
    });
  } catch (error) {
    // Somebody else picked the same month at the same moment.
    if (isUniqueViolation(error)) return refused('stale', undefined, { version: 1 });
    throw error;
  }
}

export function future({ clock }: FigureServices, month: string): Refused | undefined {
  return month > today(clock).slice(0, 7) ? refused('date-in-future', 'month') : undefined;
}

export async function change(
  tx: Db,
  actor: Actor,
  at: string,
  batch: BatchRow,
  move: string,
  patch: Partial<BatchRow>,
): Promise<undefined> {
  const changes = { ...patch, version: batch.version + 1 };
  await updateBatch(tx, batch, changes);
  return tell(tx, actor, at, batch, move, changes);
}

async function tell(
  tx: Db,
  actor: Actor,
  at: string,
  { authorityId, id }: BatchRow,
  move: string,
  changes: Readonly<Record<string, unknown>>,
): Promise<undefined> {
  const entry = { authorityId, register: 'monthly-batch', entryId: id, move, organisationId: null } as const;
  await recordChange(tx, { actor, at }, { ...entry, changes });
  return undefined;
}

async function pageOf(tx: Db, { clock }: FigureServices, actor: Actor, month: string): Promise<MonthlyPage> {
  const { authorityId } = actor.reach;
  const day = today(clock) as PlainDate;
  const first = `${month}-01` as PlainDate;
  const row = await findBatch(tx, authorityId, first);
  const proposed = row?.state === 'submitted' ? [] : await proposedFor(tx, actor, first, day);
  return {
    month,
    submitBy: submitBy(first),
    late: first >= (await firstMonthOf(tx, authorityId)) && isLateMonth(first, row?.state ?? null, day),
    batch: row === undefined ? null : await batchOf(tx, actor, row),
    proposed: proposed.slice(0, MOST_ITEMS),
    cut: proposed.length > MOST_ITEMS,
    below: await countBelow(tx, authorityId),
    documents: await documentsOfSubject(tx, authorityId, monthSubject(authorityId, month)),
  };
}

/** What the rule proposes of one's own, and what the authorities right below submitted for the same month. */
async function proposedFor(
  tx: Db,
  { reach: { authorityId, authorityIds } }: Actor,
  month: string,
  day: PlainDate,
): Promise<BatchHazard[]> {
  const own = (await candidatesFor(tx, authorityId, day)).flatMap((hazard) => {
    const reason = pickReason(hazard, day);
    return reason === undefined ? [] : [shown(hazard, reason, false, null)];
  });
  const submitted = new Map(
    (await submittedBelow(tx, authorityId, month)).map((item) => [item.caseId, item]),
  );
  const below = (await hazardsOf(tx, authorityIds, [...submitted.keys()])).flatMap((hazard) => {
    const item = submitted.get(hazard.caseId);
    return item === undefined ? [] : [shown(hazard, item.reason, false, item.authorityName)];
  });
  const rank = ({ reason, dueOn, number }: BatchHazard) =>
    `${PICK_REASONS.indexOf(reason)} ${dueOn ?? '9999-12-31'} ${number}`;
  return [...own, ...below].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

export async function batchOf(tx: Db, actor: Actor, row: BatchRow): Promise<MonthlyBatch> {
  const { authorityIds } = actor.reach;
  const found = await hazardsOf(
    tx,
    authorityIds,
    row.items.map(({ caseId }) => caseId),
  );
  const hazards = new Map(found.map((hazard) => [hazard.caseId, hazard]));
  const elsewhere = [
    ...new Set(found.map((hazard) => hazard.authorityId).filter((id) => id !== row.authorityId)),
  ];
  const names = new Map((await listAuthorities(tx, elsewhere)).map(({ id, name }) => [id, name]));
  const signed = (name: string | null, at: string | null) =>
    name === null || at === null ? null : { name, at };
  return {
    month: row.month.slice(0, 7),
    state: row.state,
    nil: row.nil,
    opinion: row.opinion,
    version: row.version,
    picked: { name: row.pickedByName, at: row.pickedAt },
    approved: signed(row.approvedByName, row.approvedAt),
    submitted: signed(row.submittedByName, row.submittedAt),
    submittedTo: row.submittedTo,
    receipt: row.receipt,
    returned: signed(row.returnedByName, row.returnedAt),
    returnReason: row.returnReason,
    mine: isSamePerson(actor, row.pickedBy),
    items: row.items.flatMap(({ caseId, reason, named }) => {
      const hazard = hazards.get(caseId);
      return hazard === undefined
        ? []
        : [shown(hazard, reason, named, names.get(hazard.authorityId) ?? null)];
    }),
  };
}

function shown(
  { suspended: _, holder: __, authorityId: ___, ...facts }: Candidate,
  reason: PickReason,
  named: boolean,
  authorityName: string | null,
): BatchHazard {
  return { ...facts, reason, named, authorityName };
}
