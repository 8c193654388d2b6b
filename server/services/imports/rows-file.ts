import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Merge, RawRow } from '@zhiben/domain/imports/cells.ts';

/** What a file was found to hold, once and for all. Its rows lie beside it, one file for each sheet. */
export interface FileContent {
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly SheetContent[];
}

export interface SheetContent {
  readonly name: string;
  /** Rows with anything in them. */
  readonly rows: number;
  readonly merges: readonly Merge[];
}

/** Why a file cannot be read: the code of the refusal. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile';
  readonly code: string;
  constructor(code: string, cause?: string) {
    super(code, cause === undefined ? {} : { cause });
    this.code = code;
  }
}

/** Rows and columns beyond which a sheet is no list that people keep. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;

const FLUSH_BYTES = 256 * 1024;

export const rowsFile = (folder: string, sheet: number): string => join(folder, `rows-${sheet}.ndjson`);

/**
 * Writes the rows of one sheet, a line each: reading them again costs a tenth of parsing the file again. Written
 * synchronously, in the thread that reads the file and does nothing else.
 */
export class RowsWriter {
  readonly #file: number;
  #pending: string[] = [];
  #size = 0;
  #rows = 0;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
  }

  get rows(): number {
    return this.#rows;
  }

  add(row: number, cells: Cell[]): void {
    let last = Math.min(cells.length, MOST_COLUMNS);
    while (last > 0 && (cells[last - 1] === null || cells[last - 1] === '' || cells[last - 1] === undefined))
      last--;
    if (last === 0) return;
    cells.length = last;
    if (++this.#rows > MOST_ROWS) throw new UnreadableFile('too-many-rows');
    const line = `${JSON.stringify([row, cells])}\n`;
    this.#pending.push(line);
    this.#size += line.length;
    if (this.#size > FLUSH_BYTES) this.#flush();
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #flush(): void {
    if (this.#size > 0) writeSync(this.#file, this.#pending.join(''));
    this.#pending = [];
    this.#size = 0;
  }
}

/** The rows of one sheet, `size` at a time. */
export async function* readRows(folder: string, sheet: number, size: number): AsyncGenerator<RawRow[]> {
  let chunk: RawRow[] = [];
  let rest = '';
  for await (const text of createReadStream(rowsFile(folder, sheet), {
    encoding: 'utf8',
    highWaterMark: FLUSH_BYTES,
  }) as AsyncIterable<string>) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [row, cells] = JSON.parse(line) as [number, Cell[]];
      chunk.push({ row, cells });
      if (chunk.length < size) continue;
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
