import { type Cell, cellText, type Merge, type RawRow } from './cells.ts';
import type { ImportField } from './field.ts';
import { headingKey, isHeading } from './guess.ts';

/** How far down a head is looked for. Above it stand titles, dates of the print, names of the makers. */
const SEARCHED_ROWS = 30;

/** Heading of the column that the file of errors adds. */
export const REASON_HEADING = '导入错误（改正后可直接再次导入）';

/** Rows of the head, counted as the spreadsheet does, and one title for each column that has one. */
export interface Head {
  readonly from: number;
  readonly to: number;
  readonly columns: readonly { readonly index: number; readonly title: string }[];
}

/**
 * Finds the head: the row with the most known headings, and the row below it when the two are joined by merged cells
 * or the second holds headings of its own under a group. Undefined for a sheet without any row of two words.
 */
export function findHead(
  rows: readonly RawRow[],
  merges: readonly Merge[],
  fields: readonly ImportField[],
): Head | undefined {
  let best: { index: number; score: number } | undefined;
  const candidates = rows.slice(0, SEARCHED_ROWS);
  for (const [index, { cells }] of candidates.entries()) {
    const texts = cells.map(cellText).filter((t) => t !== '');
    if (texts.length < 2) continue;
    const known = texts.filter((t) => isHeading(fields, t)).length;
    // Without known words the first row in which every cell is a short word of its own will do.
    const plain = texts.length >= 3 && new Set(texts).size === texts.length && texts.every(isWord) ? 0.5 : 0;
    const score = known > 0 ? known + 1 : plain;
    if (score > (best?.score ?? 0)) best = { index, score };
  }
  const row = best && candidates[best.index];
  if (best === undefined || row === undefined) return undefined;
  const above = candidates[best.index - 1];
  const below = candidates[best.index + 1];
  if (above?.row === row.row - 1 && isGroupOver(above, row, merges, fields))
    return headOf([above, row], merges);
  if (below?.row === row.row + 1 && isGroupOver(row, below, merges, fields))
    return headOf([row, below], merges);
  return headOf([row], merges);
}

/** The head in the rows that a person named. */
export function headOf(rows: readonly RawRow[], merges: readonly Merge[]): Head {
  const width = Math.max(0, ...rows.map((r) => r.cells.length));
  const columns = [];
  for (let index = 0; index < width; index++) {
    const parts: string[] = [];
    for (const row of rows) {
      const text = cellText(mergedCell(rows, merges, row, index)).replace(/\s+/g, ' ');
      if (text !== '' && parts.at(-1) !== text) parts.push(text);
    }
    // The column of reasons that the error file adds is no part of the head that was remembered.
    if (parts.length > 0 && parts[0] !== REASON_HEADING) columns.push({ index, title: parts.join('/') });
  }
  const numbers = rows.map((r) => r.row);
  return { from: Math.min(...numbers), to: Math.max(...numbers), columns };
}

/** By which a head is recognised: two files with the same headings in the same order have the same one. */
export function headSignature(titles: readonly string[]): string {
  return titles.map((t) => t.split('/').map(headingKey).join('/')).join('|');
}

/** The value of a cell, taken from the first cell of the range when it is merged. */
function mergedCell(rows: readonly RawRow[], merges: readonly Merge[], row: RawRow, index: number): Cell {
  const at = row.row - 1;
  const merge = merges.find((m) => m.top <= at && at <= m.bottom && m.left <= index && index <= m.right);
  if (merge === undefined) return row.cells[index] ?? null;
  return rows.find((r) => r.row - 1 === merge.top)?.cells[merge.left] ?? row.cells[index] ?? null;
}

function isGroupOver(
  upper: RawRow,
  lower: RawRow,
  merges: readonly Merge[],
  fields: readonly ImportField[],
): boolean {
  const top = upper.row - 1;
  const joinedDown = merges.some((m) => m.top === top && m.bottom === top + 1);
  const joinedRight = merges.some((m) => m.top === top && m.bottom === top && m.right > m.left);
  const titles = upper.cells.filter((c) => cellText(c) !== '').length;
  if (titles < 2) return false;
  if (joinedDown && joinedRight) return true;
  // Text without merges: a group leaves gaps, and each gap has a heading under it.
  const under = lower.cells.filter((c) => isHeading(fields, cellText(c)));
  const gaps = lower.cells.filter((c, i) => cellText(c) !== '' && cellText(upper.cells[i]) === '').length;
  return under.length >= 2 && gaps >= 1;
}

function isWord(text: string): boolean {
  return text.length <= 20 && !/^[\d.,\-/年月日:]+$/.test(text);
}
