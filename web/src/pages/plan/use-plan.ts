import { queryOptions, useQuery } from '@tanstack/react-query';
import type { PlanEvidence, PlanPage } from '@zhiben/domain/contract/plan.ts';
import type { Plan } from '@zhiben/domain/plan/clause.ts';
import { byKey, type EvidenceByKey } from '@zhiben/domain/plan/evidence.ts';
import { useMemo } from 'react';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';

const planQuery = queryOptions({ queryKey: ['plan', 'page'], queryFn: () => get<PlanPage>('/plan') });

const evidenceQuery = queryOptions({
  queryKey: ['plan', 'evidence'],
  queryFn: () => get<PlanEvidence>('/plan/evidence'),
});

/** The plan in force as its readers see it. */
export interface PlanView {
  readonly page: PlanPage;
  /** The same plan, judged by the server: its words are those of the vocabulary. */
  readonly plan: Plan;
  /** What stands behind each binding; undefined for an enterprise, which is not told. */
  readonly known: EvidenceByKey | undefined;
}

/** The plan and, for who governs, its evidence: one state of loading and of failing for both. */
export function usePlan() {
  const governs = useSession().scope !== 'organisation';
  const page = useQuery(planQuery);
  const evidence = useQuery({ ...evidenceQuery, enabled: governs });
  const view = useMemo((): PlanView | undefined => {
    if (page.data === undefined || (governs && evidence.data === undefined)) return undefined;
    const known = evidence.data === undefined ? undefined : byKey(evidence.data.evidence);
    return { page: page.data, plan: page.data.plan as Plan, known };
  }, [page.data, evidence.data, governs]);
  return {
    view,
    error: page.error ?? evidence.error,
    retry: () => void Promise.all([page.refetch(), ...(governs ? [evidence.refetch()] : [])]),
  };
}
