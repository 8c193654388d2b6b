/** A cell as a spreadsheet or a line of text holds it; a day is told from a number by the cell's own format. */
export type Cell = string | number | boolean | null | { readonly day: string };

/** A row of a sheet. `row` counts as the spreadsheet does, from 1; cells stand at their column's index from 0. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Cells joined into one, by index from 0, the last ones included. The first cell of the range holds the value. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What stands in a cell, as its reader sees it. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return cell.day;
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return String(cell).trim();
}

/** True for nothing, and for the strokes that people draw into a cell that has no answer. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && /^[\s/\\\-–—－_]*$/.test(cell));
}

/** A, B, … Z, AA, as spreadsheets name the column at this index from 0. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
