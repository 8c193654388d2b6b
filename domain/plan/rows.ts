/**
 * Clauses as rows of a sheet and back, without loss: a plan can be exported, edited by people who know the plan and not
 * the product, and brought back. Each column holds one field; the first row holds the headings in either language.
 */
import type { Language, Texts } from '../primitives/texts.ts';
import { type Checked, checkPlan } from './check.ts';
import type { Plan, PlanClause } from './clause.ts';
import type { PlanFault } from './faults.ts';
import {
  bindingWords,
  dueWords,
  figureWords,
  joined,
  nameOf,
  parted,
  readBinding,
  readDue,
  readFigure,
  wordOf,
} from './row-words.ts';
import { CAPABILITIES, type Capability, OWNERS, type OwnerName } from './vocabulary.ts';

const PART_WORDS: Texts = {
  target: ['目标', 'Target'],
  measure: ['措施', 'Measure'],
  phase: ['阶段', 'Phase'],
  safeguard: ['保障', 'Safeguard'],
};

const owner = (name: OwnerName, language: Language) => wordOf(OWNERS, name, language);
const capability = (name: Capability, language: Language) => wordOf(CAPABILITIES, name, language);

interface Column {
  readonly field: string;
  readonly zh: string;
  readonly en: string;
  readonly write: (clause: PlanClause, language: Language) => string;
}

/** Columns in the order of the sheet; `field` is what faults call them. */
export const CLAUSE_COLUMNS: readonly Column[] = [
  { field: 'ref', zh: '编号', en: 'Ref', write: ({ ref }) => ref },
  {
    field: 'part',
    zh: '部分',
    en: 'Part',
    write: ({ part }, language) => wordOf(PART_WORDS, part, language),
  },
  { field: 'action', zh: '行动', en: 'Action', write: ({ action }) => String(action ?? '') },
  { field: 'measure', zh: '措施', en: 'Measure', write: ({ measure }) => String(measure ?? '') },
  { field: 'title', zh: '标题', en: 'Title (Chinese)', write: ({ title }) => title[0] },
  { field: 'titleEn', zh: '英文标题', en: 'Title (English)', write: ({ title }) => title[1] },
  { field: 'text', zh: '内容', en: 'Clause (Chinese)', write: ({ text }) => text[0] },
  { field: 'textEn', zh: '英文内容', en: 'Clause (English)', write: ({ text }) => text[1] },
  {
    field: 'quantities',
    zh: '原文数量和期限',
    en: 'Quantities as in the plan',
    write: ({ quantities }) => quantities.join('\n'),
  },
  { field: 'owner', zh: '责任主体', en: 'Owner', write: (clause, language) => owner(clause.owner, language) },
  {
    field: 'coOwners',
    zh: '配合单位',
    en: 'Co-owners',
    write: ({ coOwners }, language) => joined(coOwners, language, owner),
  },
  { field: 'due', zh: '期限', en: 'Due', write: ({ due }, language) => joined(due, language, dueWords) },
  {
    field: 'figures',
    zh: '指标和目标',
    en: 'Figures and targets',
    write: ({ figures }, language) => joined(figures, language, figureWords),
  },
  {
    field: 'proofs',
    zh: '佐证',
    en: 'Proofs',
    write: ({ proofs }, language) => joined(proofs, language, bindingWords),
  },
  {
    field: 'outputs',
    zh: '产出',
    en: 'Outputs',
    write: ({ outputs }, language) => joined(outputs, language, bindingWords),
  },
  {
    field: 'later',
    zh: '等待的能力',
    en: 'Waits for',
    write: ({ later }, language) => joined(later, language, capability),
  },
];

/** Headings, then one row for each clause. */
export function toRows(clauses: readonly PlanClause[], language: Language): string[][] {
  return [
    CLAUSE_COLUMNS.map((column) => column[language]),
    ...clauses.map((clause) => CLAUSE_COLUMNS.map(({ write }) => write(clause, language))),
  ];
}

/**
 * The plan whose clauses stand in these rows, headings first; blank rows are passed over. Faults name the clause, or the
 * row where it has no ref.
 */
export function fromRows(head: Omit<Plan, 'clauses'>, rows: readonly (readonly string[])[]): Checked {
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
