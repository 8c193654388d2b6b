import { useQuery } from '@tanstack/react-query';

/** The official lists weigh some tens of kilobytes: fetched when a page first asks for a name or a choice. */
export function useRegions() {
  return useQuery({
    queryKey: ['reference', 'regions'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => import('@zhiben/domain/reference/regions.ts'),
  }).data;
}

export function useIndustries() {
  return useQuery({
    queryKey: ['reference', 'industries'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => import('@zhiben/domain/reference/industries.ts'),
  }).data;
}

/** 安徽省淮南市凤台县; the code itself until the list is here. */
export function RegionName({ code }: { code: string }) {
  return useRegions()?.regionFullName(code) ?? code;
}

/** 2611 无机酸制造. */
export function IndustryName({ code }: { code: string }) {
  const name = useIndustries()?.industries.find(code)?.name;
  return name === undefined ? code : `${code} ${name}`;
}
