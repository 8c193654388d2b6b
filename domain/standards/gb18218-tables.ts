import { tidyText } from '../values/names.ts';
import type { Confidence } from './criteria.ts';
import data from './gb18218.json' with { type: 'json' };

/** One row of GB 18218-2018 table 1, with its β of table 3 or the class by which table 4 gives it. */
export interface Chemical {
  /** Number in table 1. */
  readonly no: number;
  readonly name: string;
  readonly nameEn: string;
  /** What people write instead, any language. */
  readonly synonyms: readonly string[];
  /** CAS numbers; a row may cover several substances, several rows may share one. */
  readonly cas: readonly string[];
  /** 临界量 Q, tonnes. */
  readonly tonnes: number;
  readonly confidence: Confidence;
  /** β of table 3; null when the chemical is not named there. */
  readonly beta: number | null;
  readonly betaConfidence: Confidence | null;
  /** For a chemical that table 3 does not name: its class in table 4, inferred, and so always unsure. */
  readonly betaClass: string | null;
}

/** One row of tables 2 and 4: a class of danger with its 临界量 and its β. */
export interface ChemicalClass {
  /** As in the standard: `J1`, `W5.3`. */
  readonly id: string;
  readonly kind: string;
  readonly kindEn: string;
  readonly what: string;
  readonly whatEn: string;
  /** 临界量 Q, tonnes. */
  readonly tonnes: number;
  readonly beta: number;
  readonly confidence: Confidence;
}

/** α by the people who live within 500 m of the plant's border; the first row that is reached counts. */
export interface AlphaRow {
  /** At least so many. */
  readonly people: number;
  readonly alpha: number;
  readonly confidence: Confidence;
}

/** 一级 to 四级: the first row whose R is reached counts. */
export interface GradeRow {
  readonly grade: number;
  readonly r: number;
  readonly zh: string;
  readonly confidence: Confidence;
}

export const chemicals = data.chemicals as readonly (typeof data.chemicals)[number][] as readonly Chemical[];
export const chemicalClasses = data.classes as readonly unknown[] as readonly ChemicalClass[];
export const alphaRows = data.alpha as readonly unknown[] as readonly AlphaRow[];
export const gradeRows = data.grades as readonly unknown[] as readonly GradeRow[];

const byNo = new Map(chemicals.map((chemical) => [chemical.no, chemical]));
const byClass = new Map(chemicalClasses.map((row) => [row.id, row]));

export function chemicalByNo(no: number): Chemical | undefined {
  return byNo.get(no);
}

export function classById(id: string): ChemicalClass | undefined {
  return byClass.get(id);
}

/** Brackets, blanks and width do not count: 碳酰氯（光气） and `碳酰氯(光气)` are one name. */
function bare(text: string): string {
  return tidyText(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]]/g, '');
}

const known = chemicals.map((chemical) => ({
  chemical,
  names: [chemical.name, chemical.nameEn, ...chemical.synonyms, ...chemical.cas].map(bare),
}));

/** Is this the chemical's name, other name or CAS number in full? */
export function isCalled(chemical: Chemical, words: string): boolean {
  return known.some((row) => row.chemical === chemical && row.names.includes(bare(words)));
}

/**
 * Rows of table 1 by name, other name or CAS number, best first: those that are called so, else those whose name holds
 * the words. More than one is a question to the person (硝酸铵, 硝化棉: the content decides). 氨水, 盐酸 and other
 * solutions are not in the table and find nothing: they go by their classes.
 */
export function findChemicals(words: string): readonly Chemical[] {
  const sought = bare(words);
  if (sought === '') return [];
  const called = known.filter(({ names }) => names.includes(sought));
  const found =
    called.length > 0 ? called : known.filter(({ names }) => names.some((n) => n.includes(sought)));
  return found.map(({ chemical }) => chemical);
}
