import { useQuery } from '@tanstack/react-query';

/**
 * What is wrong with a credit code while it is typed. The rules are fetched when somebody begins to type; a code that
 * is still growing is not yet called too short.
 *
 * @returns Key and values of the sentence (`uscc.<code>`), or undefined when nothing is wrong.
 */
export function useUsccHint(
  typed: string,
  finished: boolean,
): { key: string; values: Record<string, string | number> } | undefined {
  const rules = useQuery({
    queryKey: ['rules', 'codes'],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: typed !== '',
    queryFn: () => import('@zhiben/domain/values/codes.ts'),
  }).data;
  if (rules === undefined || typed.trim() === '') return undefined;
  const problem = rules.usccProblem(typed);
  const length = rules.tidyCode(typed).length;
  if (problem === undefined || (problem.code === 'length' && length < 18 && !finished)) return undefined;
  return {
    key: problem.code === 'alphabet' && problem.expected ? 'uscc.look-alike' : `uscc.${problem.code}`,
    values: {
      length,
      at: (problem.at ?? 0) + 1,
      expected: problem.expected ?? '',
      sign: rules.tidyCode(typed).charAt(problem.at ?? 0),
    },
  };
}
