import { inForce, leastSure, type OwnValues, type Rule, rules, type Step, step } from '../primitives/rule.ts';
import type { Confidence } from './criteria.ts';
import {
  alphaRows,
  type Chemical,
  type ChemicalClass,
  chemicalByNo,
  chemicalClasses,
  chemicals,
  classById,
  gradeRows,
} from './gb18218-tables.ts';

/** What stands in one unit: a row of table 1, or classes of table 2 for what table 1 does not name. */
export interface StoredChemical {
  /** Number in table 1. */
  readonly no?: number | undefined;
  /** Classes of table 2. Beside a number: the classes of its safety data sheet, by which table 4 gives β. */
  readonly classes?: readonly string[] | undefined;
  /** The greatest quantity by design or in fact, whichever is more; tonnes, at most six decimals (one gram). */
  readonly tonnes: number;
}

export interface Stock {
  readonly chemicals: readonly StoredChemical[];
  /** People who live within 500 m outside the border of the plant. */
  readonly people500m: number;
}

export interface StockProblem {
  readonly code:
    | 'chemicals-missing'
    | 'too-many-chemicals'
    | 'substance-missing'
    | 'unknown-chemical'
    | 'unknown-class'
    | 'not-a-number'
    | 'negative'
    | 'too-large'
    | 'too-fine'
    | 'not-whole';
  readonly field: 'chemicals' | 'no' | 'classes' | 'tonnes' | 'people500m';
  /** Index of the line, from nought; null for the whole. */
  readonly line: number | null;
}

export interface IdentifiedChemical {
  readonly no: number | null;
  /** The class that gave the threshold, or β for a chemical of table 1; null when neither came from a class. */
  readonly classId: string | null;
  readonly thresholdTonnes: number;
  readonly beta: number;
  /** q/Q and β·q/Q, cut to six decimals. */
  readonly ratio: number;
  readonly weighted: number;
}

export interface Identification {
  readonly ok: true;
  readonly chemicals: readonly IdentifiedChemical[];
  /** Σ q/Q and α·Σ β·q/Q, cut (not rounded) to six decimals, so that neither ever reads as a border it has not reached. */
  readonly s: number;
  readonly r: number;
  readonly alpha: number;
  /** S ≥ 1: 构成重大危险源. */
  readonly isInstallation: boolean;
  /** 1 (一级, the worst) to 4; null for what is no installation. */
  readonly grade: 1 | 2 | 3 | 4 | null;
  /** How sure S, and how sure the grade is: β of many chemicals is inferred. */
  readonly confidence: { readonly installation: Confidence; readonly grade: Confidence };
  readonly trace: readonly Step[];
}

/** More lines than any unit has; a longer list is a file gone wrong. */
const MOST_LINES = 500;
/** Ten million tonnes: beyond the largest tank farm. */
const MOST_TONNES = 10_000_000;
const MOST_PEOPLE = 10_000_000;
const GRAMS_PER_TONNE = 1_000_000;
const SIX_DECIMALS = 1_000_000n;

/**
 * Exact arithmetic. 7 t of 10, 1 t of 10 and 2 t of 10 are exactly 1 and an installation, but 0.9999999999999999 in
 * floating point. So quantities are whole grams, coefficients whole tenths, and every q/Q is counted in parts of one
 * common multiple of all thresholds: S and R are whole numbers over a fixed one, and borders are compared as such.
 */
const grams = (tonnes: number) => BigInt(Math.round(tonnes * GRAMS_PER_TONNE));
const tenths = (coefficient: number) => BigInt(Math.round(coefficient * 10));
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const ONE = [...chemicals, ...chemicalClasses]
  .map(({ tonnes }) => grams(tonnes))
  .reduce((all, q) => (all / gcd(all, q)) * q, 1n);
/** R counts tenths of β times tenths of α. */
const ONE_R = ONE * 100n;
const cut = (parts: bigint, one: bigint) => Number((parts * SIX_DECIMALS) / one) / Number(SIX_DECIMALS);

