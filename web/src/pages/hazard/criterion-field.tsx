import { Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../../texts/index.ts';
import { useCriterion, useFoundCriteria, useSuggested } from './criteria.ts';
import { CriterionChoice, CriterionWords } from './criterion-card.tsx';

/** Choose a judgement criterion: suggested from the words of the hazard, or looked for by name. */
export function CriterionField({
  id,
  value,
  onChange,
  words,
  on,
  fault,
}: {
  id: string;
  value: string;
  onChange: (id: string) => void;
  words: string;
  /** The day on which it has to be in force. */
  on: string;
  fault: string | undefined;
}) {
  const t = useTexts();
  const [asked, setAsked] = useState('');
  const chosen = useCriterion(value);
  const suggested = useSuggested(words, on);
  const looked = useFoundCriteria(asked, on);
  const found = asked.trim() === '' ? suggested : looked;
  const rest = found.filter((each) => each.criterion.id !== value);
  return (
    <div className="stack-tight">
      {chosen !== undefined && (
        <div className="criterion-option chosen">
          <CriterionWords found={chosen} />
          <button type="button" className="plain-button" onClick={() => onChange('')}>
            {t('action.remove')}
          </button>
        </div>
      )}
      <Input
        id={id}
        allowClear
        aria-describedby={`${id}-d`}
        aria-invalid={fault !== undefined}
        placeholder={t('criterion.search')}
        value={asked}
        onChange={(event) => setAsked(event.target.value)}
      />
      {rest.length > 0 && (
        <CriterionChoice
          legend={asked.trim() === '' ? t('criterion.suggested') : t('criterion.found')}
          found={rest}
          value={value}
          onChange={onChange}
        />
      )}
      {asked.trim() !== '' && rest.length === 0 && <p className="soft">{t('criterion.none')}</p>}
    </div>
  );
}
