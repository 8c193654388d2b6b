import { industries } from '@zhiben/domain/reference/industries.ts';
import type { Criterion } from '@zhiben/domain/standards/criteria.ts';
import type { ReactNode } from 'react';
import { useMarkName } from '../../pickers/sector-marks.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { ConfidenceTag } from './confidence.tsx';
import type { Standards } from './standards.tsx';
import { inForce } from './validity-words.ts';

/** One situation with its article, its validity on the day, how sure we are, and whom it concerns. */
export function CriterionCard({
  criterion,
  standards,
  day,
  children,
}: {
  criterion: Criterion;
  standards: Standards;
  day: string;
  children?: ReactNode;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const markName = useMarkName();
  const standard = standards.standardOf(criterion);
  const validity = standards.validityOn(criterion, day as Parameters<Standards['validityOn']>[1]);
  const { key, from, to } = inForce(standard);
  const name = language === 'zh' ? standard.name : standard.nameEn;
  const where =
    criterion.industries.length === 0
      ? t('standards.any-industry')
      : criterion.industries.map((code) => industries.find(code)?.name ?? code).join(t('list.comma'));
  return (
    <article className="criterion">
      <header className="row">
        <h3>{language === 'zh' ? criterion.title : criterion.titleEn}</h3>
        <ConfidenceTag confidence={criterion.confidence} />
        {validity !== 'valid' && <span className="tag">{t(`standards.validity.${validity}`)}</span>}
      </header>
      {language === 'en' && <p className="soft">{t('standards.condition-zh')}</p>}
      <p lang="zh-CN">{criterion.condition}</p>
      {children}
      <details>
        <summary>{t('standards.article', { standard: name, article: criterion.article })}</summary>
        <dl className="criterion-facts">
          <dt>{t('standards.source')}</dt>
          <dd>
            {[standard.issuer, standard.documentNo].filter(Boolean).join(' ')}
            {t('list.comma')}
            {t(key, { from: from ? dayInWords(from, language) : '', to: to ? dayInWords(to, language) : '' })}
          </dd>
          <dt>{t('standards.industries')}</dt>
          <dd>{where}</dd>
          <dt>{t('enterprise.field.sectorMarks')}</dt>
          <dd>{criterion.marks.map(markName).join(t('list.comma'))}</dd>
          <dt>ID</dt>
          <dd>
            <code>{criterion.id}</code>
          </dd>
        </dl>
      </details>
    </article>
  );
}
