import { useQuery } from '@tanstack/react-query';
import type { CaseLadder } from '@zhiben/domain/contract/escalation.ts';
import { get } from '../../api/client.ts';
import { type Say, useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';
import { Rungs } from './rungs.tsx';

/** What a hazard's lateness has earned, and who will be told what and when if nothing is done. */
export function LadderOnHazard({ caseId }: { caseId: string }) {
  const t = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['ladder', 'of', caseId],
    queryFn: () => get<CaseLadder>(`/hazards/${caseId}/ladder`),
  });
  if (error !== null && data === undefined) return <ErrorBox error={error} retry={() => void refetch()} />;
  if (data === undefined || (data.reached.length === 0 && data.ahead.length === 0)) return null;
  return (
    <section className="card" aria-labelledby="ladder-title">
      <h2 id="ladder-title">{t('ladder.on-hazard')}</h2>
      <Rungs ladder={data} ahead={t('ladder.ahead')} rule={(rule) => ruleInWords(rule, t)} />
    </section>
  );
}

/** The condition of a rung as a sentence. */
function ruleInWords({ daysLate, returns, recurrence }: CaseLadder['ahead'][number]['rule'], t: Say) {
  return t('ladder.rule', {
    days: daysLate,
    returns: returns === null ? '' : t('ladder.rule-returns', { n: returns }),
    recurrence: recurrence ? t('ladder.rule-recurrence') : '',
  });
}
