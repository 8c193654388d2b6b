import { useQuery } from '@tanstack/react-query';
import type { RuleList } from '@zhiben/domain/contract/rule.ts';
import type { OwnRules } from '@zhiben/domain/primitives/rule.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { get } from '../../api/client.ts';

/** Every number of the law as it binds in an authority; in one's own when none is named. */
export function useRules(authorityId?: string) {
  return useQuery({
    queryKey: ['own-rules', authorityId ?? ''],
    queryFn: () => get<RuleList>('/rules', { authorityId }),
  });
}

/** Parts of the cache that follow when a rule changes. */
export const FOLLOWERS = ['own-rules', 'duties', 'registers'];

/** What the authority has confirmed or set, as the definitions compute by it; undefined until it is known. */
export function useOwnRules(authorityId?: string): OwnRules | undefined {
  const { data } = useRules(authorityId);
  return (
    data && {
      values: Object.fromEntries(data.rules.flatMap(({ id, own }) => (own === null ? [] : [[id, own]]))),
      phaseOuts: data.phaseOuts
        .filter(({ own }) => own)
        .map((line) => ({ ...line, outBy: line.outBy as PlainDate | null })),
    }
  );
}
