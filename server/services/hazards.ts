import type { HazardFilter, NewHazard } from '@zhiben/domain/contract/hazard.ts';
import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import { mergeProblem } from '@zhiben/domain/kinds/hazard/merge.ts';
import { runningTerm } from '@zhiben/domain/kinds/hazard/running-term.ts';
import { decidesRequests, holdersOf } from '@zhiben/domain/kinds/hazard/to-do.ts';
import type { CaseEvent, CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { decide, type FileUse, type MoveContext, mayMove } from '@zhiben/domain/primitives/lifecycle.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { criterionById, isValidOn } from '@zhiben/domain/standards/criteria.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { z } from 'zod';
import { readSettings } from '../store/authorities.ts';
import {
  findMove,
  insertCase,
  lockCase,
  type NewEvent,
  readCase,
  readStory,
  releaseCase,
  writeMove,
} from '../store/case-files.ts';
import { countCases, type ListQuery, listCases } from '../store/case-list.ts';
import { type Database, type Db, isUniqueViolation } from '../store/database.ts';
import { readRelations } from '../store/duplicates.ts';
import { readEvidence, useFiles } from '../store/files.ts';
import type { CaseNumbers } from '../store/numbers.ts';
import { findOrganisationForCase, regionOf } from '../store/organisations.ts';
import { authorityOfWork } from '../store/people.ts';
import { type Clock, today } from './clock.ts';
import { ladderAfterMove } from './ladder.ts';
import { lockTarget, writeMergedIn } from './merging.ts';
import { noticesAfterMove } from './notices.ts';
import { ordersAfterMove } from './orders-after-move.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';
import { isSameMove, isSameReport } from './repeats.ts';
import { termsOf } from './terms.ts';

const KIND = 'hazard';
/** Reporting and reading one: every statement finds its rows by key. */
const BY_KEY = { byKey: true } as const;
const lifecycle = hazardLifecycle;

export interface HazardServices {
  readonly database: Database;
  readonly numbers: CaseNumbers;
  readonly clock: Clock;
}

export type Report = z.output<typeof NewHazard>;

/** Reports a hazard. Repeating the call with the same id answers the hazard that the first call made. */
export async function reportHazard(
  services: HazardServices,
  actor: Actor,
  report: Report,
): Promise<Outcome<{ id: string; number: string; version: number }>> {
  const { database, clock } = services;
  const receivedAt = clock.now().toISOString();
  const day = today(clock);
  if (report.foundOn > day) return refused('date-in-future', 'foundOn');
  if (
    report.grade === 'major' &&
    report.criterionId !== null &&
    !criterionValidOn(report.criterionId, report.foundOn)
  ) {
    return refused('criterion-not-valid', 'criterionId');
  }
  const organisationId = actor.reach.organisationId ?? report.organisationId;
  if (actor.reach.organisationId !== undefined && report.channel !== 'self-check') {
    return refused('channel-not-yours', 'channel');
  }
  const authorityId = await authorityOf(database, actor, organisationId);
  const year = Number(day.slice(0, 4));
  const number = `YH${year}-${String(await services.numbers.next(actor, authorityId, KIND, year)).padStart(5, '0')}`;
  try {
    return await database.as(
      actor,
      async (tx) => {
        const organisation =
          organisationId === null
            ? undefined
            : await findOrganisationForCase(tx, authorityId, organisationId);
        if (organisationId !== null && organisation === undefined)
          return refused('organisation-not-found', 'organisationId');
        const { files, happenedAt, ...said } = report;
        const file: CaseFile = {
          ...said,
          authorityId,
          kind: KIND,
          number,
          state: lifecycle.start,
          version: 1,
          organisationId,
          departmentId: actor.reach.departmentId ?? organisation?.departmentId ?? null,
          regionCode: organisation?.regionCode ?? (await regionOf(tx, authorityId)),
          industryCode: organisation?.industryCode ?? null,
          supervisingLevel: null,
          reportedBy: actor.personId,
          rectifiedBy: null,
          verifiedBy: null,
          proposedBy: null,
          ownerId: null,
          dueOn: null,
          closedOn: null,
          contestUntil: null,
          holder: lifecycle.holder[lifecycle.start as keyof typeof lifecycle.holder],
          onTheSpot: false,
          suspended: false,
          extensionAsked: false,
          handoverTo: null,
          gradeProposed: null,
          recurrenceOf: null,
          mergedInto: null,
          fields: {},
          createdAt: receivedAt,
          updatedAt: receivedAt,
        };
        await insertCase(tx, file, {
          moveId: report.id,
          move: 'report',
          fromState: null,
          actorId: actor.personId,
          actorName: actor.name,
          happenedAt,
          receivedAt,
          body: files.length > 0 ? { before: files } : {},
        });
        if (files.length > 0) await useFiles(tx, file, 1, files, 'before');
        return done({ id: file.id, number, version: 1 });
      },
      BY_KEY,
    );
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return repeatedReport(services, actor, report, { authorityId, organisationId });
  }
}

/** Into whose books a hazard goes: those of the authority in which its enterprise stands, else one's own. */
async function authorityOf(database: Database, actor: Actor, organisationId: string | null): Promise<string> {
  const { authorityId, authorityIds } = actor.reach;
  if (organisationId === null || authorityIds.length === 1) return authorityId;
  const work = { organisationId, departmentId: null };
  return (await database.as(actor, (tx) => authorityOfWork(tx, authorityIds, work))) ?? authorityId;
}

/** The same id again: the answer of the first time when the same person says the same, else a refusal. */
async function repeatedReport(
  { database }: HazardServices,
  actor: Actor,
  report: Report,
  { authorityId, organisationId }: { readonly authorityId: string; readonly organisationId: string | null },
) {
  const { id } = report;
  return database.as(actor, async (tx) => {
    const file = await readCase(tx, [authorityId], KIND, id);
    const [first] = file === undefined ? [] : await readStory(tx, authorityId, id);
    const same = first?.actorId === actor.personId && isSameReport(report, organisationId, first);
    return file !== undefined && same
      ? done({ id, number: file.number, version: 1 })
      : refused('id-taken', 'id');
  });
}

export interface MoveOrder {
  readonly id: string;
  readonly move: string;
  readonly moveId: string;
  readonly seenVersion: number;
  readonly happenedAt: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Makes one move: verdict, row and event in one transaction. Repeating the call repeats nothing. */
export async function moveHazard(
  { database, clock }: HazardServices,
  actor: Actor,
  order: MoveOrder,
): Promise<Outcome<{ state: string; version: number }>> {
  const receivedAt = clock.now().toISOString();
  return database.as(actor, async (tx) => {
    const into =
      order.move === 'merge' ? await lockTarget(tx, actor, KIND, order.id, order.input['caseId']) : undefined;
    const file = await lockCase(tx, actor.reach.authorityIds, KIND, order.id);
    if (file === undefined) return refused('not-found');
    const before = await findMove(tx, file.authorityId, file.id, order.moveId);
    if (before !== undefined) {
      return isSameMove(order, actor.personId, before)
        ? done({ state: before.toState, version: before.seq })
        : refused('id-taken', 'moveId');
    }
    if (file.version !== order.seenVersion) return refused('stale', undefined, { version: file.version });
    const { contestDays } = await readSettings(tx, file.authorityId);
    const context = { ...contextFor(actor, clock), contestDays };
    const verdict = decide(lifecycle, file, order.move, order.input, context);
    if (!verdict.ok) return refused(verdict.why, verdict.at);
    const input = verdict.input ?? {};
    const missing = await missingReference(tx, file, order.move, input);
    if (missing !== undefined) return refused('reference-not-found', missing);
    const hindrance = into === undefined ? undefined : mergeProblem(file, into);
    if (hindrance !== undefined) return refused(hindrance, 'caseId');
    const state = verdict.to;
    const holder = lifecycle.holder[state as keyof typeof lifecycle.holder];
    const event: NewEvent = {
      moveId: order.moveId,
      move: order.move,
      fromState: file.state,
      actorId: actor.personId,
      actorName: actor.name,
      happenedAt: order.happenedAt,
      receivedAt,
      body: input,
    };
    if (actor.reach.scope === 'department') await releaseCase(tx, file.id);
    const patch = { ...verdict.patch, ...(await takenOver(tx, file, verdict.patch)), state, holder };
    const moved = await writeMove(tx, file, patch, event);
    const after = { ...file, ...patch } as CaseFile;
    const how = { actor, moveId: order.moveId, at: receivedAt, today: context.today };
    await followMove(tx, file, after, how);
    if (into !== undefined) await writeMergedIn(tx, into, file, event);
    for (const field of fileFields(order.move)) {
      const ids = input[field.name];
      if (Array.isArray(ids) && ids.length > 0) await useFiles(tx, file, moved.version, ids, field.use);
    }
    return done(moved);
  });
}

/** What a move of a hazard means for those who were told of it, the rungs that it reached and the orders about it. */
export async function followMove(
  tx: Db,
  before: CaseFile,
  after: CaseFile,
  how: Parameters<typeof noticesAfterMove>[3],
): Promise<void> {
  await noticesAfterMove(tx, before, after, how);
  await ladderAfterMove(tx, before, after, how);
  await ordersAfterMove(tx, before, after, how);
}

/** One hazard with its story, its evidence and what the reader may do now. */
export async function readHazard({ database, clock }: HazardServices, actor: Actor, id: string) {
  return database.as(
    actor,
    async (tx) => {
      const hazard = await readCase(tx, actor.reach.authorityIds, KIND, id);
      if (hazard === undefined) return refused('not-found');
      const story = await readStory(tx, hazard.authorityId, id);
      const evidence = await readEvidence(tx, hazard.authorityId, id);
      const context = contextFor(actor, clock);
      const moves = Object.keys(lifecycle.moves).map((move) => ({
        move,
        refusal: mayMove(lifecycle, hazard as CaseFile, move, context) ?? null,
      }));
      const related = await readRelations(tx, hazard.authorityId, hazard);
      const termContext = await termsOf(tx, hazard.authorityId, context.today);
      return done({
        hazard,
        term: runningTerm(hazard as CaseFile, story as CaseEvent[], termContext) ?? null,
        story,
        evidence,
        moves,
        merged: related.filter((r) => r.relation === 'merged-in'),
        relations: related.filter((r) => r.relation !== 'merged-in'),
      });
    },
    BY_KEY,
  );
}

export interface HazardListing {
  readonly filter: HazardFilter;
  readonly sort: string;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export async function listHazards(services: HazardServices, actor: Actor, listing: HazardListing) {
  return pageOf(() =>
    services.database.as(actor, (tx) => listCases(tx, { ...queryFor(services, actor, listing), ...listing })),
  );
}

export async function countHazards(services: HazardServices, actor: Actor, filter: HazardFilter) {
  return services.database.as(actor, (tx) => countCases(tx, queryFor(services, actor, { filter })));
}

/** What every list of hazards of this reader is made from. */
export function queryFor(
  { clock }: Pick<HazardServices, 'clock'>,
  actor: Actor,
  { filter }: Pick<HazardListing, 'filter'>,
) {
  return {
    kind: KIND,
    authorityIds: actor.reach.authorityIds,
    finalStates: lifecycle.final,
    holders: holdersOf(actor.roles),
    decides: decidesRequests(actor.roles)
      ? { departmentId: actor.reach.departmentId, personIds: actor.personIds }
      : undefined,
    reader: { ...actor.reach, personId: actor.personId },
    today: today(clock),
    filter,
  } satisfies Partial<ListQuery>;
}

export function contextFor(actor: Actor, clock: Clock): MoveContext {
  return { actor, today: today(clock), criterionValidOn };
}

function criterionValidOn(id: string, day: string): boolean {
  const criterion = criterionById(id);
  return criterion !== undefined && isValidOn(criterion, day as PlainDate);
}

interface FileField {
  readonly name: string;
  readonly use: FileUse;
}

function fileFields(move: string): readonly FileField[] {
  const { input = [] } =
    (lifecycle.moves as Record<string, { input?: readonly { name: string; type: string }[] }>)[move] ?? {};
  return input.filter((field): field is FileField & { type: string } => field.type === 'files');
}

/** Answers that name another record must name one that the actor can see: the name of the first that does not. */
async function missingReference(
  tx: Db,
  file: CaseFile,
  move: string,
  input: Readonly<Record<string, unknown>>,
) {
  const { input: fields = [] } =
    (lifecycle.moves as Record<string, { input?: readonly { name: string; type: string }[] }>)[move] ?? {};
  for (const { name, type } of fields) {
    const id = input[name];
    if (typeof id !== 'string') continue;
    if (type === 'case' && (await readCase(tx, [file.authorityId], KIND, id)) === undefined) return name;
    if (isTable(type) && !(await exists(tx, type, file.authorityId, id))) return name;
  }
  return undefined;
}

/** A hazard that gets its enterprise later takes over where it is and who answers for it. */
async function takenOver(tx: Db, file: CaseFile, patch: Partial<CaseFile>): Promise<Partial<CaseFile>> {
  if (patch.organisationId == null) return {};
  const organisation = await findOrganisationForCase(tx, file.authorityId, patch.organisationId);
  if (organisation === undefined) return {};
  const { regionCode, industryCode, departmentId } = organisation;
  return { regionCode, industryCode, departmentId: file.departmentId ?? departmentId };
}

const TABLES = ['department', 'organisation', 'person'] as const;

function isTable(type: string): type is (typeof TABLES)[number] {
  return TABLES.includes(type as (typeof TABLES)[number]);
}

/** Is there such a record within reach? */
export async function exists(
  tx: Db,
  table: (typeof TABLES)[number],
  authorityId: string,
  id: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom(table)
    .select('id')
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined;
}
