import type { Confidence } from '../primitives/rule.ts';
import { isSectorMark, type SectorMark } from '../reference/sector-marks.ts';
import { tidyText } from '../values/names.ts';
import type { PlainDate } from '../values/plain-date.ts';
import criterionRows from './criteria.json' with { type: 'json' };
import standardRows from './standards.json' with { type: 'json' };

export type { Confidence };

/** 判定标准: one edition of one document. A new edition is a new standard, the old one gets an end. */
export interface Standard {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly issuer: string;
  /** `null` when the number is not known. */
  readonly documentNo: string | null;
  readonly year: number;
  /** First day in force; `null` when not known. */
  readonly effectiveFrom: PlainDate | null;
  /** Last day in force; `null` while in force, or when the end is not known but `supersededBy` is. */
  readonly effectiveTo: PlainDate | null;
  readonly supersededBy: string | null;
  readonly marks: readonly SectorMark[];
  readonly confidence: Confidence;
  /** Where number, dates and items were read. */
  readonly source: string;
  readonly note: string | null;
}

/** 判定情形: one situation that by itself makes a hazard a major one. */
export interface Criterion {
  readonly id: string;
  readonly standardId: string;
  /** Place in the document, as it is cited there. */
  readonly article: string;
  /** Field of work that the document names, in Chinese. */
  readonly field: string;
  readonly title: string;
  readonly titleEn: string;
  /** The situation, paraphrased; the document itself is what counts. */
  readonly condition: string;
  /** Beginnings of GB/T 4754 codes it is written for; empty means any industry. */
  readonly industries: readonly string[];
  readonly marks: readonly SectorMark[];
  readonly confidence: Confidence;
}

export const standards = standardRows as readonly (typeof standardRows)[number][] as readonly Standard[];
export const criteria = criterionRows as readonly (typeof criterionRows)[number][] as readonly Criterion[];

const standardsById = new Map(standards.map((standard) => [standard.id, standard]));
const criteriaById = new Map(criteria.map((criterion) => [criterion.id, criterion]));

export function standardById(id: string): Standard | undefined {
  return standardsById.get(id);
}

export function criterionById(id: string): Criterion | undefined {
  return criteriaById.get(id);
}

/** The document that a criterion stands in; a criterion without one is a fault in the data. */
export function standardOf(criterion: Criterion): Standard {
  const standard = standardsById.get(criterion.standardId);
  if (standard === undefined) throw new Error(`criterion ${criterion.id} names no known standard`);
  return standard;
}

/** `unsure`: nothing says that it is not in force, but a date that would prove it is missing. */
export type Validity = 'valid' | 'unsure' | 'invalid';

/** Whether a standard is in force on a day; its first and its last day are in force. */
export function standardValidityOn(standard: Standard, date: PlainDate): Validity {
  const { effectiveFrom, effectiveTo, supersededBy } = standard;
  if (effectiveFrom !== null && date < effectiveFrom) return 'invalid';
  if (effectiveTo !== null) {
    if (date > effectiveTo) return 'invalid';
    return effectiveFrom === null ? 'unsure' : 'valid';
  }
  const heir = supersededBy === null ? undefined : standardsById.get(supersededBy);
  if (heir?.effectiveFrom != null && date >= heir.effectiveFrom) return 'invalid';
  return effectiveFrom === null || supersededBy !== null ? 'unsure' : 'valid';
}

export function validityOn(criterion: Criterion, date: PlainDate): Validity {
  return standardValidityOn(standardOf(criterion), date);
}

/** True unless the criterion is known not to be in force; ask `validityOn` how sure that is. */
export function isValidOn(criterion: Criterion, date: PlainDate): boolean {
  return validityOn(criterion, date) !== 'invalid';
}

export function criteriaValidOn(date: PlainDate): readonly Criterion[] {
  return criteria.filter((criterion) => isValidOn(criterion, date));
}

/** What is known of an enterprise when criteria are picked for it. */
export interface EnterpriseTraits {
  /** GB/T 4754 code without its letter, at any level. */
  readonly industry?: string | undefined;
  readonly marks?: readonly SectorMark[] | undefined;
}

/** True when industry or mark speaks for the criterion, or when it is written for everybody. */
export function concerns(criterion: Criterion, { industry, marks = [] }: EnterpriseTraits): boolean {
  if (marks.some((mark) => criterion.marks.includes(mark))) return true;
  if (industry === undefined) return marks.length === 0;
  if (criterion.industries.length > 0) {
    return criterion.industries.some((prefix) => industry.startsWith(prefix) || prefix.startsWith(industry));
  }
  return EVERYBODY.has(criterion.standardId);
}

/** Documents that bind every enterprise that has the thing they speak of. */
const EVERYBODY: ReadonlySet<string> = new Set(['gm10-2023', 'gb45067-2024', 'gb35181-2017', 'gb35181-2025']);

export interface CriterionQuery extends EnterpriseTraits {
  /** Words that must all occur in title, condition, article or standard. */
  readonly words?: string;
  readonly standardId?: string;
  /** Only what may be in force on this day. */
  readonly on?: PlainDate;
}

/** Lists criteria in the order of their documents; every given condition must hold. */
export function searchCriteria(query: CriterionQuery): readonly Criterion[] {
  const words = tidyText(query.words ?? '')
    .toLowerCase()
    .split(' ')
    .filter(Boolean);
  return criteria.filter((criterion) => {
    if (query.standardId !== undefined && criterion.standardId !== query.standardId) return false;
    if (query.on !== undefined && !isValidOn(criterion, query.on)) return false;
    if (!concerns(criterion, query)) return false;
    if (words.length === 0) return true;
    const { name, documentNo } = standardOf(criterion);
    const { id, title, titleEn, condition, article, field } = criterion;
    const text = [id, title, titleEn, condition, article, field, name, documentNo]
      .join(' ')
      .normalize('NFKC');
    return words.every((word) => text.toLowerCase().includes(word));
  });
}

/** Keeps the marks that this edition of the product knows: for marks that come from outside. */
export function knownMarks(values: readonly string[]): readonly SectorMark[] {
  return values.filter(isSectorMark);
}
