import { createReadStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cellText } from '@zhiben/domain/imports/cells.ts';
import { importDefinition } from '@zhiben/domain/imports/definitions.ts';
import { errorSentence } from '@zhiben/domain/imports/error-texts.ts';
import { keepableText } from '@zhiben/domain/imports/identity.ts';
import type { BatchRecord } from '../../store/imports.ts';
import type { Candidate } from './target.ts';

/** A row that could not be imported: its cells in the order of the head, and why. */
export interface FailedRow {
  readonly cells: readonly string[];
  readonly reasons: string;
}

const IDENTITY_NOT_KEPT = '公民身份号码：没有留存，请重新填写。';

/** @param kept The row outlives the uploaded file: it then holds no identity number. */
export function failedRow(
  batch: Pick<BatchRecord, 'kind' | 'columns'>,
  { cells, problems }: Pick<Candidate<unknown>, 'cells' | 'problems'>,
  { kept }: { readonly kept: boolean },
): FailedRow {
  const { fields } = importDefinition(batch.kind);
  const texts = batch.columns.map(({ index, field }) =>
    kept ? keepableText(cells[index], field) : cellText(cells[index]),
  );
  const reasons = problems.map((p) => {
    const column = batch.columns.find(({ index }) => index === p.column);
    const title = column?.title ?? fields.find((f) => f.name === p.field)?.zh;
    const value = kept ? keepableText(p.value, column?.field ?? p.field) : p.value;
    return `${title}：${errorSentence(p.code, 'zh', { ...p.detail, value })}`;
  });
  const hidden = batch.columns.some(({ field }, i) => field === 'identityNumber' && texts[i] !== '');
  if (kept && hidden) reasons.push(IDENTITY_NOT_KEPT);
  return { cells: texts, reasons: reasons.join('；') };
}

const FILE = /^failed-(\d+)\.ndjson$/;

/** True for the files that stay when the rest of an import's folder goes. */
export const holdsFailedRows = (name: string): boolean => FILE.test(name);

/** Lays the failed rows of one chunk down; again with the same words when the chunk is tried again. */
export async function keepFailedRows(
  folder: string,
  chunk: number,
  batch: BatchRecord,
  candidates: readonly Candidate<unknown>[],
): Promise<void> {
  const lines = candidates
    .filter(({ problems }) => problems.length > 0)
    .map((candidate) => `${JSON.stringify(failedRow(batch, candidate, { kept: true }))}\n`);
  if (lines.length > 0) await writeFile(join(folder, `failed-${chunk}.ndjson`), lines.join(''));
}

/** The rows that were laid down, in the order of the file; undefined when the folder is gone, as after a restore. */
export async function keptFailedRows(folder: string): Promise<AsyncGenerator<FailedRow> | undefined> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  return names && rowsIn(folder, names.flatMap((name) => FILE.exec(name)?.[1] ?? []).map(Number));
}

async function* rowsIn(folder: string, chunks: number[]): AsyncGenerator<FailedRow> {
  for (const chunk of chunks.sort((a, b) => a - b)) {
    const input = createReadStream(join(folder, `failed-${chunk}.ndjson`), 'utf8');
    for await (const line of createInterface({ input })) yield JSON.parse(line) as FailedRow;
  }
}
