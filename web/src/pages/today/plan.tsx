import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PlanStands, PlanToSign } from '@zhiben/domain/contract/plan.ts';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';

/** Whether the edition in force waits for the signature of whoever signs for an enterprise. */
export function useTodayToSign() {
  const session = useSession();
  return useQuery({
    queryKey: ['plan', 'to-sign'],
    queryFn: () => get<PlanToSign>('/plan/receipt'),
    enabled: session.scope === 'organisation' && hasRole(session, 'enterprise-principal', 'enterprise-admin'),
  });
}

export function TodayToSign({ data }: { data: PlanToSign | undefined }) {
  const t = useTexts();
  if (data === undefined || !data.maySign) return null;
  return (
    <p className="today-list today-line">
      <Link to="/plan" search={{}} className="today-title today-what">
        {t('today.plan-sign', { edition: data.edition })}
      </Link>
      <Link to="/plan" search={{}} className="button today-do">
        {t('today.plan-sign-do')}
      </Link>
    </p>
  );
}

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
