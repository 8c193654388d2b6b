import type { FieldProblem, Values } from '../../../primitives/register.ts';
import type { OwnRules } from '../../../primitives/rule.ts';
import { type Identification, identify, type StoredChemical } from '../../../standards/gb18218.ts';
import { chemicalByNo, classById, findChemicals, isCalled } from '../../../standards/gb18218-tables.ts';

interface Line {
  readonly substance: string;
  readonly tonnes: number;
  readonly classes?: string;
}

const MOST_OFFERED = 5;

/**
 * The chemical of one line: a row of table 1 by its number, name, other name or CAS number, or classes of table 2 for
 * what table 1 does not name. Only an exact name is taken; a part of one is offered, never guessed.
 */
function chemicalOf({ substance, tonnes, classes = '' }: Line): StoredChemical | Omit<FieldProblem, 'field'> {
  const given = classes.split(/[、,，;；/+＋\s]+/).filter((id) => id !== '');
  const ids = given.length > 0 || classById(substance) === undefined ? given : [substance];
  const wrong = ids.find((id) => classById(id) === undefined);
  if (wrong !== undefined) return { code: 'unknown-chemical-class', detail: { words: wrong } };
  const numbered = /^\d{1,2}$/.test(substance) ? chemicalByNo(Number(substance)) : undefined;
  const found = numbered === undefined ? findChemicals(substance) : [numbered];
  const exact = numbered === undefined ? found.filter((row) => isCalled(row, substance)) : found;
  const [only, second] = exact;
  if (only !== undefined && second === undefined) return { no: only.no, classes: ids, tonnes };
  if (second === undefined && ids.length > 0) return { classes: ids, tonnes };
  const offered = (exact.length > 0 ? exact : found).slice(0, MOST_OFFERED).map(({ name }) => name);
  return offered.length > 0
    ? { code: 'ambiguous-chemical', detail: { words: substance, offered: offered.join('、') } }
    : { code: 'unknown-chemical', detail: { words: substance } };
}

const isProblem = (told: StoredChemical | Omit<FieldProblem, 'field'>) => 'code' in told;

/** What is wrong with the chemicals, the line counted from 1. */
export function chemicalProblems({ chemicals }: Values): FieldProblem[] {
  const lines = (chemicals ?? []) as readonly Line[];
  return lines.flatMap((line, index) => {
    const told = chemicalOf(line);
    return isProblem(told)
      ? [{ field: 'chemicals', code: told.code, detail: { ...told.detail, line: index + 1 } }]
      : [];
  });
}

/** S, R and grade of the answers by GB 18218-2018; undefined while they do not say enough. */
export function identificationOf(
  { chemicals, people500m }: Values,
  own: OwnRules,
): Identification | undefined {
  if (!Array.isArray(chemicals) || typeof people500m !== 'number') return undefined;
  const stock = (chemicals as readonly Line[]).map(chemicalOf).filter((told) => !isProblem(told));
  if (stock.length !== chemicals.length) return undefined;
  const found = identify({ chemicals: stock as readonly StoredChemical[], people500m }, own.values);
  return found.ok ? found : undefined;
}
