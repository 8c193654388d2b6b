import { GRADES } from '@zhiben/domain/kinds/hazard/fields.ts';
import type { EnterpriseTraits } from '@zhiben/domain/standards/criteria.ts';
import { useTexts } from '../../texts/index.ts';
import { useCriterion, useSuggested } from '../hazard/criteria.ts';
import { CriterionChoice } from '../hazard/criterion-card.tsx';
import type { ReportDraft } from './report-draft.ts';

/** Up to five criteria that the words lead to, and the grade that the reporter proposes. */
export function Judged({
  draft,
  change,
  traits,
}: {
  draft: ReportDraft;
  change: (part: Partial<ReportDraft>) => void;
  traits: EnterpriseTraits;
}) {
  const t = useTexts();
  const suggested = useSuggested(draft.words, draft.foundOn, traits);
  const chosen = useCriterion(draft.criterionId);
  const known = suggested.some(({ criterion }) => criterion.id === draft.criterionId);
  const found = chosen === undefined || known ? suggested : [chosen, ...suggested];
  return (
    <section className="card stack" aria-labelledby="judged-title">
      <h2 id="judged-title">{t('report.judged')}</h2>
      {found.length === 0 ? (
        <p className="soft">
          {t(draft.words.trim() === '' ? 'report.suggest-later' : 'report.suggest-none')}
        </p>
      ) : (
        <CriterionChoice
          legend={t('criterion.suggested')}
          found={found}
          value={draft.criterionId}
          // A criterion makes a hazard a major one; taking it away leaves the grade to the office.
          onChange={(criterionId) => change({ criterionId, grade: criterionId === '' ? 'general' : 'major' })}
        />
      )}
      <fieldset className="choices">
        <legend>{t('report.grade')}</legend>
        <div className="choices-row">
          {GRADES.map((grade) => (
            <label key={grade} className={draft.grade === grade ? 'choice chosen' : 'choice'}>
              <input
                type="radio"
                name="grade"
                checked={draft.grade === grade}
                onChange={() => change(grade === 'general' ? { grade, criterionId: '' } : { grade })}
              />
              {t(`hazard.grade.${grade}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
