import { randomUUID } from 'node:crypto';
import { CHANNELS, GRADES } from '@zhiben/domain/kinds/hazard/fields.ts';
import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { decide, type InputField } from '@zhiben/domain/primitives/lifecycle.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { criteria } from '@zhiben/domain/standards/criteria.ts';
import { addDays, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { insertCase, type NewEvent, writeMove } from '../store/case-files.ts';
import type { Db } from '../store/database.ts';
import { changeNotice, insertNotices } from '../store/notices.ts';

/** A number of at least 0 and below 1: the same dice throw the same history. */
export type Dice = () => number;

/** Dice that throw the same numbers for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface HistoryGround {
  readonly authorityId: string;
  readonly departmentIds: readonly string[];
  readonly organisations: readonly { readonly id: string; readonly departmentId: string }[];
  readonly personId: string;
  /** Hazards that others may be merged into or be a recurrence of; grows as histories are written. */
  readonly standing: CaseFile[];
  /** The last day of every history. */
  readonly until: PlainDate;
}

/** A ground of departments, enterprises and one person, written by the owner. */
export async function makeHistoryGround(owner: Db, until: PlainDate): Promise<HistoryGround> {
  const authorityId = randomUUID();
  const personId = randomUUID();
  const departmentIds = [randomUUID(), randomUUID(), randomUUID()];
  await owner
    .insertInto('authority')
    .values({ id: authorityId, kind: 'county', name: '凤台县', regionCode: '340421' })
    .execute();
  await owner
    .insertInto('department')
    .values(departmentIds.map((id, n) => ({ authorityId, id, name: `第${n + 1}部门` })))
    .execute();
  const organisations = Array.from({ length: 8 }, (_, n) => ({
    id: randomUUID(),
    departmentId: departmentIds[n % departmentIds.length] ?? '',
  }));
  await owner
    .insertInto('organisation')
    .values(
      organisations.map((o, n) => ({
        ...o,
        authorityId,
        name: `第${n + 1}制造有限公司`,
        regionCode: '340421',
      })),
    )
    .execute();
  await owner.insertInto('person').values({ authorityId, id: personId, name: '林检查' }).execute();
  return { authorityId, departmentIds, organisations, personId, standing: [], until };
}

/** With every role: what is proven here is counting, and who may what is proven elsewhere. */
function somebody({ authorityId }: HistoryGround, personId: string): Actor {
  return {
    accountId: personId,
    personId,
    name: '林检查',
    roles: ['desk', 'inspector', 'verifier', 'enterprise-officer', 'expert'],
    reach: { scope: 'authority', authorityId, authorityIds: [authorityId] },
    personIds: [personId],
    organisationIds: [],
  };
}

/**
 * One hazard from report to wherever the dice lead it, each move judged by the lifecycle and written by the functions of
 * the product. Notices are made and answered on the way.
 */
export async function writeHistory(tx: Db, ground: HistoryGround, dice: Dice): Promise<void> {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(dice() * values.length)] as T;
  let day = addDays(ground.until, -Math.floor(dice() * 1300));
  let file = newCase(ground, dice, day);
  const at = () => instantOf(day, dice);
  await insertCase(tx, file, eventOf(file, 'report', null, at()));
  if (dice() < 0.3) await writeNotice(tx, ground, file, day, dice);
  const moves = Object.keys(hazardLifecycle.moves);
  const wished = 1 + Math.floor(dice() * 14);
  for (let made = 0, tried = 0; made < wished && tried < 60; tried++) {
    const name = dice() < 0.6 ? (mainOf(file.state) ?? pick(moves)) : pick(moves);
    const next = addDays(day, Math.floor(dice() * 25));
    if (next > ground.until) break;
    // Only the finder contests; whoever else comes took no part before.
    const personId = name === 'contest' ? ground.personId : randomUUID();
    const context = { actor: somebody(ground, personId), today: next, criterionValidOn: () => true };
    const verdict = decide(hazardLifecycle, file, name, answersTo(ground, name, file, next, dice), context);
    if (!verdict.ok) continue;
    day = next;
    made += 1;
    const state = verdict.to as keyof typeof hazardLifecycle.holder;
    const patch = { ...verdict.patch, state, holder: hazardLifecycle.holder[state] };
    const event = eventOf(file, name, file.state, at());
    const { version } = await writeMove(tx, file, patch, event);
    file = { ...file, ...patch, version, updatedAt: event.receivedAt };
  }
  if (file.state !== 'merged') ground.standing.push(file);
}

function mainOf(state: string): string | undefined {
  return Object.entries(hazardLifecycle.moves).find(
    ([, move]) => 'main' in move && move.main && (move.from as readonly string[]).includes(state),
  )?.[0];
}

