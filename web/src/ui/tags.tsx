import { useLanguage, useTexts } from '../texts/index.ts';
import { clockOf, toneOfState } from './clock.ts';
import { dayInWords, todayInChina } from './time.ts';
import './shared.css';

/** Where a hazard stands. Green says only that a second person verified it eliminated. */
export function StateTag({ state }: { state: string }) {
  const t = useTexts();
  return <span className={`tag tag-${toneOfState(state)}`}>{t(`hazard.state.${state}`)}</span>;
}

export function GradeTag({ grade }: { grade: string }) {
  const t = useTexts();
  return (
    <span
      className={grade === 'major' ? 'tag tag-major' : 'tag tag-plain'}
      title={t(`hazard.grade.${grade}`)}
    >
      {t(`grade.short.${grade}`)}
    </span>
  );
}

/** Days left or late, with the day itself under the pointer. A closed one says whether it was in time. */
export function DueBadge({
  dueOn,
  closedOn,
  today,
}: {
  dueOn: string | null;
  closedOn?: string | null | undefined;
  today?: string | undefined;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const { key, days, tone } = clockOf(dueOn, closedOn ?? null, today ?? todayInChina());
  return (
    <span
      className={`due due-${tone}`}
      title={dueOn === null ? undefined : t('due.on', { day: dayInWords(dueOn, language) })}
    >
      {t(`due.${key}`, { days })}
    </span>
  );
}
