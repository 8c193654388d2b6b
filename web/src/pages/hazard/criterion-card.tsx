import { useId } from 'react';
import { useLanguage, useTexts } from '../../texts/index.ts';
import type { CriterionFound } from './criteria.ts';

/** What a criterion says, where it stands, and how sure the product is of that. */
export function CriterionWords({ found }: { found: CriterionFound }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { criterion, standard, because } = found;
  const source = [standard.name, standard.documentNo, criterion.article].filter(Boolean).join(' · ');
  return (
    <span className="criterion-words">
      <strong>{language === 'zh' ? criterion.title : criterion.titleEn}</strong>
      <span>{criterion.condition}</span>
      <span className="soft criterion-source">{source}</span>
      <span className={`confidence confidence-${criterion.confidence.toLowerCase()}`}>
        {t(`criterion.confidence.${criterion.confidence}`)}
      </span>
      {because.length > 0 && (
        <span className="soft">{t('criterion.because', { words: because.slice(0, 4).join('、') })}</span>
      )}
    </span>
  );
}

/** Criteria to choose from: one, or none. */
export function CriterionChoice({
  legend,
  found,
  value,
  onChange,
}: {
  legend: string;
  found: readonly CriterionFound[];
  value: string;
  onChange: (id: string) => void;
}) {
  const name = useId();
  return (
    <fieldset className="criterion-choice">
      <legend>{legend}</legend>
      {found.map((each) => (
        <label
          key={each.criterion.id}
          className={each.criterion.id === value ? 'criterion-option chosen' : 'criterion-option'}
        >
          <input
            type="checkbox"
            name={name}
            checked={each.criterion.id === value}
            onChange={(event) => onChange(event.target.checked ? each.criterion.id : '')}
          />
          <CriterionWords found={each} />
        </label>
      ))}
    </fieldset>
  );
}
