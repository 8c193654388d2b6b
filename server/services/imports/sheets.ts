import { PassThrough, type Readable } from 'node:stream';
import { importDefinition } from '@zhiben/domain/imports/definitions.ts';
import { REASON_HEADING } from '@zhiben/domain/imports/head.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import excel from 'exceljs';
import type { BatchRecord } from '../../store/imports.ts';
import { done, type Outcome, refused } from '../refusals.ts';
import type { ImportServices } from './desk.ts';
import { type FailedRow, failedRow, keptFailedRows } from './failed-rows.ts';
import { contentOf, findBatch } from './imports.ts';
import { candidatesOf } from './look.ts';
import type { FileContent } from './rows-file.ts';

const HEAD_STYLE = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EEF7' } },
  alignment: { vertical: 'middle', wrapText: true },
} as const;
/** Rows below the head that have the drop-down lists. */
const PREPARED_ROWS = 2000;

export interface Sheet {
  readonly name: string;
  readonly body: Readable;
}

/**
 * The rows that could not be imported, in the columns of their file, each with its reasons. The head keeps its words,
 * so that the corrected file is recognised and its columns need no mapping.
 */
export async function errorSheet(
  services: ImportServices,
  actor: Actor,
  id: string,
): Promise<Outcome<Sheet>> {
  const batch = await findBatch(services, actor, id);
  if (batch === undefined) return refused('not-found');
  const failed = await failedRowsOf(services, actor, batch);
  if (failed === undefined) return refused('import-file-gone');
  const body = new PassThrough();
  const writer = new excel.stream.xlsx.WorkbookWriter({
    stream: body,
    useStyles: true,
    useSharedStrings: false,
  });
  const sheet = writer.addWorksheet('待改正', { views: [{ state: 'frozen', ySplit: 1 }] });
  const write = async () => {
    const head = sheet.addRow([...batch.columns.map(({ title }) => title), REASON_HEADING]);
    head.eachCell((cell) => Object.assign(cell, HEAD_STYLE));
    head.commit();
    // Everything is text: a code of eighteen digits and a day keep the form in which they were typed.
    for await (const { cells, reasons } of failed) sheet.addRow([...cells, reasons]).commit();
    sheet.commit();
    await writer.commit();
  };
  write().catch((error: Error) => body.destroy(error));
  return done({ name: `${batch.fileName.replace(/\.[^.]*$/, '')}-待改正.xlsx`, body });
}

/** The failed rows as the file still tells them, or as they were kept when it was written; undefined when neither is. */
async function failedRowsOf(
  services: ImportServices,
  actor: Actor,
  batch: BatchRecord,
): Promise<AsyncIterable<FailedRow> | undefined> {
  const content = await contentOf(services, batch.id);
  if (content !== undefined) return stillFailing(services, actor, batch, content);
  return batch.state === 'written' ? keptFailedRows(services.imports.folderOf(batch.id)) : undefined;
}

async function* stillFailing(
  services: ImportServices,
  actor: Actor,
  batch: BatchRecord,
  content: FileContent,
): AsyncGenerator<FailedRow> {
  for await (const { candidates } of candidatesOf(services, actor, batch, content))
    for (const candidate of candidates)
      if (candidate.problems.length > 0) yield failedRow(batch, candidate, { kept: false });
}

/** An empty list to fill in: headings, drop-down lists, and beside it an example and what each column expects. */
export async function templateSheet(
  kind: string,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { fields, zh } = importDefinition(kind);
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(zh, { views: [{ state: 'frozen', ySplit: 1 }] });
  const notes = book.addWorksheet('填写说明');
  notes
    .addRow(['列', '是否必填', '示例', '可填内容', '说明'])
    .eachCell((cell) => Object.assign(cell, HEAD_STYLE));
  for (const [index, width] of [22, 10, 34, 60, 60].entries()) notes.getColumn(index + 1).width = width;
  for (const [index, field] of fields.entries()) {
    const column = sheet.getColumn(index + 1);
    column.width = Math.max(12, field.zh.length * 2.4, field.example.length * 1.6);
    // Text, so that the spreadsheet does not cut codes to fifteen digits.
    column.numFmt = '@';
    const head = sheet.getCell(1, index + 1);
    head.value = field.required === true ? `${field.zh}*` : field.zh;
    Object.assign(head, HEAD_STYLE);
    if (field.choices !== undefined) listOf(book, sheet, index + 1, field.zh, field.choices);
    notes.addRow([
      field.zh,
      field.required === true ? '必填' : '',
      field.example,
      field.choices?.join('、') ?? '',
      field.note ?? '',
    ]);
  }
  return { name: `${zh}-导入模板.xlsx`, bytes: Buffer.from(await book.xlsx.writeBuffer()) };
}

/** A drop-down list that reads its words from a hidden sheet: in the cell itself there is room for 255 characters. */
function listOf(
  book: excel.Workbook,
  sheet: excel.Worksheet,
  column: number,
  title: string,
  choices: readonly string[],
): void {
  const lists = book.getWorksheet('选项') ?? book.addWorksheet('选项', { state: 'veryHidden' });
  const at = lists.actualColumnCount + 1;
  for (const [i, word] of [title, ...choices].entries()) lists.getCell(i + 1, at).value = word;
  const letter = lists.getColumn(at).letter;
  for (let row = 2; row <= PREPARED_ROWS; row++)
    sheet.getCell(row, column).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`选项!$${letter}$2:$${letter}$${choices.length + 1}`],
      showErrorMessage: false,
    };
}
