import { useLanguage, useTexts } from '../texts/index.ts';
import { clockOf, toneOfState, workingDaysLeft } from './clock.ts';
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
  const now = today ?? todayInChina();
  const { key, days, tone } = clockOf(dueOn, closedOn ?? null, now);
  const left = workingDaysLeft(dueOn, closedOn ?? null, now);
  const deadline = dueOn === null ? undefined : t('due.on', { day: dayInWords(dueOn, language) });
  const working = left === undefined ? '' : ` · ${t(`due.${left.key}`, { days: left.days })}`;
  return (
    <span className={`due due-${tone}`} title={deadline && `${deadline}${working}`}>
      {t(`due.${key}`, { days })}
    </span>
  );
}

/** How many working days are left, in words; nothing for a term that is over or not set. */
export function WorkingDays({ dueOn, closedOn }: { dueOn: string | null; closedOn: string | null }) {
  const t = useTexts();
  const left = workingDaysLeft(dueOn, closedOn, todayInChina());
  return left === undefined ? null : (
    <span className="soft">{t(`due.${left.key}`, { days: left.days })}</span>
  );
}
