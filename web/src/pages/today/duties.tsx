import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DueList, DueRow } from '@zhiben/domain/contract/duty.ts';
import { get } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { DueBadge } from '../../ui/tags.tsx';
import { dayInWords } from '../../ui/time.ts';
import { StepLink } from '../duties/step-link.tsx';

/** So many here; all of them stand on their own page. */
const SHOWN = 6;

/** What I have to do by the plan and the law: of an enterprise its own, of the office what it owes itself. */
export function useTodayDuties() {
  return useQuery({
    queryKey: ['duties', 'due', 'today'],
    queryFn: () => get<DueList>('/duties/due', { limit: SHOWN }),
  });
}

export function TodayDuties({ data, day }: { data: DueList | undefined; day: string }) {
  const t = useTexts();
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <section aria-labelledby="today-duties" className="today-group">
      <h2 id="today-duties">{t('duties.today')}</h2>
      <ul className="today-list">
        {data.rows.map((row) => (
          <Line key={row.id} row={row} day={day} />
        ))}
      </ul>
      <Link to="/duties" search={{}} className="today-all">
        {t('duties.today-all')}
      </Link>
    </section>
  );
}

function Line({ row, day }: { row: DueRow; day: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { duty, words, subject, step } = row;
  const params = { name: duty };
  return (
    <li className="today-line">
      <div className="today-what">
        <Link to="/duties/$name" params={params} search={{}} className="today-title">
          {words[language === 'zh' ? 0 : 1]}
        </Link>
        <small className="soft">
          {subject} · {dayInWords(row.dueOn, language)}
        </small>
      </div>
      <span className="today-state">
        <DueBadge dueOn={row.dueOn} today={day} />
      </span>
      {step === null ? (
        <Link to="/duties/$name" params={params} search={{}} className="button today-look">
          {t('duties.today-look')}
        </Link>
      ) : (
        <StepLink step={step} row={row} className="button today-do">
          {t(`duties.today-do.${step.do}`)}
        </StepLink>
      )}
    </li>
  );
}
