import { Link } from '@tanstack/react-router';
import type { HazardPage, StoryEvent } from '@zhiben/domain/contract/hazard.ts';
import { useMemo } from 'react';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { dayInWords, instantInWords } from '../../ui/time.ts';
import { Ago } from '../../ui/when.tsx';
import { useCriteria } from './criteria.ts';
import { useDepartments } from './move-field.tsx';
import { answersOf, arrivedLate } from './told.ts';
import '../../texts/log.ts';

/** Who did what and when, in sentences, newest first. */
export function Story({ page }: { page: HazardPage }) {
  const t = useTexts();
  const names = useNames(page);
  return (
    <section className="card story" aria-labelledby="story-title">
      <h2 id="story-title">{t('hazard-page.story')}</h2>
      <ol reversed>
        {page.story.toReversed().map((event) => (
          <Line key={event.seq} event={event} names={names} />
        ))}
      </ol>
      <p className="soft row no-print">
        {t('log.proof-help')}
        <a
          className="button"
          href={`/api/hazards/${page.hazard.id}/proof`}
          download={`${page.hazard.number}.json`}
        >
          {t('log.proof')}
        </a>
        <Link to="/log">{t('log.to-page')}</Link>
      </p>
    </section>
  );
}

/** What others did since a form was begun. */
export function Changed({ story, since }: { story: readonly StoryEvent[]; since: number }) {
  const t = useTexts();
  const later = story.filter((event) => event.seq > since);
  if (later.length === 0) return null;
  return (
    <>
      <p>{t('move.changed')}</p>
      <ol className="changed">
        {later.map((event) => (
          <Line key={event.seq} event={event} names={new Map()} />
        ))}
      </ol>
    </>
  );
}

function Line({ event, names }: { event: StoryEvent; names: ReadonlyMap<string, string> }) {
  const t = useTexts();
  const { language } = useLanguage();
  const received = instantInWords(event.receivedAt, language).words;
  return (
    <li className="story-line">
      <p>
        <strong>{event.actorName}</strong>
        {language === 'zh' ? '' : ' '}
        {t(`hazard.told.${event.move}`)}
        {event.fromState !== null && event.fromState !== event.toState && (
          <span className="soft"> → {t(`hazard.state.${event.toState}`)}</span>
        )}
      </p>
      {answersOf(event, t, names, (day) => dayInWords(day, language)).map(({ label, words }) => (
        <p key={label} className="story-answer">
          <span className="soft">{t('story.answer', { label })}</span>
          {words}
        </p>
      ))}
      <p className="soft story-when">
        <Ago at={event.happenedAt} />
        {arrivedLate(event) && <span> · {t('story.received', { when: received })}</span>}
      </p>
    </li>
  );
}

function useNames(page: HazardPage): ReadonlyMap<string, string> {
  const departments = useDepartments();
  const criteria = useCriteria();
  return useMemo(() => {
    const names = new Map(departments.map(({ id, name }) => [id, name]));
    const { ownerId, ownerName } = page.hazard;
    if (ownerId !== null && ownerName !== null) names.set(ownerId, ownerName);
    for (const event of page.story) {
      const id = event.body['criterionId'];
      const title = typeof id === 'string' ? criteria?.criterionById(id)?.title : undefined;
      if (typeof id === 'string' && title !== undefined) names.set(id, title);
    }
    return names;
  }, [departments, criteria, page]);
}
