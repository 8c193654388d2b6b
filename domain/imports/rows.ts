import { type Cell, cellText, isBlank, type Merge, type RawRow } from './cells.ts';
import type { CellReader, Detail, ImportDefinition, ImportField, Reading, Values } from './field.ts';

/** Which field each column of the sheet gives; the rest is not imported. */
export interface Layout {
  readonly columns: readonly {
    readonly index: number;
    readonly title: string;
    readonly field: string | null;
  }[];
}

export interface CellProblem {
  /** Index of the column, from 0; -1 for a field that no column gives. */
  readonly column: number;
  readonly field: string;
  readonly code: string;
  readonly value: string;
  readonly detail: Detail;
}

export interface ReadRow {
  readonly row: number;
  readonly cells: readonly Cell[];
  readonly values: Values;
  readonly problems: readonly CellProblem[];
}

/** Reads rows under one layout; made once for a file, so that nothing is looked up for each row. */
export function rowReader(definition: ImportDefinition, layout: Layout, today: string) {
  const plan = layout.columns.flatMap(({ index, title, field }) => {
    const known = definition.fields.find((f) => f.name === field);
    return known === undefined
      ? []
      : [{ index, field: known, read: remembering(known.readUnder?.(title) ?? known.read) }];
  });
  const columnOf = new Map(plan.map(({ index, field }) => [field.name, index]));
  const required = plan.filter(({ field }) => field.required === true);

  return ({ row, cells }: RawRow): ReadRow => {
    const values: Record<string, unknown> = {};
    const problems: CellProblem[] = [];
    for (const { index, field, read } of plan) {
      const cell = cells[index] ?? null;
      if (isBlank(cell)) continue;
      const reading = read(cell);
      if (reading.ok) values[field.name] = reading.value;
      else problems.push(problem(index, field, reading.code, cell, reading.detail));
    }
    for (const { index, field } of required)
      if (isBlank(cells[index])) problems.push(problem(index, field, 'required', cells[index]));
    for (const { field, code, detail } of definition.check(values, today)) {
      const column = columnOf.get(field) ?? -1;
      if (problems.some((p) => p.field === field)) continue;
      problems.push({ column, field, code, value: cellText(cells[column]), detail: detail ?? {} });
    }
    return { row, cells, values, problems };
  };
}

/** Different words of one column that are remembered; a column of descriptions soon has more and is not looked up. */
const REMEMBERED = 2000;

/** A reader that reads equal words once: most columns of a ledger repeat a few words, names and days. */
function remembering(read: CellReader): CellReader {
  let known: Map<string, Reading> | undefined = new Map();
  return (cell) => {
    if (typeof cell !== 'string' || known === undefined) return read(cell);
    const before = known.get(cell);
    if (before !== undefined) return before;
    const reading = read(cell);
    if (known.size < REMEMBERED) known.set(cell, reading);
    else known = undefined;
    return reading;
  };
}

function problem(
  column: number,
  field: ImportField,
  code: string,
  cell: Cell | undefined,
  detail: Detail = {},
): CellProblem {
  return { column, field: field.name, code, value: cellText(cell), detail };
}

/** Required fields that no column gives: without them no row can be written. */
export function missingFields(definition: ImportDefinition, layout: Layout): string[] {
  const given = new Set(layout.columns.map(({ field }) => field));
  return definition.fields.filter((f) => f.required === true && !given.has(f.name)).map((f) => f.name);
}

/**
 * Gives every row of a vertically merged range the value of its first: ledgers merge the name of the enterprise over
 * its hazards. Rows come in order; returns the row itself when nothing is merged there.
 */
export function mergeFiller(merges: readonly Merge[], headTo: number): (row: RawRow) => RawRow {
  const waiting = merges.filter((m) => m.bottom > m.top && m.top >= headTo).sort((a, b) => a.top - b.top);
  let next = 0;
  let open: { merge: Merge; value: Cell }[] = [];
  return (row) => {
    const at = row.row - 1;
    open = open.filter(({ merge }) => merge.bottom >= at);
    const filled = open.length > 0 ? [...row.cells] : undefined;
    for (const { merge, value } of open) if (filled) filled[merge.left] = value;
    for (let merge = waiting[next]; merge !== undefined && merge.top <= at; merge = waiting[++next])
      if (merge.top === at) open.push({ merge, value: row.cells[merge.left] ?? null });
    return filled === undefined ? row : { row: row.row, cells: filled };
  };
}
