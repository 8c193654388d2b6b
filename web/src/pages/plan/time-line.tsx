import { monthsOf, type Stage, timeLine } from '@zhiben/domain/plan/due.ts';
import type { EvidenceByKey } from '@zhiben/domain/plan/evidence.ts';
import { firstDay, lastDay } from '@zhiben/domain/plan/months.ts';
import { daysBetween, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { Day, todayInChina } from '../../ui/when.tsx';
import { ClauseLink, StandTag, Terms } from './parts.tsx';
import type { PlanView } from './use-plan.ts';
import { inLanguage, shownStand } from './words.ts';

/** The phases in their order, each as long as it lasts, with what ends in it; today marked. */
export function TimeLine({ view: { plan, known } }: { view: PlanView }) {
  const t = useTexts();
  const { language } = useLanguage();
  const today = todayInChina();
  const stages = timeLine(plan);
  const [first, last] = [firstDay(plan.from), lastDay(plan.to)];
  const inside = today >= first && today <= last;
  const at = (daysBetween(first, today) / daysBetween(first, last)) * 100;
  return (
    <section className="stack" aria-label={t('plan.view.line')}>
      <div className="plan-line" aria-hidden="true">
        {stages.map(({ phase }) => (
          <span key={phase.ref} style={{ flexGrow: monthsOf(phase).length }} className="plan-line-phase">
            {inLanguage(phase.title, language)}
          </span>
        ))}
        {inside && <i className="plan-line-today" style={{ insetInlineStart: `${at}%` }} />}
      </div>
      <p className="field-note">
        {inside ? `▲ ${t('plan.line.today', { day: dayInWords(today, language) })}` : t('plan.line.outside')}
      </p>
      <ol className="plan-stages">
        {stages.map((stage) => (
          <Phase key={stage.phase.ref} stage={stage} known={known} today={today} />
        ))}
      </ol>
      {stages[0] !== undefined && stages[0].recurring.length > 0 && (
        <section className="card stack">
          <h2>{t('plan.line.recurring')}</h2>
          <ul className="lines">
            {stages[0].recurring.map((clause) => (
              <li key={clause.ref}>
                <span className="line-title">
                  <ClauseLink clause={clause} />
                </span>
                <Terms clause={clause} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

function Phase({
  stage: { phase, ends },
  known,
  today,
}: {
  stage: Stage;
  known: EvidenceByKey | undefined;
  today: PlainDate;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const when = lastDay(phase.to) < today ? 'ended' : firstDay(phase.from) > today ? 'ahead' : 'now';
  return (
    <li
      className={`card stack plan-stage plan-stage-${when}`}
      aria-current={when === 'now' ? 'step' : undefined}
    >
      <h2>
        {phase.ref} {inLanguage(phase.title, language)}{' '}
        <span className={when === 'now' ? 'tag tag-waiting' : 'tag tag-ended'}>{t(`plan.line.${when}`)}</span>
      </h2>
      <p className="soft">
        <Day value={firstDay(phase.from)} /> – <Day value={lastDay(phase.to)} />
      </p>
      <p>{inLanguage(phase.work, language)}</p>
      <h3>{t('plan.line.ends')}</h3>
      {ends.length === 0 && <p className="soft">{t('plan.line.ends-none')}</p>}
      <ul className="lines">
        {ends.map(({ clause, on }) => (
          <li key={`${clause.ref} ${on}`}>
            <span className="line-title">
              <ClauseLink clause={clause} />
            </span>
            <Day value={on} />
            {known !== undefined && <StandTag stand={shownStand(clause, known, today)} />}
          </li>
        ))}
      </ul>
    </li>
  );
}
