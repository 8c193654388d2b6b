import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import excel from 'exceljs';

/** One column of a list: its heading and what stands in it. */
export interface SheetColumn<Row> {
  readonly title: string;
  /** Characters. */
  readonly width: number;
  readonly of: (row: Row) => string | number | null;
}

/** What a spreadsheet would run as a formula when it opens a text (OWASP: CSV injection). */
const RUNS = /^[=+\-@\t\r]/;

/** A cell of a CSV file: quoted when it must be, guarded by an apostrophe when it would run. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = RUNS.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A list as CSV: UTF-8 with its mark, without which spreadsheets take Chinese for something else. */
export function writeCsv<Row>(
  columns: readonly SheetColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): Readable {
  const body = new PassThrough();
  run(body, async () => {
    body.write(`\uFEFF${columns.map((c) => csvCell(c.title)).join(',')}\r\n`);
    for await (const rows of pages) {
      body.write(rows.map((row) => `${columns.map((c) => csvCell(c.of(row))).join(',')}\r\n`).join(''));
      await drained(body);
    }
    body.end();
  });
  return body;
}

/** A list as a spreadsheet, written as a stream. Every text is a cell of the type text: nothing in it ever runs. */
export function writeXlsx<Row>(
  name: string,
  columns: readonly SheetColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
): Readable {
  const body = new PassThrough();
  const writer = new excel.stream.xlsx.WorkbookWriter({
    stream: body,
    useStyles: true,
    useSharedStrings: false,
  });
  run(body, async () => {
    const sheet = writer.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = columns.map(({ width }) => ({ width }));
    const head = sheet.addRow(columns.map(({ title }) => title));
    head.font = { bold: true };
    head.commit();
    for await (const rows of pages) {
      for (const row of rows) sheet.addRow(columns.map((c) => c.of(row))).commit();
      await drained(body);
    }
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
    sheet.commit();
    await writer.commit();
  });
  return body;
}

function run(body: PassThrough, work: () => Promise<void>): void {
  // A list that breaks off must not look complete: the connection is cut.
  work().catch((error: Error) => body.destroy(error));
}

/** Waits until the reader has caught up; the list is never in memory as a whole. */
async function drained(body: PassThrough): Promise<void> {
  if (body.destroyed) throw new Error('nobody reads any more');
  if (body.writableNeedDrain) await Promise.race([once(body, 'drain'), once(body, 'close')]);
}
