import { ruleOf } from '@zhiben/domain/kinds/hazard/running-term.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { binaryArray, type ColumnType, type ColumnValue } from './bulk.ts';
import { eventRow, type NewEvent } from './case-files.ts';
import { type Db, sql } from './database.ts';
import { changesOf, countCases } from './figure-changes.ts';
import { noteTurns } from './turns.ts';

/** How much memory the words of one import may wait in before they are sorted into the index. */
const WAITING_WORDS = '128MB';

export interface ImportedStep {
  readonly event: NewEvent;
  readonly toState: string;
  /** The new value of every column that the step changed, as the database names them. */
  readonly changes: Record<string, unknown>;
}

export interface ImportedCase<File = CaseFile> {
  readonly file: File;
  readonly steps: readonly ImportedStep[];
}

/** What of a case is needed to move it on. */
export type MovedCase = Pick<CaseFile, 'authorityId' | 'id' | 'state' | 'holder' | 'version' | 'fields'>;

/** What an import remembers of the record that it made. */
export interface StandingCase {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly print: string | null;
  readonly withdrawn: boolean;
}

/** Which of these records stand here, and what they were imported from. */
export async function standingCases(
  tx: Db,
  authorityId: string,
  ids: readonly string[],
): Promise<Map<string, StandingCase>> {
  const { rows } = await sql<StandingCase>`
    select id, number, version, fields -> 'imported' ->> 'print' as print, fields ? 'withdrawnImport' as withdrawn
      from case_file
     where authority_id = ${authorityId} and id = any (${binaryArray('uuid', ids)}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

type CaseColumn = readonly [
  name: string,
  type: ColumnType,
  cast: string,
  of: (file: CaseFile) => ColumnValue,
];

const CASE_COLUMNS: readonly CaseColumn[] = [
  ['id', 'uuid', '', (f) => f.id],
  ['number', 'text', '', (f) => f.number],
  ['state', 'text', '', (f) => f.state],
  ['version', 'int4', '', (f) => f.version],
  ['title', 'text', '', (f) => f.title],
  ['description', 'text', '', (f) => f.description],
  ['place', 'text', '', (f) => f.place],
  ['organisation_id', 'uuid', '', (f) => f.organisationId],
  ['department_id', 'uuid', '', (f) => f.departmentId],
  ['region_code', 'text', '', (f) => f.regionCode],
  ['industry_code', 'text', '', (f) => f.industryCode],
  ['grade', 'text', '', (f) => f.grade],
  ['channel', 'text', '', (f) => f.channel],
  ['source_record_id', 'text', '', (f) => f.sourceRecordId],
  ['criterion_id', 'text', '', (f) => f.criterionId],
  ['accident_type', 'text', '', (f) => f.accidentType],
  ['root_cause', 'text', '', (f) => f.rootCause],
  ['defence', 'text', '', (f) => f.defence],
  ['supervising_level', 'text', '', (f) => f.supervisingLevel],
  ['found_on', 'text', '::date', (f) => f.foundOn],
  ['found_by', 'text', '', (f) => f.foundBy],
  ['due_on', 'text', '::date', (f) => f.dueOn],
  ['closed_on', 'text', '::date', (f) => f.closedOn],
  ['holder', 'text', '', (f) => f.holder],
  ['suspended', 'bool', '', (f) => f.suspended],
  ['fields', 'jsonb', '', (f) => JSON.stringify(f.fields)],
  ['created_at', 'text', '::timestamptz', (f) => f.createdAt],
  ['updated_at', 'text', '::timestamptz', (f) => f.updatedAt],
];

type EventRow = ReturnType<typeof eventRow>;
type EventColumn = readonly [
  name: string,
  type: ColumnType,
  cast: string,
  of: (event: EventRow) => ColumnValue,
];

const EVENT_COLUMNS: readonly EventColumn[] = [
  ['case_id', 'uuid', '', (e) => e.caseId],
  ['seq', 'int4', '', (e) => e.seq],
  ['move_id', 'uuid', '', (e) => e.moveId],
  ['move', 'text', '', (e) => e.move],
  ['from_state', 'text', '', (e) => e.fromState],
  ['to_state', 'text', '', (e) => e.toState],
  ['actor_id', 'uuid', '', (e) => e.actorId],
  ['actor_name', 'text', '', (e) => e.actorName],
  ['happened_at', 'text', '::timestamptz', (e) => e.happenedAt],
  ['received_at', 'text', '::timestamptz', (e) => e.receivedAt],
  ['effective_at', 'text', '::timestamptz', (e) => e.effectiveAt],
  ['body', 'jsonb', '', (e) => e.body],
  ['changes', 'jsonb', '', (e) => e.changes],
  ['leaf_hash', 'bytea', '', (e) => e.leafHash],
];

type ChangeColumn = readonly [
  name: string,
  type: ColumnType,
  cast: string,
  of: (change: ReturnType<typeof changesOf>[number]) => ColumnValue,
];

const CHANGE_COLUMNS: readonly ChangeColumn[] = [
  ['n', 'int4', '', (c) => c.n],
  ['step', 'text', '', (c) => c.step],
  ['value', 'text', '', (c) => c.value],
  ['step_on', 'text', '::date', (c) => c.stepOn],
  ['department_id', 'uuid', '', (c) => c.departmentId],
  ['grade', 'text', '', (c) => c.grade],
  ['region_code', 'text', '', (c) => c.regionCode],
  ['industry_code', 'text', '', (c) => c.industryCode],
  ['channel', 'text', '', (c) => c.channel],
  ['criterion_id', 'text', '', (c) => c.criterionId],
  ['recurred', 'bool', '', (c) => c.recurred],
  ['accident_type', 'text', '', (c) => c.accidentType],
  ['root_cause', 'text', '', (c) => c.rootCause],
  ['defence', 'text', '', (c) => c.defence],
  ['found_on', 'text', '::date', (c) => c.foundOn],
  ['due_on', 'text', '::date', (c) => c.dueOn],
  ['closed_on', 'text', '::date', (c) => c.closedOn],
  ['open', 'bool', '', (c) => c.open],
];

/** Writes cases with their events and what they count for, in three statements however many there are. */
export async function insertImportedCases(
  tx: Db,
  authorityId: string,
  cases: readonly ImportedCase[],
): Promise<void> {
  if (cases.length === 0) return;
  await sql`${sql.raw(`set local gin_pending_list_limit = '${WAITING_WORDS}'`)}`.execute(tx);
  const files = cases.map(({ file }) => file);
  await bulkInsert(tx, 'case_file', { authority_id: authorityId, kind: 'hazard' }, CASE_COLUMNS, files);
  await insertEvents(tx, authorityId, cases);
  const changes = cases.flatMap(({ file, steps }) =>
    changesOf(
      file,
      steps.map(({ event }) => event),
    ),
  );
  await bulkInsert(tx, 'figure_change', { authority_id: authorityId }, CHANGE_COLUMNS, changes);
  await noteTurns(
    tx,
    authorityId,
    files.filter((file) => ruleOf(file) !== undefined).map(({ id }) => id),
  );
}

async function insertEvents(
  tx: Db,
  authorityId: string,
  cases: readonly ImportedCase<Pick<CaseFile, 'authorityId' | 'id'>>[],
): Promise<void> {
  const events = cases.flatMap(({ file, steps }) =>
    steps.map(({ event, toState, changes }) =>
      eventRow(file, Number(changes['version']), toState, event, changes),
    ),
  );
  await bulkInsert(tx, 'case_event', { authority_id: authorityId }, EVENT_COLUMNS, events);
}

async function bulkInsert<Row>(
  tx: Db,
  table: string,
  constants: Readonly<Record<string, string>>,
  columns: readonly (readonly [
    name: string,
    type: ColumnType,
    cast: string,
    of: (row: Row) => ColumnValue,
  ])[],
  rows: readonly Row[],
): Promise<void> {
  const names = [...Object.keys(constants), ...columns.map(([name]) => name)].join(', ');
  const arrays = columns.map(
    ([, type, , of]) => sql`${binaryArray(type, rows.map(of))}${sql.raw(`::${type}[]`)}`,
  );
  const fixed = Object.values(constants).map((value) => sql.lit(value));
  const picked = columns.map(([name, , cast]) => sql.raw(`v.${name}${cast}`));
  const aliases = sql.raw(columns.map(([name]) => name).join(', '));
  await sql`insert into ${sql.raw(table)} (${sql.raw(names)})
    select ${sql.join([...fixed.map((f, i) => (i === 0 ? sql`${f}::uuid` : f)), ...picked])}
      from unnest(${sql.join(arrays)}) as v (${aliases})`.execute(tx);
}

/** A case that was withdrawn and is told again: the row becomes what the file says, and one more event says so. */
export async function reviveCase(tx: Db, { file, steps }: ImportedCase): Promise<void> {
  const { authorityId, id, fields, number: _, createdAt: __, ...columns } = file;
  await tx
    .updateTable('caseFile')
    .set({ ...columns, fields: JSON.stringify(fields) })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
  await insertEvents(tx, authorityId, [{ file, steps }]);
  await countCases(tx, authorityId, [id], 1);
  await noteTurns(tx, authorityId, [id]);
}

/** Of these records the ones that nothing happened to since the import made them, locked. */
export async function untouchedCases(
  tx: Db,
  authorityId: string,
  batchId: string,
  ids: readonly string[],
): Promise<Pick<CaseFile, 'id' | 'version' | 'state' | 'fields'>[]> {
  const { rows } = await sql<Pick<CaseFile, 'id' | 'version' | 'state' | 'fields'>>`
    select c.id, c.version, c.state, c.fields from case_file c
     where c.authority_id = ${authorityId} and c.id = any (${binaryArray('uuid', ids)}::uuid[])
       and not exists (select from case_event e
                        where e.authority_id = c.authority_id and e.case_id = c.id and e.seq = c.version
                          and e.body -> 'imported' ->> 'batch' is distinct from ${batchId})
       for update`.execute(tx);
  return rows;
}

/** Moves records on by one event each, all to the same state. */
export async function withdrawCases(
  tx: Db,
  authorityId: string,
  cases: readonly ImportedCase<MovedCase>[],
  at: string,
): Promise<void> {
  const files = cases.map(({ file }) => file);
  const ids = files.map(({ id }) => id);
  await countCases(tx, authorityId, ids, -1);
  await sql`
    update case_file c set state = v.state, holder = v.holder, version = v.version, fields = v.fields,
           updated_at = ${at}::timestamptz
      from unnest(${binaryArray(
        'uuid',
        files.map((f) => f.id),
      )}::uuid[],
                  ${binaryArray(
                    'text',
                    files.map((f) => f.state),
                  )}::text[],
                  ${binaryArray(
                    'text',
                    files.map((f) => f.holder),
                  )}::text[],
                  ${binaryArray(
                    'int4',
                    files.map((f) => f.version),
                  )}::int4[],
                  ${binaryArray(
                    'jsonb',
                    files.map((f) => JSON.stringify(f.fields)),
                  )}::jsonb[])
           as v (id, state, holder, version, fields)
     where c.authority_id = ${authorityId} and c.id = v.id`.execute(tx);
  await insertEvents(tx, authorityId, cases);
  await noteTurns(tx, authorityId, ids);
}

/**
 * This transaction's commit does not wait for the disk. After a crash it may be undone, whole, with all that came after
 * it: only for work that notes its own progress in the same transaction and goes on from there.
 */
export async function commitLater(tx: Db): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(tx);
}

/** Lets the planner see how many cases there are by now. */
export async function refreshCaseStatistics(tx: Db): Promise<void> {
  await sql`select refresh_case_statistics()`.execute(tx);
}

/** Sorts the words that imports left waiting into the index: searches and later writes are quick again. */
export async function sortInWords(tx: Db): Promise<void> {
  await sql`select sort_in_case_words()`.execute(tx);
}
