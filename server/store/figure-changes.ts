import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import type { NewEvent } from './case-files.ts';
import { type Db, sql } from './database.ts';

/** The steps of a hazard that are counted, by the move that makes them. The view `figure_step` says the same. */
const STEPS: Readonly<Record<string, string>> = {
  confirm: 'confirmed',
  order: 'ordered',
  submit: 'submitted',
  'rectify-on-spot': 'submitted',
  verify: 'verified',
  close: 'closed',
  return: 'returned',
  reopen: 'reopened',
};

/** What no figure counts: it was no hazard, or it is counted as another. */
const UNCOUNTED = ['dismissed', 'merged'];

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** How a hazard counts: what a roll-up knows of it. */
function imageOf(file: CaseFile) {
  return {
    authorityId: file.authorityId,
    departmentId: file.departmentId,
    grade: file.grade,
    regionCode: file.regionCode,
    industryCode: file.industryCode,
    channel: file.channel,
    criterionId: file.criterionId,
    recurred: file.recurrenceOf !== null,
    accidentType: file.accidentType,
    rootCause: file.rootCause,
    defence: file.defence,
    foundOn: file.foundOn,
    dueOn: file.dueOn,
    closedOn: file.closedOn,
    open: file.holder !== 'nobody',
  };
}

type Image = ReturnType<typeof imageOf>;

export const counts = (file: Pick<CaseFile, 'state'>): boolean => !UNCOUNTED.includes(file.state);

/** What a new hazard adds to what is counted. */
export function changeOfNew(file: CaseFile) {
  return { ...imageOf(file), n: 1 };
}

/**
 * Notes what a move changes in what is counted, before the row is written. A hazard that begins or ceases to count, or
 * that counts elsewhere from now on, takes all its steps along; any other move adds at most its own step.
 */
export async function countMove(tx: Db, before: CaseFile, after: CaseFile, event: NewEvent): Promise<void> {
  const [was, is] = [imageOf(before), imageOf(after)];
  const [counted, counting] = [counts(before), counts(after)];
  const step = counting ? stepOf(is, event) : [];
  if (counted && counting && isSame(was, is)) return add(tx, step);
  const steps = await stepsSoFar(tx, before);
  await add(tx, [
    ...(counted ? [{ ...was, n: -1 }, ...steps.map((s) => ({ ...was, ...s, n: -1 }))] : []),
    ...(counting ? [{ ...is, n: 1 }, ...steps.map((s) => ({ ...is, ...s, n: 1 }))] : []),
    ...step,
  ]);
}

async function add(tx: Db, rows: readonly (Image & { readonly n: number })[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('figureChange')
    .values([...rows])
    .execute();
}

function stepOf(image: Image, { move, receivedAt, effectiveAt }: NewEvent) {
  const step = STEPS[move];
  if (step === undefined) return [];
  const stepOn = new Date(Date.parse(effectiveAt ?? receivedAt) + OFFSET_MS).toISOString().slice(0, 10);
  const days = (Date.parse(stepOn) - Date.parse(image.foundOn)) / DAY_MS;
  return [{ ...image, n: 1, step, stepOn, value: String(days) }];
}

function isSame(a: Image, b: Image): boolean {
  return (Object.keys(a) as (keyof Image)[]).every((key) => a[key] === b[key]);
}

async function stepsSoFar(tx: Db, { authorityId, id, foundOn }: CaseFile) {
  const rows = await tx
    .selectFrom('caseEvent')
    .select([
      'move',
      sql<string>`(effective_at at time zone 'Asia/Shanghai')::date`.as('stepOn'),
      sql<string>`((effective_at at time zone 'Asia/Shanghai')::date - ${foundOn}::date)::text`.as('value'),
    ])
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', id)
    .where('move', 'in', Object.keys(STEPS))
    .execute();
  return rows.map(({ move, ...facts }) => ({ ...facts, step: STEPS[move] ?? '' }));
}

/** What a hazard that comes with its history adds: itself as it stands, and each step that it took. */
export function changesOf(file: CaseFile, events: readonly NewEvent[]) {
  if (!counts(file)) return [];
  const image = imageOf(file);
  return [
    { ...image, n: 1, step: null, stepOn: null, value: null },
    ...events.flatMap((event) => stepOf(image, event)),
  ];
}

/** Notes of many hazards at once, as they stand in their rows and events, that they count (1) or cease to (-1). */
export async function countCases(
  tx: Db,
  authorityId: string,
  ids: readonly string[],
  sign: 1 | -1,
): Promise<void> {
  await sql`select count_cases(${authorityId}::uuid, ${[...ids]}::uuid[], ${sign}::integer)`.execute(tx);
}

/** Notes of notices, as they stand in their rows, that they count (1) or cease to (-1). */
export async function countNotices(
  tx: Db,
  authorityId: string,
  ids: readonly string[],
  sign: 1 | -1,
): Promise<void> {
  await sql`
    insert into figure_change (authority_id, n, step, value, step_on, grade)
    select authority_id, ${sql.lit(sign)}, 'notice', value, step_on, 'major'
      from figure_notice where authority_id = ${authorityId} and notice_id = any (${[...ids]}::uuid[])`.execute(
    tx,
  );
}
