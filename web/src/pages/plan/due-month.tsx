import { type DueClause, dueIn, runningIn } from '@zhiben/domain/plan/due.ts';
import type { EvidenceByKey } from '@zhiben/domain/plan/evidence.ts';
import { useAddress } from '../../pickers/address.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty } from '../../ui/states.tsx';
import { DueBadge } from '../../ui/tags.tsx';
import { Day, todayInChina } from '../../ui/when.tsx';
import { monthPlus } from '../reconciliation/months.ts';
import { ClauseLink, StandTag } from './parts.tsx';
import type { PlanView } from './use-plan.ts';
import { dueInWords, groupsOf, ownerInWords, shownStand } from './words.ts';

/** What of the plan falls due in a month, and for whom. */
export function DueInMonth({ view: { plan, known } }: { view: PlanView }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { words, setWords } = useAddress();
  const now = todayInChina().slice(0, 7);
  const asked = words['month'] ?? now;
  const month = asked < plan.from ? plan.from : asked > plan.to ? plan.to : asked;
  const go = (to: string) => setWords({ month: to === now ? undefined : to }, true);
  const due = dueIn(plan, month);
  const running = runningIn(plan, month).filter(({ ref }) => !due.some(({ clause }) => clause.ref === ref));
  return (
    <section className="stack" aria-label={t('plan.view.due')}>
      <div className="row no-print">
        <button
          type="button"
          className="button"
          disabled={month <= plan.from}
          onClick={() => go(monthPlus(month, -1))}
        >
          {t('plan.month.before')}
        </button>
        <input
          className="input"
          type="month"
          aria-label={t('plan.month')}
          min={plan.from}
          max={plan.to}
          value={month}
          onChange={({ target }) => target.value !== '' && go(target.value)}
        />
        <button
          type="button"
          className="button"
          disabled={month >= plan.to}
          onClick={() => go(monthPlus(month, 1))}
        >
          {t('plan.month.after')}
        </button>
      </div>
      {due.length === 0 && (
        <div className="card">
          <Empty title={t('plan.month.none')}>
            <p>{t('plan.month.none-help')}</p>
          </Empty>
        </div>
      )}
      {[...groupsOf(due, ({ clause }) => clause.owner)].map(([owner, rows]) => (
        <section key={owner} className="card stack">
          <h2>
            {ownerInWords(owner, language)}{' '}
            <small className="soft">{t('plan.filter.count', { n: rows.length })}</small>
          </h2>
          <ul className="lines">
            {rows.map((row) => (
              <DueLine key={`${row.clause.ref} ${row.on}`} row={row} known={known} />
            ))}
          </ul>
        </section>
      ))}
      {running.length > 0 && (
        <details className="card">
          <summary>
            {t('plan.month.running')} {t('plan.filter.count', { n: running.length })}
          </summary>
          <ul className="lines">
            {running.map((clause) => (
              <li key={clause.ref}>
                <ClauseLink clause={clause} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function DueLine({ row: { clause, due, on }, known }: { row: DueClause; known: EvidenceByKey | undefined }) {
  const t = useTexts();
  const { language } = useLanguage();
  const today = todayInChina();
  const who = clause.coOwners.map((name) => ownerInWords(name, language)).join(t('list.comma'));
  return (
    <li>
      <span className="line-title">
        <ClauseLink clause={clause} />
        {who !== '' && <small className="soft plan-term">{t('plan.with', { who })}</small>}
      </span>
      <span>
        {'every' in due && `${dueInWords(due, t, language)} · `}
        <Day value={on} />
      </span>
      {on >= today && <DueBadge dueOn={on} />}
      {known !== undefined && <StandTag stand={shownStand(clause, known, today)} />}
    </li>
  );
}
