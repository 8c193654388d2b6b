/**
 * 行动计划: a safety action plan as data. A plan is a list of clauses; a clause says who must do what by when, in our own
 * words, and is bound to the records that prove it. Another park, or the next plan, is another data set of this shape.
 * Texts are pairs, Chinese first. Days are calendar days in China, their ends included.
 */
import { type PlainDate, parsePlainDate } from '../values/plain-date.ts';
import type { BindingKind, Capability, OwnerName } from './vocabulary.ts';

export type Words = readonly [zh: string, en: string];

/** A calendar month, `YYYY-MM`; sorts as months do. */
export type PlanMonth = string;

/** 目标, 措施, 阶段, 保障: which section of the plan a clause stands in. */
export const PARTS = ['target', 'measure', 'phase', 'safeguard'] as const;
export type Part = (typeof PARTS)[number];

export const FREQUENCIES = ['month', 'quarter', 'half-year', 'year'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** When a clause is due. `once`: on or before that day. `every`: by the last day of each period of the plan. */
export type Due =
  | { readonly once: PlainDate }
  /** `only`: the rule binds these alone, such as the half-yearly drill of high-risk sectors. */
  | { readonly every: Frequency; readonly only?: 'high-risk' }
  | { readonly from: PlainDate; readonly to: PlainDate };

/** A figure that measures the clause. Shares are 0 to 1. No target where the plan states none. */
export interface PlanFigure {
  readonly name: string;
  /** `by`: absent where the plan names no day for it. */
  readonly target?: { readonly is: '<=' | '>='; readonly value: number; readonly by?: PlainDate };
}

/** Where the proof of a clause, or what came out of it, is found in the product. */
export interface Binding {
  readonly kind: BindingKind;
  readonly name: string;
  /** It covers one side of the clause only; without the mark it covers the whole. */
  readonly share?: 'part';
}

export interface PlanClause {
  /** Its place in the plan: G1, 1a, 24c2, P1, S1. Never changes; records refer to it. */
  readonly ref: string;
  readonly part: Part;
  /** 行动, 1 to 8, and 措施, 1 to 25: of measures only. */
  readonly action?: number;
  readonly measure?: number;
  readonly title: Words;
  /** Who must do what, in our own words; the plan itself is what counts. */
  readonly text: Words;
  /** Quantities, dates and lists as the plan has them, in Chinese. The only words that are the plan's. */
  readonly quantities: readonly string[];
  readonly owner: OwnerName;
  readonly coOwners: readonly OwnerName[];
  /** Empty: it holds all the time. */
  readonly due: readonly Due[];
  readonly figures: readonly PlanFigure[];
  readonly proofs: readonly Binding[];
  readonly outputs: readonly Binding[];
  /** Capabilities that the rest of the clause waits for. */
  readonly later: readonly Capability[];
}

/** 阶段: first and last month, and what is to be done in it. */
export interface Phase {
  /** Ref of the clause that states it. */
  readonly ref: string;
  readonly title: Words;
  readonly from: PlanMonth;
  readonly to: PlanMonth;
  readonly work: Words;
}

export interface Plan {
  readonly id: string;
  /** Counts from 1; an edition is never changed, a new one replaces it. */
  readonly edition: number;
  readonly name: Words;
  readonly issuer: Words;
  readonly from: PlanMonth;
  readonly to: PlanMonth;
  readonly confidence: 'VERIFIED' | 'KNOWN' | 'UNSURE';
  /** Where the clauses were read. */
  readonly source: string;
  readonly phases: readonly Phase[];
  readonly clauses: readonly PlanClause[];
}

type Optional = 'quantities' | 'coOwners' | 'due' | 'figures' | 'proofs' | 'outputs' | 'later';

/** A clause as it is written down: what is absent is empty. */
export type WrittenClause = Omit<PlanClause, 'part' | 'action' | 'measure' | Optional> &
  Partial<Pick<PlanClause, Optional>>;

const EMPTY = {
  quantities: [],
  coOwners: [],
  due: [],
  figures: [],
  proofs: [],
  outputs: [],
  later: [],
} as const;

/** Clauses of one part that belong to no measure: targets, phases, safeguards. */
export const clausesOf = (part: Exclude<Part, 'measure'>, rows: readonly WrittenClause[]): PlanClause[] =>
  rows.map((row) => ({ ...EMPTY, ...row, part }));

/** Clauses of the measures of one action; the measure is the number that the ref begins with. */
export const measuresOf = (action: number, rows: readonly WrittenClause[]): PlanClause[] =>
  rows.map((row) => ({
    ...EMPTY,
    ...row,
    part: 'measure',
    action,
    measure: measureOf(row.ref),
  }));

/** The measure that a ref belongs to: 24 for 24c2. */
export const measureOf = (ref: string): number => Number.parseInt(ref, 10);

const bind =
  (kind: BindingKind) =>
  (name: string): Binding => ({ kind, name });

export const register = bind('register');
export const duty = bind('duty');
export const caseKind = bind('case');
export const figure = bind('figure');
export const document = bind('document');
export const standard = bind('standard');
export const page = bind('page');

/** Marks a binding as covering one side of the clause only. */
export const part = (binding: Binding): Binding => ({ ...binding, share: 'part' });

/** A day of the plan as it is written down; a day that does not exist is a fault in the data. */
export function day(text: string): PlainDate {
  const read = parsePlainDate(text);
  if (read === undefined) throw new RangeError(`no such day: ${text}`);
  return read;
}

export const by = (text: string): Due => ({ once: day(text) });

export const between = (from: string, to: string): Due => ({ from: day(from), to: day(to) });

/** The clauses that this record proves, in the order of the plan. */
export function clausesBoundTo(plan: Plan, kind: BindingKind, name: string): readonly PlanClause[] {
  return plan.clauses.filter(({ proofs }) =>
    proofs.some((proof) => proof.kind === kind && proof.name === name),
  );
}
