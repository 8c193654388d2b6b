import { Link } from '@tanstack/react-router';
import type { Hazard } from '@zhiben/domain/contract/hazard.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { DueBadge, GradeTag, StateTag, WorkingDays } from '../../ui/tags.tsx';
import { dayInWords } from '../../ui/time.ts';
import { Day } from '../../ui/when.tsx';
import { STEPS, stepOf } from './moves.ts';

/** Number, title, grade, where it stands on its way, and the clock. */
export function Head({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  return (
    <header className="hazard-head">
      <p className="soft hazard-number">
        {hazard.number}
        {hazard.organisationId !== null && (
          <>
            {' · '}
            <Link to="/enterprises/$id" params={{ id: hazard.organisationId }}>
              {hazard.organisationName}
            </Link>
          </>
        )}
        {hazard.place !== '' && ` · ${hazard.place}`}
      </p>
      <h1 id="hazard-title" tabIndex={-1}>
        {hazard.title}
      </h1>
      <p className="row hazard-tags">
        <GradeTag grade={hazard.grade} />
        <StateTag state={hazard.state} />
        <ListedMark listed={hazard.fields['listed']} />
        {hazard.suspended && <span className="tag tag-major">{t('hazard-page.suspended')}</span>}
        {hazard.onTheSpot && <span className="tag">{t('hazard-page.on-the-spot')}</span>}
        {hazard.extensionAsked && <span className="tag">{t('hazard-page.extension-asked')}</span>}
        {hazard.handoverTo !== null && <span className="tag">{t('hazard-page.handing-over')}</span>}
        {hazard.gradeProposed !== null && (
          <span className="tag">
            {t('hazard-page.grade-proposed', { grade: t(`hazard.grade.${hazard.gradeProposed}`) })}
          </span>
        )}
      </p>
      <Path hazard={hazard} />
      <p className="row clock">
        {(hazard.dueOn !== null || hazard.closedOn !== null) && (
          <DueBadge dueOn={hazard.dueOn} closedOn={hazard.closedOn} />
        )}
        {hazard.dueOn !== null && (
          <span className="soft">
            {t('hazard.input.dueOn')} <Day value={hazard.dueOn} />
          </span>
        )}
        <WorkingDays dueOn={hazard.dueOn} closedOn={hazard.closedOn} />
        {hazard.closedOn === null && hazard.dueOn === null && stepOf(hazard.state) !== undefined && (
          <span className="soft">{t('due.none')}</span>
        )}
        {hazard.contestUntil !== null && hazard.state === 'closed' && (
          <span className="soft">
            {t('hazard-page.contest-until')} <Day value={hazard.contestUntil} />
          </span>
        )}
        {hazard.holder !== 'nobody' && (
          <span>{t('hazard-page.holder', { who: t(`hazard.holder.${hazard.holder}`) })}</span>
        )}
      </p>
    </header>
  );
}

/** 挂牌督办: at which level and until when, leading to the listing. */
function ListedMark({ listed }: { listed: unknown }) {
  const t = useTexts();
  const { language } = useLanguage();
  if (typeof listed !== 'object' || listed === null) return null;
  const { id, level, dueOn } = listed as { id: string; level: string; dueOn: string };
  return (
    <Link to="/listings/$id" params={{ id }} search={{}} className="tag tag-major">
      {t('supervision.listed-mark', { level: t(`hazard.level.${level}`), day: dayInWords(dueOn, language) })}
    </Link>
  );
}

function Path({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  const present = stepOf(hazard.state);
  const at = present === undefined ? -1 : STEPS.indexOf(present);
  if (at < 0) return null;
  return (
    <ol className="path" aria-label={t('hazard-page.path')}>
      {STEPS.map((step, i) => (
        <li
          key={step}
          className={i < at ? 'path-done' : i === at ? `path-now path-${hazard.state}` : 'path-later'}
          aria-current={i === at ? 'step' : undefined}
        >
          {i === at ? t(`hazard.state.${hazard.state}`) : t(`hazard-page.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
