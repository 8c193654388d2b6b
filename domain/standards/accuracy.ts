import { knownMarks } from './criteria.ts';
import cases from './suggest.cases.json' with { type: 'json' };
import { suggestCriteria } from './suggest.ts';

/** One description in somebody's words, with the criterion that an expert would name for it. */
export interface SuggestCase {
  /** `held-out` cases were written after the words were frozen, and nothing was changed to suit them. */
  readonly split: string;
  readonly criterionId: string;
  readonly text: string;
  readonly industry?: string;
  readonly marks?: readonly string[];
}

export const suggestCases: readonly SuggestCase[] = cases;

export interface CaseResult extends SuggestCase {
  /** Place of the right criterion among the suggestions, from 1; nought when it is not there. */
  readonly rank: number;
  readonly first: string | undefined;
}

export function runCase(item: SuggestCase): CaseResult {
  const found = suggestCriteria(item.text, { industry: item.industry, marks: knownMarks(item.marks ?? []) });
  const rank = found.findIndex(({ criterionId }) => criterionId === item.criterionId) + 1;
  return { ...item, rank, first: found[0]?.criterionId };
}

export interface Accuracy {
  readonly cases: number;
  /** Share of cases with the right criterion in the first place, 0 to 1. */
  readonly top1: number;
  /** Share of cases with the right criterion among the first five, 0 to 1. */
  readonly top5: number;
}

export function accuracyOf(results: readonly CaseResult[]): Accuracy {
  const share = (last: number) => {
    const right = results.filter(({ rank }) => rank >= 1 && rank <= last).length;
    return results.length === 0 ? 0 : right / results.length;
  };
  return { cases: results.length, top1: share(1), top5: share(5) };
}
