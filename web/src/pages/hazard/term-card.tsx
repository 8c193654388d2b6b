import type { HazardPage } from '@zhiben/domain/contract/hazard.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';

/** The clock that runs now, and what it was computed from: nobody has to believe a date. */
export function TermCard({ term }: { term: NonNullable<HazardPage['term']> }) {
  const t = useTexts();
  const { language } = useLanguage();
  const day = (on: string) => dayInWords(on, language);
  const rule = t(`term.rule.${term.rule}`);
  const { version } = term;
  if (term.endsOn === null)
    return (
      <section className="card" aria-labelledby="term-title">
        <h2 id="term-title">{t('term.title')}</h2>
        <p>{t('term.unknown', { rule })}</p>
      </section>
    );
  return (
    <section className="card" aria-labelledby="term-title">
      <h2 id="term-title">{t('term.title')}</h2>
      <p>
        <strong>{t('term.ends', { rule, day: day(term.endsOn) })}</strong>{' '}
        {term.workingDaysLeft !== null &&
          term.workingDaysLeft > 0 &&
          t('term.left', { n: term.workingDaysLeft })}
        {!term.certain && t('term.uncertain')}
      </p>
      {version !== null && (
        <p className="soft">
          {t('term.from-rule', {
            start: day(term.startedOn),
            n: version.days ?? '',
            unit: t(`term.unit.${version.unit}`),
            article: version.article,
            confidence: t(`term.confidence.${version.confidence}`),
            from: day(version.from),
          })}
        </p>
      )}
      {term.steps.length > 0 && (
        <ol className="term-steps soft">
          {term.steps.map((step) => (
            <li key={`${step.on}${step.move}${step.dueOn}`}>
              {t('term.step', {
                on: day(step.on),
                who: step.by,
                move: t(`hazard.told.${step.move}`),
                day: day(step.dueOn),
              })}
              {step.reason !== null && <> — {step.reason}</>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
