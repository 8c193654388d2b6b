import { useQuery } from '@tanstack/react-query';
import type { Department } from '@zhiben/domain/contract/world.ts';
import { get } from '../api/client.ts';

const NONE: readonly Department[] = [];

/** The departments within reach; few enough to be fetched at once. */
export function useDepartments(): readonly Department[] {
  return (
    useQuery({
      queryKey: ['departments'],
      staleTime: 60_000,
      queryFn: () => get<{ rows: Department[] }>('/departments'),
    }).data?.rows ?? NONE
  );
}
