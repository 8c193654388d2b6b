import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { RowsWriter, rowsFile, type SheetContent } from './rows-file.ts';

const SAMPLE_BYTES = 64 * 1024;

/** Reads a text of separated values in the encoding it was saved in; a spreadsheet in China saves GB18030. */
export async function readCsv(path: string, folder: string, name: string): Promise<SheetContent[]> {
  const encoding = await encodingOf(path);
  const delimiter = await delimiterOf(path, encoding);
  const text = createReadStream(path).pipe(iconv.decodeStream(encoding));
  const records = text.pipe(
    parse({ delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }),
  );
  text.on('error', (error) => records.destroy(error));
  const writer = new RowsWriter(rowsFile(folder, 0));
  try {
    let row = 0;
    for await (const cells of records as AsyncIterable<string[]>) {
      row += 1;
      writer.add(
        row,
        cells.map((cell) => (cell === '' ? null : unguarded(cell))),
      );
    }
  } finally {
    writer.close();
  }
  return [{ name: name.replace(/\.[^.]*$/, ''), rows: writer.rows, merges: [] }];
}

/** Takes off the apostrophe that our own export puts before what a spreadsheet would run as a formula. */
function unguarded(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

/** By its mark, else UTF-8 when every byte fits it, else GB18030, which holds GBK and GB 2312. */
export async function encodingOf(path: string): Promise<'utf8' | 'utf16le' | 'utf16be' | 'gb18030'> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf16le';
      if (first && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf16be';
      first = false;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return 'utf8';
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030';
    throw error;
  }
}

/** Comma, tab or semicolon: the one that stands most often in the first lines. */
async function delimiterOf(path: string, encoding: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    const lines = iconv.decode(buffer.subarray(0, bytesRead), encoding).split(/\r?\n/, 20).join('\n');
    const counted = [',', '\t', ';'].map((mark) => ({ mark, count: lines.split(mark).length }));
    return counted.reduce((best, one) => (one.count > best.count ? one : best)).mark;
  } finally {
    await file.close();
  }
}
