import type { Plan, PlanClause } from '@zhiben/domain/plan/clause.ts';
import type { EvidenceByKey } from '@zhiben/domain/plan/evidence.ts';
import { memo, useMemo } from 'react';
import { useAddress } from '../../pickers/address.ts';
import { type Say, useLanguage, useTexts } from '../../texts/index.ts';
import { Empty } from '../../ui/states.tsx';
import { Ago, todayInChina } from '../../ui/when.tsx';
import { type ClauseFilter, FILTERS, matching, sectionOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { ClauseLink, Owners, StandTag, Terms } from './parts.tsx';
import { groupsOf, inLanguage, laterInWords, newestOf, shownStand } from './words.ts';

/** Clause × owner × term × stand × freshness, by action; on a phone a card each, without owner and freshness. */
export function Matrix({ plan, known }: { plan: Plan; known: EvidenceByKey }) {
  const t = useTexts();
  const { words, setWords } = useAddress();
  const today = todayInChina();
  const filter: ClauseFilter = words;
  const shown = useMemo(
    () => matching(plan, filter, today, (clause) => shownStand(clause, known, today)),
    [plan, known, filter, today],
  );
  const clear = () => setWords(Object.fromEntries(FILTERS.map((name) => [name, undefined])));
  return (
    <section className="stack" aria-label={t('plan.view.clauses')}>
      <Filters plan={plan} told filter={filter} />
      <p className="soft plan-count" aria-live="polite">
        {t('plan.filter.count', { n: shown.length })}
        {FILTERS.some((name) => filter[name] !== undefined) && (
          <>
            {' '}
            <button type="button" className="button button-link no-print" onClick={clear}>
              {t('plan.filter.clear')}
            </button>
          </>
        )}
      </p>
      {shown.length === 0 ? (
        <div className="card">
          <Empty title={t('plan.filter.none')}>
            <p>{t('plan.filter.none-help')}</p>
          </Empty>
        </div>
      ) : (
        <ClauseTable clauses={shown} known={known} />
      )}
    </section>
  );
}

const COLUMNS = ['clause', 'owner', 'due', 'stand', 'latest'] as const;

/** Drawn anew only when other clauses are shown, and not at every key of the search. */
const ClauseTable = memo(function ClauseTable({
  clauses,
  known,
}: {
  clauses: readonly PlanClause[];
  known: EvidenceByKey;
}) {
  const t = useTexts();
  return (
    <div className="card table-card">
      <table className="rows plan-rows">
        <thead>
          <tr>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className={`plan-col-${name}`}>
                {t(`plan.col.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        {[...groupsOf(clauses, sectionOf)].map(([section, rows]) => (
          <tbody key={section}>
            <tr className="plan-section">
              <th scope="rowgroup" colSpan={COLUMNS.length}>
                {sectionInWords(section, rows, t)}
              </th>
            </tr>
            {rows.map((clause) => (
              <Row key={clause.ref} clause={clause} known={known} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
});

/** An action with its measures: the plan numbers them, and names only what stands in them. */
export function sectionInWords(section: string, rows: readonly PlanClause[], t: Say): string {
  const { action } = rows[0] ?? {};
  if (action === undefined) return t(`plan.part.${section}`);
  const measures = rows.flatMap(({ measure }) => measure ?? []);
  const [first, last] = [Math.min(...measures), Math.max(...measures)];
  const n = first === last ? first : `${first}–${last}`;
  return `${t('plan.action', { n: action })} · ${t('plan.measure', { n })}`;
}

function Row({ clause, known }: { clause: PlanClause; known: EvidenceByKey }) {
  const t = useTexts();
  const { language } = useLanguage();
  const newest = newestOf(clause, known);
  return (
    <tr>
      <td>
        <ClauseLink clause={clause}>
          <strong>{inLanguage(clause.title, language)}</strong>
        </ClauseLink>
      </td>
      <td className="desk-only" data-label={t('plan.col.owner')}>
        <Owners clause={clause} />
      </td>
      <td data-label={t('plan.col.due')}>
        <Terms clause={clause} />
      </td>
      <td data-label={t('plan.col.stand')}>
        <span>
          <StandTag stand={shownStand(clause, known, todayInChina())} />
          {clause.later.length > 0 && (
            <small className="soft plan-term">
              {t('plan.waits', { what: laterInWords(clause, t, language) })}
            </small>
          )}
        </span>
      </td>
      <td className="desk-only" data-label={t('plan.col.latest')}>
        {newest === null ? <span className="soft">{t('plan.none-yet')}</span> : <Ago at={newest} />}
      </td>
    </tr>
  );
}