const STANDARD_NO = 'GB 18218-2018';
/** The sentences of the trace. */
const SAY = rules<string, null>({
  'gb18218-threshold-table-1': {
    zh: '{name}列入表1（第{no}项），临界量 {threshold} 吨；存量 {tonnes} 吨，q/Q＝{ratio}。',
    en: '{name} is in table 1 (no. {no}), threshold {threshold} t; {tonnes} t held, q/Q = {ratio}.',
    source: `${STANDARD_NO} 4.1.2 表1`,
    confidence: 'VERIFIED',
    value: null,
  },
  'gb18218-threshold-table-2': {
    zh: '{name}，按表2类别 {class} 的临界量 {threshold} 吨；存量 {tonnes} 吨，q/Q＝{ratio}。',
    en: '{name}: threshold {threshold} t of class {class} in table 2; {tonnes} t held, q/Q = {ratio}.',
    source: `${STANDARD_NO} 4.1.2 表2`,
    confidence: 'VERIFIED',
    value: null,
  },
  'gb18218-lowest-threshold': {
    zh: '属于多个类别（{classes}），取临界量最低的 {class}。',
    en: 'Of several classes ({classes}), {class} has the lowest threshold and counts.',
    source: `${STANDARD_NO} 4.1.2`,
    confidence: 'KNOWN',
    value: null,
  },
  'gb18218-beta-table-3': {
    zh: '{name}列入表3，校正系数 β＝{beta}。',
    en: '{name} is in table 3, β = {beta}.',
    source: `${STANDARD_NO} 4.3 表3`,
    confidence: 'VERIFIED',
    value: null,
  },
  'gb18218-beta-table-4': {
    zh: '未列入表3，按表4类别 {class} 取校正系数 β＝{beta}。',
    en: 'Not in table 3; class {class} of table 4 gives β = {beta}.',
    source: `${STANDARD_NO} 4.3 表4`,
    confidence: 'VERIFIED',
    value: null,
  },
  'gb18218-sum': {
    zh: 'S＝{s}，{verdict}。',
    en: 'S = {s}: {verdict}.',
    source: `${STANDARD_NO} 4.2`,
    confidence: 'VERIFIED',
    value: null,
  },
  'gb18218-alpha': {
    zh: '厂区边界向外 500 米内常住 {people} 人，校正系数 α＝{alpha}。',
    en: '{people} people live within 500 m of the border: α = {alpha}.',
    source: `${STANDARD_NO} 4.3 表5`,
    confidence: 'VERIFIED',
    value: null,
  },
  'gb18218-grade': {
    zh: 'R＝{r}，属于{grade}重大危险源。',
    en: 'R = {r}: major hazard installation of grade {grade}.',
    source: `${STANDARD_NO} 4.3 表6`,
    confidence: 'VERIFIED',
    value: null,
  },
});

/** What the standard does not say in so many words, and the product assumes until the authority has confirmed it. */
export const GB18218_UNSURE = rules({
  'gb18218-beta-class': {
    zh: '表1中有 {value} 种化学品未列入表3，其在表4中的类别由产品推定；以安全技术说明书的类别为准。',
    en: '{value} chemicals of table 1 are not in table 3; their class in table 4 is inferred. Their safety data sheets decide.',
    source: `${STANDARD_NO} 4.3 表4`,
    confidence: 'UNSURE',
    fixed: true,
    value: chemicals.filter(({ betaClass }) => betaClass !== null).length,
  },
  'gb18218-beta-several-classes': {
    zh: '一种化学品属于多个类别时，β 按临界量最低的 {value} 个类别取值；临界量相同的取 β 较大者。',
    en: 'For a chemical of several classes, β is that of the {value} class with the lowest threshold; among equals the larger.',
    source: `${STANDARD_NO} 4.3 表4`,
    confidence: 'UNSURE',
    fixed: true,
    value: 1,
  },
  // Table 3 names carbon monoxide, table 1 coal gas.
  'gb18218-beta-coal-gas': {
    zh: '煤气的校正系数 β 按表3中一氧化碳取 {value}。',
    en: 'β of coal gas is taken as that of carbon monoxide in table 3, {value}.',
    source: `${STANDARD_NO} 4.3 表3`,
    confidence: 'UNSURE',
    places: 1,
    value: 2,
  },
});
const COAL_GAS = 13;

