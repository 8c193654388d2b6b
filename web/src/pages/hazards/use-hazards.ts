import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import type { HazardCount, HazardList } from '@zhiben/domain/contract/hazard.ts';
import type { CriterionList } from '@zhiben/domain/contract/standards.ts';
import type { Department, OrganisationPage } from '@zhiben/domain/contract/world.ts';
import { get } from '../../api/client.ts';
import { useLanguage } from '../../texts/index.ts';
import type { Filter } from './filter.ts';
import type { NameOf } from './sentence.ts';

const PAGE = 25;
/** What the server gives at once at most. */
const MOST = 100;

/** Kept this long (milliseconds) after the page is left, so that Back finds every line that was there. */
const KEPT_MS = 30 * 60_000;

/**
 * The list, page after page by key.
 *
 * @param wanted Lines that were loaded when the page was left: as many come back at once after a reload.
 */
export function hazardsQuery(filter: Filter, sort: string, wanted = PAGE) {
  return infiniteQueryOptions({
    queryKey: ['hazards', 'list', filter, sort],
    gcTime: KEPT_MS,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      get<HazardList>('/hazards', {
        ...filter,
        sort,
        cursor: pageParam,
        limit: pageParam === undefined ? Math.min(MOST, Math.max(PAGE, wanted)) : PAGE,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

export function countQuery(filter: Filter) {
  return queryOptions({
    queryKey: ['hazards', 'count', filter],
    queryFn: () => get<HazardCount>('/hazards/count', filter),
  });
}

export function departmentsQuery() {
  return queryOptions({
    queryKey: ['departments'],
    staleTime: 5 * 60_000,
    queryFn: () => get<{ rows: Department[] }>('/departments'),
  });
}

/** Every criterion, of editions that ended too: an old hazard cites an old one. */
export function criteriaQuery() {
  return queryOptions({
    queryKey: ['criteria', 'all'],
    staleTime: 60 * 60_000,
    queryFn: () => get<CriterionList>('/criteria'),
  });
}

/** Names for the ids and codes in the address; only what the address holds is asked for. */
export function useNames(filter: Filter): NameOf {
  const { language } = useLanguage();
  const { organisationId, departmentId, criterionId, regionCode, industryCode } = filter;
  const forever = Number.POSITIVE_INFINITY;
  const organisation = useQuery({
    queryKey: ['organisation', organisationId],
    enabled: organisationId !== undefined,
    queryFn: () => get<OrganisationPage>(`/organisations/${organisationId}`),
  });
  const departments = useQuery({ ...departmentsQuery(), enabled: departmentId !== undefined });
  const criteria = useQuery({ ...criteriaQuery(), enabled: criterionId !== undefined });
  const regions = useQuery({
    queryKey: ['reference', 'regions'],
    staleTime: forever,
    enabled: regionCode !== undefined,
    queryFn: () => import('@zhiben/domain/reference/regions.ts'),
  });
  const industries = useQuery({
    queryKey: ['reference', 'industries'],
    staleTime: forever,
    enabled: industryCode !== undefined,
    queryFn: () => import('@zhiben/domain/reference/industries.ts'),
  });
  return (kind, id) => {
    switch (kind) {
      case 'organisation':
        return organisation.data?.organisation.name;
      case 'department':
        return departments.data?.rows.find((row) => row.id === id)?.name;
      case 'criterion': {
        const found = criteria.data?.rows.find((row) => row.id === id);
        return language === 'zh' ? found?.title : found?.titleEn;
      }
      case 'region':
        return regions.data?.regionFullName(id);
      case 'industry':
        return industries.data?.industries.find(id)?.name;
    }
  };
}
