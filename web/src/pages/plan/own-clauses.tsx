import type { DutyStand } from '@zhiben/domain/contract/duty.ts';
import type { Plan, PlanClause } from '@zhiben/domain/plan/clause.ts';
import { BOUND } from '@zhiben/domain/plan/vocabulary.ts';
import { useAddress } from '../../pickers/address.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { DueBadge } from '../../ui/tags.tsx';
import { todayInChina } from '../../ui/when.tsx';
import { dutiesOf, useDutyStands } from './clause-duties.tsx';
import { FILTERS, matching, sectionOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { sectionInWords } from './matrix.tsx';
import { AddressLink, ClauseLink, Terms } from './parts.tsx';
import { groupsOf, inLanguage, leadsEnterprise } from './words.ts';

/** What concerns an enterprise: first what it has not done, then every clause, folded by action. */
export function OwnClauses({ plan }: { plan: Plan }) {
  const t = useTexts();
  const { words } = useAddress();
  const shown = matching(plan, words, todayInChina());
  const narrowed = FILTERS.some((name) => words[name] !== undefined);
  return (
    <>
      <Missing clauses={plan.clauses} />
      <h2>{t('plan.own-clauses')}</h2>
      <Filters plan={plan} told={false} filter={words} />
      <p className="soft plan-count" aria-live="polite">
        {t('plan.filter.count', { n: shown.length })}
      </p>
      {shown.length === 0 && (
        <div className="card">
          <Empty title={t('plan.filter.none')}>
            <p>{t('plan.filter.none-help')}</p>
          </Empty>
        </div>
      )}
      {[...groupsOf(shown, sectionOf)].map(([section, clauses]) => (
        // Whoever looks for something sees what was found.
        <details key={`${section} ${narrowed}`} className="card plan-fold" open={narrowed}>
          <summary>
            {sectionInWords(section, clauses, t)}{' '}
            <span className="soft">{t('plan.filter.count', { n: clauses.length })}</span>
          </summary>
          <ul className="lines">
            {[...clauses]
              .sort((a, b) => Number(leadsEnterprise(b)) - Number(leadsEnterprise(a)))
              .map((clause) => (
                <Line key={clause.ref} clause={clause} />
              ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Line({ clause }: { clause: PlanClause }) {
  const t = useTexts();
  return (
    <li>
      <span className="line-title">
        <ClauseLink clause={clause} />
      </span>
      {leadsEnterprise(clause) && <span className="tag">{t('plan.own-lead')}</span>}
      <span className="soft">
        <Terms clause={clause} />
      </span>
    </li>
  );
}

/** The duties by which the plan asks something of the enterprise now, the late ones first. */
function Missing({ clauses }: { clauses: readonly PlanClause[] }) {
  const t = useTexts();
  const { data, error, refetch } = useDutyStands(true);
  if (error !== null) return <ErrorBox error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const named = new Set(clauses.flatMap(dutiesOf));
  const missing = data.duties
    .filter(({ duty, active, open, late }) => active && named.has(duty) && open + late > 0)
    .sort((a, b) => b.late - a.late);
  return (
    <section className="card stack" aria-labelledby="plan-missing">
      <h2 id="plan-missing">{t('plan.own-missing')}</h2>
      {missing.length === 0 && <p className="soft field-note">✓ {t('plan.own-none')}</p>}
      <ul className="lines">
        {missing.map((stand) => (
          <MissingDuty key={stand.duty} stand={stand} clauses={clauses} />
        ))}
      </ul>
    </section>
  );
}

function MissingDuty({
  stand: { duty, open, late, nextDueOn },
  clauses,
}: {
  stand: DutyStand;
  clauses: readonly PlanClause[];
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const of = clauses.filter((clause) => dutiesOf(clause).includes(duty));
  return (
    <li>
      <span className="line-title">
        <AddressLink address={{ to: `/duties/${duty}` }}>
          {inLanguage(BOUND.duty[duty] ?? [duty, duty], language)}
        </AddressLink>
        <small className="soft plan-term">{of.map(({ ref }) => ref).join(t('list.comma'))}</small>
      </span>
      {late > 0 && <span className="due due-late">{t('plan.own-late', { n: late })}</span>}
      {open > 0 && (
        <span className="row">
          {t('plan.own-open', { n: open })}
          {nextDueOn !== null && <DueBadge dueOn={nextDueOn} />}
        </span>
      )}
    </li>
  );
}
