import { useQuery } from '@tanstack/react-query';
import type { CaseLadder } from '@zhiben/domain/contract/escalation.ts';
import { get } from '../../api/client.ts';
import { type Say, useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';
import { dayInWords } from '../../ui/time.ts';
import { RungLine } from './rung-line.tsx';
import { RungMoves } from './rung-moves.tsx';

/** What a hazard's lateness has earned, and who will be told what and when if nothing is done. */
export function LadderOnHazard({ caseId }: { caseId: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['ladder', 'of', caseId],
    queryFn: () => get<CaseLadder>(`/hazards/${caseId}/ladder`),
  });
  if (error !== null && data === undefined) return <ErrorBox error={error} retry={() => void refetch()} />;
  if (data === undefined || (data.reached.length === 0 && data.ahead.length === 0)) return null;
  return (
    <section className="card" aria-labelledby="ladder-title">
      <h2 id="ladder-title">{t('ladder.on-hazard')}</h2>
      <ul className="notice-list">
        {data.reached.map((rung, i) => (
          <li key={rung.id}>
            <RungLine rung={rung} />
            <RungMoves rung={rung} latest={i === 0} />
          </li>
        ))}
      </ul>
      {data.ahead.length > 0 && (
        <>
          <p>{t('ladder.ahead')}</p>
          <ol className="ladder-ahead">
            {data.ahead.map(({ rung, on, rule }) => (
              <li key={rung}>
                {t('ladder.ahead-line', { day: dayInWords(on, language), rung: t(`ladder.rung.${rung}`) })}{' '}
                <span className="soft">{ruleInWords(rule, t)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {!data.setByAuthority && <p className="soft">{t('ladder.unsure')}</p>}
    </section>
  );
}

/** The condition of a rung as a sentence. */
export function ruleInWords({ daysLate, returns, recurrence }: CaseLadder['ahead'][number]['rule'], t: Say) {
  return t('ladder.rule', {
    days: daysLate,
    returns: returns === null ? '' : t('ladder.rule-returns', { n: returns }),
    recurrence: recurrence ? t('ladder.rule-recurrence') : '',
  });
}
