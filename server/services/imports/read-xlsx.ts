import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Cell, Merge } from '@zhiben/domain/imports/cells.ts';
import excel from 'exceljs';
import { RowsWriter, rowsFile, type SheetContent, UnreadableFile } from './rows-file.ts';

/** What exceljs knows of a sheet while it streams, beyond its published types. */
interface StreamedSheet extends AsyncIterable<StreamedRow> {
  readonly name: string;
  readonly state?: string;
  iterator: AsyncIterable<Buffer | string>;
}

interface StreamedRow {
  readonly number: number;
  readonly values: excel.CellValue[];
}

/** Reads every visible sheet as a stream and lays its rows down in the folder. */
export async function readXlsx(path: string, folder: string): Promise<SheetContent[]> {
  const workbook = new excel.stream.xlsx.WorkbookReader(path, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  decodeWhole(workbook as unknown as Undecoded);
  const sheets: SheetContent[] = [];
  for await (const streamed of workbook) {
    const sheet = streamed as unknown as StreamedSheet;
    const hidden = sheet.state !== undefined && sheet.state !== 'visible';
    const tail = new TailOfSheet(sheet.iterator);
    sheet.iterator = tail;
    const writer = new RowsWriter(rowsFile(folder, sheets.length));
    try {
      // A hidden sheet holds lists and sums of its maker; it is read past.
      for await (const row of sheet) if (!hidden) writer.add(row.number, cellsOf(row.values));
    } finally {
      writer.close();
    }
    if (!hidden) sheets.push({ name: sheet.name, rows: writer.rows, merges: tail.merges() });
  }
  if (sheets.length === 0) throw new UnreadableFile('no-sheet');
  return sheets;
}

/** Where exceljs turns bytes into text piece by piece. */
interface Undecoded {
  _parseSharedStrings(entry: Readable): unknown;
  _parseWorkbook(entry: Readable): unknown;
}

/**
 * exceljs decodes each piece of a file by itself, so that a Chinese character that lies across two pieces becomes
 * two question marks. Streams that know their encoding keep the half until the rest comes.
 */
function decodeWhole(workbook: Undecoded): void {
  const sharedStrings = workbook._parseSharedStrings.bind(workbook);
  const names = workbook._parseWorkbook.bind(workbook);
  workbook._parseSharedStrings = (entry) => sharedStrings(entry.setEncoding('utf8'));
  workbook._parseWorkbook = (entry) => names(entry.setEncoding('utf8'));
}

function cellsOf(values: excel.CellValue[]): Cell[] {
  const cells: Cell[] = [];
  // exceljs counts columns from 1 and leaves holes.
  for (let index = 1; index < values.length; index++) cells.push(cellOf(values[index] ?? null));
  return cells;
}

function cellOf(value: excel.CellValue): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : '#ERROR';
  if (typeof value === 'boolean') return value;
  if (value instanceof Date) return { day: dayOf(value) };
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return String(value.error);
  if ('result' in value) return cellOf(value.result as excel.CellValue);
  if ('text' in value) return cellOf(value.text as excel.CellValue);
  return null;
}

/** Spreadsheets have no time zone: the reader gives what stands in the cell as if it were UTC. */
function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
}

const END_OF_DATA = '</sheetData>';

/** Passes a sheet on as whole characters, and keeps what follows the cells: there stand the merged ranges. */
class TailOfSheet implements AsyncIterable<string> {
  readonly #source: AsyncIterable<Buffer | string>;
  #tail = '';
  #found = false;

  constructor(source: AsyncIterable<Buffer | string>) {
    this.#source = source;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    const decoder = new StringDecoder('utf8');
    let before = '';
    for await (const read of this.#source) {
      const text = typeof read === 'string' ? read : decoder.write(read);
      if (this.#found) this.#tail += text;
      else {
        const seen = before + text;
        const end = seen.indexOf(END_OF_DATA);
        this.#found = end >= 0;
        if (this.#found) this.#tail = seen.slice(end + END_OF_DATA.length);
        before = seen.slice(-END_OF_DATA.length);
      }
      yield text;
    }
  }

  merges(): Merge[] {
    return [...this.#tail.matchAll(/<mergeCell[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(
      ([, left = '', top, right = '', bottom]) => ({
        top: Number(top) - 1,
        left: columnIndex(left),
        bottom: Number(bottom) - 1,
        right: columnIndex(right),
      }),
    );
  }
}

function columnIndex(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
