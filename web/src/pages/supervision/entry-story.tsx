import type { EntryEvent } from '@zhiben/domain/contract/entry.ts';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords } from '../../ui/time.ts';
import { Ago } from '../../ui/when.tsx';
import { choiceText } from '../hazard/form-model.ts';
import type { Kind } from './entry-moves.tsx';

/** Answers that the page shows elsewhere, or that only the machine needs. */
const UNTOLD: readonly string[] = [
  'id',
  'caseId',
  'organisationId',
  'departmentId',
  'handlerId',
  'publish',
  'lng',
  'lat',
];
const CHOICES: readonly string[] = ['level', 'purpose', 'conclusion', 'failure'];

/** Who did what and when, in sentences, newest first. */
export function EntryStory({
  kind,
  story,
  labels = {},
}: {
  kind: Kind;
  story: readonly EntryEvent[];
  labels?: Readonly<Record<string, string>>;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const wordsOf = (name: string, value: unknown): string | undefined => {
    if (UNTOLD.includes(name) || value === '' || value === null) return undefined;
    if (Array.isArray(value)) return value.length > 0 ? t('story.files', { n: value.length }) : undefined;
    if (typeof value !== 'string') return undefined;
    if (CHOICES.includes(name)) return t(choiceText(name, value));
    return /^\d{4}-\d\d-\d\d$/.test(value) ? dayInWords(value, language) : value;
  };
  return (
    <section className="card story" aria-labelledby="story-title">
      <h2 id="story-title">{t('hazard-page.story')}</h2>
      <ol reversed>
        {story.toReversed().map((event) => (
          <li key={event.seq} className="story-line">
            <p>
              <strong>{event.actorName}</strong>
              {language === 'zh' ? '' : ' '}
              {t(`${kind}.told.${event.move}`)}
            </p>
            {Object.entries(event.said).map(([name, value]) => {
              const words = wordsOf(name, value);
              return words === undefined ? null : (
                <p key={name} className="story-answer">
                  <span className="soft">
                    {t('story.answer', { label: labels[name] ?? t(`hazard.input.${name}`) })}
                  </span>
                  {words}
                </p>
              );
            })}
            <p className="soft story-when">
              <Ago at={event.at} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is known, field by field; empty fields are left out. */
export function Facts({ title, rows }: { title: string; rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <section className="card" aria-labelledby="record-title">
      <h2 id="record-title">{title}</h2>
      <dl className="record">
        {rows
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** The steps of a lifecycle as a short path, the present one marked. */
export function StatePath({ kind, steps, state }: { kind: Kind; steps: readonly string[]; state: string }) {
  const t = useTexts();
  const at = steps.indexOf(state);
  if (at < 0) return null;
  return (
    <ol className="path" aria-label={t('hazard-page.path')}>
      {steps.map((step, i) => (
        <li
          key={step}
          className={i < at ? 'path-done' : i === at ? 'path-now' : 'path-later'}
          aria-current={i === at ? 'step' : undefined}
        >
          {t(`${kind}.state.${step}`)}
        </li>
      ))}
    </ol>
  );
}
