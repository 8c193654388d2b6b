import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useMemo } from 'react';
import { Field } from '../../pickers/field.tsx';
import { useSlowly } from '../../pickers/slowly.ts';
import { useTexts } from '../../texts/index.ts';
import { todayInChina } from '../../ui/when.tsx';
import { CriterionCard } from './criterion-card.tsx';
import type { Standards } from './standards.tsx';
import { marked } from './validity-words.ts';

/** Anybody's words in, up to five criteria out, each with the words that led to it. */
export function Suggest({ standards }: { standards: Standards }) {
  const t = useTexts();
  const [words, setWords, paused] = useSlowly();
  const rules = useQuery({
    queryKey: ['rules', 'suggest'],
    staleTime: Number.POSITIVE_INFINITY,
    enabled: words !== '',
    queryFn: () => import('@zhiben/domain/standards/suggest.ts'),
  }).data;
  const today = todayInChina();
  const found = useMemo(
    () => (paused.trim() === '' ? undefined : rules?.suggestCriteria(paused, { on: today })),
    [rules, paused, today],
  );
  return (
    <section className="card stack">
      <h2>{t('suggest.title')}</h2>
      <Field label={t('suggest.label')} hint={t('suggest.lead')}>
        {(field) => (
          <Input.TextArea
            {...field}
            name="situation"
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            placeholder={t('suggest.example')}
            value={words}
            onChange={(e) => setWords(e.target.value)}
          />
        )}
      </Field>
      <div aria-live="polite" className="stack">
        {found?.length === 0 && <p className="field-note">{t('suggest.none')}</p>}
        {found !== undefined && found.length > 0 && (
          <p className="field-note">{t('suggest.found', { n: found.length })}</p>
        )}
        {found?.map(({ criterionId, because }) => {
          const criterion = standards.criterionById(criterionId);
          return (
            criterion !== undefined && (
              <CriterionCard key={criterionId} criterion={criterion} standards={standards} day={today}>
                <p className="because" lang="zh-CN">
                  <span className="soft">
                    {t('suggest.because')}
                    {t('list.colon')}
                  </span>
                  {marked(paused, because).map(({ text, hit }, index) => {
                    const key = `${index}.${text}`;
                    return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
                  })}
                </p>
              </CriterionCard>
            )
          );
        })}
      </div>
    </section>
  );
}
