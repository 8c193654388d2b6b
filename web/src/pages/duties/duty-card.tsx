import { Link } from '@tanstack/react-router';
import type { DutyStand } from '@zhiben/domain/contract/duty.ts';
import type { Duty } from '@zhiben/domain/primitives/duty.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { DueBadge } from '../../ui/tags.tsx';
import { Day, todayInChina } from '../../ui/when.tsx';
import { ConfidenceTag } from '../standards/confidence.tsx';
import { Decided, Decision } from './decision.tsx';
import { inLanguage } from './definitions.ts';
import { currentOf } from './stand.ts';
import { Bar, Counts, PastTimes } from './times.tsx';
import '../../texts/duties.ts';
import '../standards/standards.css';

/** One duty: who must do what by when, where that is written, and how it stands now. */
export function DutyCard({
  duty,
  stand,
  organisationId,
}: {
  duty: Duty;
  stand: DutyStand;
  organisationId: string | undefined;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const { active, open, late, nextDueOn, periods } = stand;
  const period = currentOf(periods, todayInChina());
  const params = { name: duty.name };
  const whose = organisationId === undefined ? {} : { organisationId };
  return (
    <article className="card duty-card">
      <header className="row">
        <Link to="/duties/$name" params={params} search={whose} className="duty-name touch-link">
          {inLanguage(duty.words, language)}
        </Link>
        {late > 0 && (
          <Link
            to="/duties/$name"
            params={params}
            search={{ ...whose, which: 'late' }}
            className="due due-late touch-link"
          >
            {t('duties.late-n', { n: late })}
          </Link>
        )}
        {open > 0 && (
          <Link to="/duties/$name" params={params} search={whose} className="touch-link">
            {t('duties.open-n', { n: open })}
          </Link>
        )}
      </header>
      <p>{inLanguage(duty.about, language)}</p>
      <RuleLine duty={duty} confidence={stand.confidence} />
      {active && period !== undefined && (
        <div className="duty-now">
          <Bar period={period} late={period.dueOn < todayInChina()} />
          <Counts period={period} />
          <span className="row soft">
            {t('duties.next')} <Day value={nextDueOn ?? period.dueOn} />
            {nextDueOn !== null && <DueBadge dueOn={nextDueOn} />}
          </span>
        </div>
      )}
      {active && period === undefined && <p className="soft">{t('duties.not-counted')}</p>}
      {active && periods.length > 1 && <PastTimes periods={periods} />}
      {active && stand.confirmed !== null && <Decided stand={stand} />}
      {!active && <Decision duty={duty} stand={stand} />}
    </article>
  );
}

/** Where it is written and how sure it is here; the clauses of the plan that it carries out. */
export function RuleLine({
  duty: { rule, clauses },
  confidence,
}: {
  duty: Duty;
  confidence: DutyStand['confidence'];
}) {
  const t = useTexts();
  return (
    <p className={`row soft duty-rule${rule.confidence === 'UNSURE' ? ' duty-rule-unsure' : ''}`}>
      <span>
        {t('duties.rule')} <span lang="zh-CN">{rule.article}</span>
      </span>
      {confidence === 'UNSURE' ? (
        <span className="tag confidence-unsure">
          <span aria-hidden="true">? </span>
          {t('duties.unsure')}
        </span>
      ) : (
        <ConfidenceTag confidence={confidence} />
      )}
      {clauses.map((ref) => (
        <span key={ref} className="tag">
          {t('duties.clause-of', { ref })}
        </span>
      ))}
    </p>
  );
}
