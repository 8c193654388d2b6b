import { useQuery } from '@tanstack/react-query';
import type { Criterion, EnterpriseTraits, Standard } from '@zhiben/domain/standards/criteria.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { useDeferredValue, useMemo } from 'react';

/**
 * The judgement criteria travel with the page, in a part of their own that is fetched when one is needed and then
 * kept: looking up and suggesting work without signal. Whether a criterion was in force is decided by the server.
 */
export function useCriteria() {
  return useQuery({
    queryKey: ['reference', 'criteria'],
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    queryFn: () => import('@zhiben/domain/standards/criteria.ts'),
  }).data;
}

export interface CriterionFound {
  readonly criterion: Criterion;
  readonly standard: Standard;
  /** The words that led to it; empty when it was looked for by name. */
  readonly because: readonly string[];
}

export function useCriterion(id: string | null | undefined): CriterionFound | undefined {
  const data = useCriteria();
  const criterion = id == null ? undefined : data?.criterionById(id);
  if (data === undefined || criterion === undefined) return undefined;
  return { criterion, standard: data.standardOf(criterion), because: [] };
}

/** Up to five criteria that fit these words, best first; a person decides. */
export function useSuggested(words: string, on: string, traits: EnterpriseTraits = {}): CriterionFound[] {
  const data = useCriteria();
  const suggest = useQuery({
    queryKey: ['reference', 'suggest'],
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    queryFn: () => import('@zhiben/domain/standards/suggest.ts'),
  }).data?.suggestCriteria;
  const text = useDeferredValue(words.trim());
  const { industry, marks } = traits;
  return useMemo(() => {
    if (data === undefined || suggest === undefined || text.length < 4) return [];
    return suggest(text, { on: on as PlainDate, industry, marks }).flatMap(({ criterionId, because }) => {
      const criterion = data.criterionById(criterionId);
      return criterion === undefined ? [] : [{ criterion, standard: data.standardOf(criterion), because }];
    });
  }, [data, suggest, text, on, industry, marks]);
}

/** At most this many are shown for words that were looked for: more words find fewer. */
const FOUND = 12;

export function useFoundCriteria(words: string, on: string): CriterionFound[] {
  const data = useCriteria();
  const asked = useDeferredValue(words.trim());
  return useMemo(() => {
    if (data === undefined || asked === '') return [];
    return data
      .searchCriteria({ words: asked, on: on as PlainDate })
      .slice(0, FOUND)
      .map((criterion) => ({ criterion, standard: data.standardOf(criterion), because: [] }));
  }, [data, asked, on]);
}
