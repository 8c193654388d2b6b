import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { DuplicateQuestion, LikelyDuplicates } from '@zhiben/domain/contract/duplicates.ts';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import { get, send } from '../../api/client.ts';

export type Likely = LikelyDuplicates['rows'][number];
export type Question = z.input<typeof DuplicateQuestion>;

/** Hazards that may be this one, told by somebody else. */
export function useDuplicates(id: string): readonly Likely[] {
  const { data } = useQuery({
    queryKey: ['hazard', id, 'duplicates'],
    staleTime: 60_000,
    queryFn: () => get<LikelyDuplicates>(`/hazards/${id}/duplicates`),
  });
  return data?.rows ?? [];
}

/** Milliseconds without a change before the server is asked. */
const PAUSE_MS = 700;

/** The same question before anything is saved. Without signal nobody is asked and nothing is shown. */
export function useLikely(question: Question | undefined): readonly Likely[] {
  const text = question === undefined ? '' : JSON.stringify(question);
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: ['likely-duplicates', asked],
    enabled: asked !== '',
    retry: false,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: () => send<LikelyDuplicates>('POST', '/hazards/likely-duplicates', JSON.parse(asked)),
  });
  return asked === '' ? [] : (data?.rows ?? []);
}
