/**
 * Clauses as rows of a sheet, which `from-rows.ts` reads back without loss: a plan can be exported, edited by people who
 * know the plan and not the product, and brought back. Each column holds one field; the first row holds the headings in
 * either language.
 */
import type { Language, Texts } from '../primitives/texts.ts';
import type { PlanClause } from './clause.ts';
import { bindingWords, dueWords, figureWords, joined, wordOf } from './row-words.ts';
import { CAPABILITIES, type Capability, OWNERS, type OwnerName } from './vocabulary.ts';

export const PART_WORDS: Texts = {
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