function instantOf(day: string, dice: Dice): string {
  // Any hour of the day in China: the last eight hours of a day in UTC are another day there.
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + Math.floor(dice() * 86_399_000)).toISOString();
}

function eventOf(file: CaseFile, move: string, fromState: string | null, at: string): NewEvent {
  return {
    moveId: randomUUID(),
    move,
    fromState,
    actorId: file.reportedBy,
    actorName: '林检查',
    happenedAt: at,
    receivedAt: at,
    body: {},
  };
}

let numbers = 0;

/** A hazard that was just reported. */
export function newCase(ground: HistoryGround, dice: Dice, day: PlainDate): CaseFile {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(dice() * values.length)] as T;
  const organisation = dice() < 0.9 ? pick(ground.organisations) : undefined;
  const at = `${day}T02:00:00.000Z`;
  return {
    authorityId: ground.authorityId,
    id: randomUUID(),
    kind: 'hazard',
    number: `YH${day.slice(0, 4)}-R${++numbers}`,
    state: 'reported',
    version: 1,
    title: '除尘器未设泄爆装置',
    description: '',
    place: '',
    lng: null,
    lat: null,
    organisationId: organisation?.id ?? null,
    departmentId: organisation?.departmentId ?? null,
    regionCode: pick(['340421', '340421100', '340421101']),
    industryCode: pick([null, 'C26', 'C2614', 'C33']),
    grade: pick(GRADES),
    channel: pick(CHANNELS),
    sourceRecordId: null,
    criterionId: pick([null, ...criteria.slice(0, 4).map(({ id }) => id)]),
    accidentType: pick([null, 'fire', 'machinery']),
    rootCause: pick([null, 'concept', 'engineering']),
    defence: pick([null, 'people', 'technical']),
    supervisingLevel: null,
    foundOn: addDays(day, -Math.floor(dice() * 5)),
    foundBy: '',
    reportedBy: ground.personId,
    rectifiedBy: null,
    verifiedBy: null,
    proposedBy: null,
    ownerId: null,
    dueOn: null,
    closedOn: null,
    contestUntil: null,
    holder: 'desk',
    onTheSpot: false,
    suspended: false,
    extensionAsked: false,
    handoverTo: null,
    gradeProposed: null,
    recurrenceOf: null,
    mergedInto: null,
    fields: {},
    createdAt: at,
    updatedAt: at,
  };
}

/** Answers to everything that the form of a move asks. */
function answersTo(ground: HistoryGround, move: string, file: CaseFile, day: PlainDate, dice: Dice) {
  const { input = [] } = (
    hazardLifecycle.moves as Record<string, { readonly input?: readonly InputField[] }>
  )[move] ?? { input: [] };
  const pick = <T>(values: readonly T[]): T => values[Math.floor(dice() * values.length)] as T;
  const answers: Record<string, unknown> = {};
  for (const field of input) {
    if (!field.required && field.asked === undefined && dice() < 0.5) continue;
    answers[field.name] = answerTo(field);
  }
  return answers;

  function answerTo(field: InputField): unknown {
    switch (field.type) {
      case 'text':
      case 'long-text':
        return '现场核实情况属实';
      case 'date':
        return addDays(day, Math.floor(dice() * 60));
      case 'yes-no':
        return dice() < 0.5;
      case 'money':
        return 10_000;
      case 'choice':
        return pick(field.options);
      case 'criterion':
        return pick(criteria.slice(0, 4)).id;
      case 'department':
        return pick(ground.departmentIds);
      case 'organisation':
        return pick(ground.organisations).id;
      case 'person':
        return ground.personId;
      case 'case':
        return ground.standing.length === 0 ? file.id : pick(ground.standing).id;
      case 'files':
        return [randomUUID()];
    }
  }
}

async function writeNotice(tx: Db, ground: HistoryGround, file: CaseFile, day: PlainDate, dice: Dice) {
  if (file.organisationId === null) return;
  const notice = { authorityId: file.authorityId, id: randomUUID(), organisationId: file.organisationId };
  const madeAt = instantOf(day, dice);
  const answerBy = new Date(Date.parse(madeAt) + 24 * 3_600_000).toISOString();
  await insertNotices(tx, [
    {
      ...notice,
      caseId: file.id,
      personId: ground.personId,
      post: 'principal',
      state: 'made',
      madeAt,
      answerBy,
    },
  ]);
  const state = (['made', 'opened', 'acknowledged', 'acknowledged', 'served', 'void'] as const)[
    Math.floor(dice() * 6)
  ];
  if (state === undefined || state === 'made') return;
  const later = new Date(Date.parse(madeAt) + dice() * 48 * 3_600_000).toISOString();
  await changeNotice(tx, notice, state === 'opened' ? { state, openedAt: later } : { state, endedAt: later });
}
