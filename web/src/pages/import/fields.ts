import { useQuery } from '@tanstack/react-query';
import type { ImportBatch } from '@zhiben/domain/contract/import.ts';

/** The fields that a column may hold, in their order, with what they are called. */
export function useFields(kind: ImportBatch['kind']) {
  return useQuery({
    queryKey: ['rules', 'imports'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => import('@zhiben/domain/imports/definitions.ts'),
  }).data?.importDefinition(kind).fields;
}