/** Of several classes the one with the lowest threshold; among equals the one with the larger β. */
function governing(classes: readonly ChemicalClass[]): ChemicalClass | undefined {
  return [...classes].sort((a, b) => a.tonnes - b.tonnes || b.beta - a.beta)[0];
}

/**
 * GB 18218-2018: whether a unit is a major hazard installation (S = Σ q/Q ≥ 1), and its grade by R = α·Σ β·q/Q. Table 1
 * comes before table 2 for the threshold, table 3 before table 4 for β. The same chemical in two lines is added up.
 *
 * @param own What the authority has confirmed of `GB18218_UNSURE`.
 * @returns Everything that is wrong with the stock, or the identification with its trace.
 */
export function identify(
  stock: Stock,
  own: OwnValues = {},
): Identification | { readonly ok: false; readonly problems: readonly StockProblem[] } {
  const problems = problemsOf(stock);
  if (problems.length > 0) return { ok: false, problems };
  const lines = stock.chemicals.map((line) => weigh(line, own));
  const s = lines.reduce((sum, line) => sum + line.parts, 0n);
  const alpha = alphaRows.find(({ people }) => stock.people500m >= people) ?? fault('α');
  const r = lines.reduce((sum, line) => sum + line.parts * tenths(line.beta), 0n) * tenths(alpha.alpha);
  const isInstallation = s >= ONE;
  const row = gradeRows.find((grade) => r >= BigInt(grade.r) * ONE_R) ?? fault('grade');
  const sum = step(say('gb18218-sum'), {
    s: cut(s, ONE),
    verdict: isInstallation
      ? ['不小于 1，构成重大危险源', '1 or more, a major hazard installation']
      : ['小于 1，不构成重大危险源', 'below 1, no major hazard installation'],
  });
  const thresholds = [...lines.flatMap((line) => line.thresholdSteps), sum];
  const grading = [
    ...lines.flatMap((line) => line.betaSteps),
    step(say('gb18218-alpha', alpha.confidence), { people: stock.people500m, alpha: alpha.alpha }),
    step(say('gb18218-grade', row.confidence), { r: cut(r, ONE_R), grade: [row.zh, String(row.grade)] }),
  ];
  return {
    ok: true,
    chemicals: lines.map(({ parts, no, classId, thresholdTonnes, beta }) => ({
      no,
      classId,
      thresholdTonnes,
      beta,
      ratio: cut(parts, ONE),
      weighted: cut(parts * tenths(beta), ONE * 10n),
    })),
    s: cut(s, ONE),
    r: cut(r, ONE_R),
    alpha: alpha.alpha,
    isInstallation,
    grade: isInstallation ? (row.grade as 1 | 2 | 3 | 4) : null,
    confidence: {
      installation: leastSure(thresholds),
      grade: leastSure(isInstallation ? [...thresholds, ...grading] : thresholds),
    },
    trace: isInstallation ? [...thresholds, ...grading] : thresholds,
  };
}

interface Line {
  readonly no: number | null;
  readonly classId: string | null;
  readonly thresholdTonnes: number;
  readonly beta: number;
  /** q/Q in parts of `ONE`. */
  readonly parts: bigint;
  readonly thresholdSteps: readonly Step[];
  readonly betaSteps: readonly Step[];
}

