import { useQuery } from '@tanstack/react-query';
import type { DutyLadder } from '@zhiben/domain/contract/escalation.ts';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';
import { Rungs } from './rungs.tsx';

/** What the late duties of an enterprise have earned, and what it will be told and when if they stay undone. */
export function LadderOnDuties({ organisationId }: { organisationId: string }) {
  const t = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['ladder', 'of-duties', organisationId],
    queryFn: () => get<DutyLadder>(`/organisations/${organisationId}/ladder`),
  });
  if (error !== null && data === undefined) return <ErrorBox error={error} retry={() => void refetch()} />;
  if (data === undefined || (data.reached.length === 0 && data.late.length === 0)) return null;
  const { late, upTo } = data;
  return (
    <section className="card" aria-labelledby="duty-ladder-title">
      <h2 id="duty-ladder-title">{t('ladder.on-duties')}</h2>
      {late.length > 0 && <p>{t('ladder.duties-now', { n: late.reduce((n, { count }) => n + count, 0) })}</p>}
      <Rungs
        ladder={data}
        ahead={t('ladder.ahead-duties')}
        rule={({ daysLate }) => t('ladder.rule-duties', { days: daysLate })}
      />
      {late.length > 0 && upTo === null && <p className="soft">{t('ladder.duties-none')}</p>}
    </section>
  );
}
