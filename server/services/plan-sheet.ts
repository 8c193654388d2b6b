import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellText } from '@zhiben/domain/imports/cells.ts';
import { readFileApart } from './imports/read-file.ts';
import { readRows, UnreadableFile } from './imports/rows-file.ts';
import { done, type Outcome, refused } from './refusals.ts';

const CHUNK = 1000;
/** A plan has at most a thousand clauses: what is longer is another file. */
const MOST_ROWS = 2000;

/** The rows of the first sheet of a file (.xlsx, .csv) as words, blank rows left out. */
export async function sheetWords(bytes: Buffer, name: string): Promise<Outcome<string[][]>> {
  const folder = await mkdtemp(join(tmpdir(), 'zhiben-plan-'));
  try {
    const path = join(folder, 'source');
    await writeFile(path, bytes);
    await readFileApart({ path, folder, name });
    const rows: string[][] = [];
    for await (const chunk of readRows(folder, 0, CHUNK)) {
      rows.push(...chunk.map(({ cells }) => cells.map((cell) => cellText(cell))));
      if (rows.length > MOST_ROWS) return refused('file-too-large', 'file');
    }
    return done(rows);
  } catch (error) {
    if (error instanceof UnreadableFile) return refused(error.code, 'file');
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
