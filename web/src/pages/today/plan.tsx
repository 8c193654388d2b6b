import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PlanStands } from '@zhiben/domain/contract/plan.ts';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';

/** How many clauses of the plan have no proof yet; its place is kept while it is counted. */
export function TodayPlan() {
  const t = useTexts();
  const { data, error } = useQuery({
    queryKey: ['plan', 'stands'],
    queryFn: () => get<PlanStands>('/plan/stands'),
  });
  // The first page does not fall silent about the rest because this could not be counted.
  if (error !== null) return null;
  return (
    <p className="today-list today-line today-plan" aria-busy={data === undefined}>
      {data !== undefined && (
        <>
          <Link to="/plan" search={{ stand: 'missing' }} className="today-title today-what">
            {data.missing === 0 ? t('today.plan-none') : t('today.plan', { n: data.missing })}
          </Link>
          <Link to="/plan" search={{ stand: 'missing' }} className="button today-look">
            {t('today.plan-see')}
          </Link>
        </>
      )}
    </p>
  );
}
