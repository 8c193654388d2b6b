import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import { cellText, columnLetter, type RawRow } from '@zhiben/domain/imports/cells.ts';
import { importDefinition } from '@zhiben/domain/imports/definitions.ts';
import { keepableText } from '@zhiben/domain/imports/identity.ts';
import { mergeFiller, missingFields, type ReadRow, rowReader } from '@zhiben/domain/imports/rows.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { BatchPreview, BatchRecord } from '../../store/imports.ts';
import { today } from '../clock.ts';
import type { ImportServices } from './desk.ts';
import { entryTarget } from './entry-target.ts';
import { hazardTarget } from './hazard-target.ts';
import { organisationTarget } from './organisation-target.ts';
import { personTarget } from './person-target.ts';
import { type FileContent, readRows } from './rows-file.ts';
import { type Candidate, failed, type Target } from './target.ts';

/** Rows that are read, compared and written together. */
export const CHUNK_ROWS = 1000;
const SHOWN_ROWS = 50;
const SHOWN_ERRORS = 500;
const SHOWN_DIFFERENCES = 200;

/** A part of a file on its way: which part, what its rows would become, and who writes them. */
export interface Chunk {
  readonly index: number;
  readonly candidates: readonly Candidate<unknown>[];
  readonly target: Target;
}

/**
 * Reads the rows of a batch as its mapping says, chunk by chunk, and says of each what it would become.
 *
 * @param skip Chunks that are not wanted, by their index.
 */
export async function* candidatesOf(
  services: ImportServices,
  actor: Actor,
  batch: BatchRecord,
  content: FileContent,
  skip: ReadonlySet<number> = new Set(),
): AsyncGenerator<Chunk> {
  const { database, clock, imports } = services;
  const { decisions, columns } = batch;
  const definition = importDefinition(batch.kind);
  const day = today(clock);
  const target = await targetOf(services, actor, batch);
  const read = rowReader(definition, { columns }, day);
  const fill = mergeFiller(content.sheets[decisions.sheet]?.merges ?? [], decisions.headRows[1]);
  const complete = missingFields(definition, { columns }).length === 0;
  let index = -1;
  for await (const raw of readRows(imports.folderOf(batch.id), decisions.sheet, CHUNK_ROWS)) {
    index += 1;
    // Merged cells reach over chunks: every row passes here, also those that are not wanted.
    const rows = raw.filter(({ row }) => row > decisions.headRows[1]).map(fill);
    if (skip.has(index)) continue;
    const found: ReadRow[] = rows.filter((r) => holdsData(r, columns)).map(read);
    const candidates = complete
      ? await database.as(actor, (tx) => target.match(tx, found))
      : found.map((row) => failed(row));
    yield { index, candidates, target };
  }
}

const OWN: Readonly<Record<string, typeof hazardTarget | typeof organisationTarget | typeof personTarget>> = {
  hazards: hazardTarget,
  organisations: organisationTarget,
  people: personTarget,
};

/** What the kind of this batch does with its rows. */
export async function targetOf(
  { database, clock }: ImportServices,
  actor: Actor,
  batch: BatchRecord,
): Promise<Target> {
  const { decisions, columns, authorityId, id: batchId } = batch;
  const open = OWN[batch.kind] ?? entryTarget(batch.kind);
  const context = { actor, authorityId, batchId, decisions, today: today(clock) };
  return database.as(actor, async (tx) => (await open(tx, context, { columns })) as Target);
}

/** A row that has nothing in any column of the head is a remark or a signature under the list. */
function holdsData({ cells }: RawRow, columns: BatchRecord['columns']): boolean {
  return columns.some(({ index, field }) => field !== null && cellText(cells[index]) !== '');
}

/** Looks at the whole file: what every row would become, and every error in every cell. Writes nothing. */
export async function lookAt(
  services: ImportServices,
  actor: Actor,
  batch: BatchRecord,
  content: FileContent,
): Promise<BatchPreview> {
  const counts = { total: 0, new: 0, renews: 0, known: 0, different: 0, failed: 0, errors: 0 };
  const rows: ImportBatch['rows'] = [];
  const errors: ImportBatch['errors'] = [];
  const differences: ImportBatch['differences'] = [];
  for await (const { candidates } of candidatesOf(services, actor, batch, content)) {
    for (const candidate of candidates) {
      counts.total += 1;
      counts[candidate.outcome] += 1;
      if (candidate.renews) counts.renews += 1;
      counts.errors += candidate.problems.length;
      if (rows.length < SHOWN_ROWS) rows.push(previewRow(candidate, batch.columns));
      if (errors.length < SHOWN_ERRORS) errors.push(...errorsOf(candidate, batch.columns));
      if (differences.length < SHOWN_DIFFERENCES)
        for (const difference of candidate.differences)
          differences.push({ row: candidate.row, recordId: candidate.recordId, ...difference });
    }
  }
  return {
    sheets: content.sheets.map(({ name, rows: n }) => ({ name, rows: n })),
    missing: missingFields(importDefinition(batch.kind), { columns: batch.columns }),
    counts,
    rows,
    errors: errors.slice(0, SHOWN_ERRORS),
    differences: differences.slice(0, SHOWN_DIFFERENCES),
  };
}

/** The errors of one row, each at its cell. */
export function errorsOf(
  { row, problems }: ReadRow,
  columns: BatchRecord['columns'],
): ImportBatch['errors'][number][] {
  return problems.map(({ column, field, code, value, detail }) => ({
    row,
    column: column < 0 ? '' : columnLetter(column),
    title: columns.find(({ index }) => index === column)?.title ?? '',
    field,
    code,
    value: keepableText(value, field),
    detail: { ...detail },
  }));
}

function previewRow(
  { row, outcome, renews = false, cells, values, problems }: Candidate<unknown>,
  columns: BatchRecord['columns'],
): ImportBatch['rows'][number] {
  return {
    row,
    outcome,
    renews,
    cells: columns.map(({ index, field }) => ({
      text: keepableText(cells[index], field),
      value:
        field === null || values[field] === undefined
          ? null
          : keepableText(valueText(field, values[field]), null),
      problem: problems.find(({ column }) => column === index)?.code ?? null,
    })),
  };
}

function valueText(field: string, value: unknown): string {
  if (field === 'money') return String(Number(value) / 100);
  // The number itself goes nowhere: seen in the file, never in a preview that is kept.
  if (field === 'identityNumber') return '✓';
  // Lines of a small table, for the page to read.
  if (Array.isArray(value) && typeof value[0] === 'object') return JSON.stringify(value);
  return Array.isArray(value) ? value.join(',') : String(value);
}
