/** Rows of a sheet read back into a plan and judged: apart from writing them, which the page does too, without a judge. */
import { type Checked, checkPlan } from './check.ts';
import type { PlanFault } from './faults.ts';
import { nameOf, parted, readBinding, readDue, readFigure } from './row-words.ts';
import { CLAUSE_COLUMNS, PART_WORDS } from './rows.ts';
import { CAPABILITIES, OWNERS } from './vocabulary.ts';

/**
 * The plan of this head whose clauses stand in these rows, headings first; blank rows are passed over. Faults name the
 * clause, or the row where it has no ref.
 */
export function fromRows(head: object, rows: readonly (readonly string[])[]): Checked {
  const [headings = [], ...body] = rows;
  const at = new Map(
    CLAUSE_COLUMNS.map(({ field, zh, en }) => [
      field,
      headings.findIndex((heading) => [zh, en].includes(heading.trim())),
    ]),
  );
  const missing = CLAUSE_COLUMNS.filter(({ field }) => (at.get(field) ?? -1) < 0);
  const written = body
    .map((cells, index) => ({
      row: index + 2,
      cell: (field: string) => cells[at.get(field) ?? -1]?.trim() ?? '',
      blank: cells.every((cell) => cell.trim() === ''),
    }))
    .filter(({ blank }) => !blank);
  const faults: PlanFault[] = [
    ...missing.map(
      ({ field, zh, en }) =>
        ({ ref: '', field, code: 'column-missing', detail: { value: `${zh} / ${en}` } }) as const,
    ),
    ...written
      .filter(({ cell }) => missing.length === 0 && cell('ref') === '')
      .map(({ row }) => ({ ref: '', field: 'ref', code: 'row-without-ref', detail: { row } }) as const),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return checkPlan({ ...head, clauses: written.map(({ cell }) => readClause(cell)) });
}

function readClause(cell: (field: string) => string): object {
  return {
    ref: cell('ref'),
    part: nameOf(PART_WORDS, cell('part')),
    ...number('action', cell('action')),
    ...number('measure', cell('measure')),
    title: [cell('title'), cell('titleEn')],
    text: [cell('text'), cell('textEn')],
    quantities: cell('quantities')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
    owner: nameOf(OWNERS, cell('owner')),
    coOwners: parted(cell('coOwners')).map((word) => nameOf(OWNERS, word)),
    due: parted(cell('due')).map(readDue),
    figures: parted(cell('figures')).map(readFigure),
    proofs: parted(cell('proofs')).map(readBinding),
    outputs: parted(cell('outputs')).map(readBinding),
    later: parted(cell('later')).map((word) => nameOf(CAPABILITIES, word)),
  };
}

/** A whole number; anything else is handed on for the check to refuse. */
const number = (field: string, cell: string): object =>
  cell === '' ? {} : { [field]: /^\d+$/.test(cell) ? Number(cell) : cell };