/** One line that has no problem. */
function weigh({ no, classes = [], tonnes }: StoredChemical, own: OwnValues): Line {
  const chemical = no === undefined ? undefined : chemicalByNo(no);
  const given = classes.map((id) => classById(id) ?? fault(id));
  const main = governing(given);
  const threshold = chemical ?? main ?? fault('threshold');
  const parts = grams(tonnes) * (ONE / grams(threshold.tonnes));
  const byClass = main ?? classById(chemical?.betaClass ?? '');
  const name = chemical ? nameOf(chemical) : nameOf(main ?? fault('class'));
  const inTable3 = chemical?.beta != null;
  const coalGas =
    chemical?.no === COAL_GAS ? inForce(GB18218_UNSURE['gb18218-beta-coal-gas'], own) : undefined;
  const beta = coalGas?.value ?? chemical?.beta ?? byClass?.beta ?? fault('β');
  const classId = inTable3 ? null : (byClass?.id ?? null);
  const said = { name, threshold: threshold.tonnes, tonnes, ratio: cut(parts, ONE) };
  const several = step(say('gb18218-lowest-threshold'), {
    classes: given.map(({ id }) => id).join('、'),
    class: main?.id ?? '',
  });
  return {
    no: chemical?.no ?? null,
    classId,
    thresholdTonnes: threshold.tonnes,
    beta,
    parts,
    thresholdSteps: chemical
      ? [step(say('gb18218-threshold-table-1', chemical.confidence), { ...said, no: chemical.no })]
      : [
          ...(given.length > 1 ? [several] : []),
          step(say('gb18218-threshold-table-2', main?.confidence), { ...said, class: main?.id ?? '' }),
        ],
    betaSteps: inTable3
      ? [
          ...(coalGas === undefined ? [] : [step(coalGas)]),
          step(say('gb18218-beta-table-3', coalGas === undefined ? chemical.betaConfidence : undefined), {
            name,
            beta,
          }),
        ]
      : [...assumedOf(given.length, own), step(say('gb18218-beta-table-4'), { class: classId ?? '', beta })],
  };
}

/** One class that somebody named is sure; which of several counts for β is assumed, and so is a class of ours. */
function assumedOf(given: number, own: OwnValues): Step[] {
  if (given === 1) return [];
  const assumed = given === 0 ? 'gb18218-beta-class' : 'gb18218-beta-several-classes';
  return [step(inForce(GB18218_UNSURE[assumed], own))];
}

function nameOf(row: Chemical | ChemicalClass): readonly [string, string] {
  return 'no' in row ? [row.name, row.nameEn] : [row.kind, row.kindEn];
}

function say(id: string, confidence?: Confidence | null): Rule<null> {
  const rule = SAY[id] ?? fault(id);
  return confidence == null ? rule : { ...rule, confidence };
}

/** The data of the standard has a hole: a fault of ours, never of the person. */
function fault(what: string): never {
  throw new Error(`GB 18218: no row for ${what}`);
}

function problemsOf({ chemicals: lines, people500m }: Stock): StockProblem[] {
  const whole = (code: StockProblem['code'], field: 'chemicals' | 'people500m') => ({
    code,
    field,
    line: null,
  });
  const found: StockProblem[] = [];
  if (lines.length === 0) found.push(whole('chemicals-missing', 'chemicals'));
  if (lines.length > MOST_LINES) found.push(whole('too-many-chemicals', 'chemicals'));
  const people = numberProblem(people500m, MOST_PEOPLE);
  if (people !== undefined) found.push(whole(people, 'people500m'));
  else if (!Number.isInteger(people500m)) found.push(whole('not-whole', 'people500m'));
  if (lines.length > MOST_LINES) return found;
  return [...found, ...lines.flatMap(lineProblems)];
}

function lineProblems({ no, classes = [], tonnes }: StoredChemical, line: number): StockProblem[] {
  const found: StockProblem[] = [];
  if (no === undefined && classes.length === 0) found.push({ code: 'substance-missing', field: 'no', line });
  if (no !== undefined && chemicalByNo(no) === undefined)
    found.push({ code: 'unknown-chemical', field: 'no', line });
  if (classes.some((id) => classById(id) === undefined))
    found.push({ code: 'unknown-class', field: 'classes', line });
  const code = numberProblem(tonnes, MOST_TONNES) ?? (isFine(tonnes) ? undefined : 'too-fine');
  if (code !== undefined) found.push({ code, field: 'tonnes', line });
  return found;
}

function numberProblem(value: number, most: number) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-number';
  if (value < 0) return 'negative';
  return value > most ? 'too-large' : undefined;
}

/** True when the number as typed has at most six decimals: whole grams stand for it exactly. */
function isFine(tonnes: number): boolean {
  return Math.round(tonnes * GRAMS_PER_TONNE) / GRAMS_PER_TONNE === tonnes;
}
