import { Link } from '@tanstack/react-router';
import type { BatchHazard } from '@zhiben/domain/contract/monthly.ts';
import type { ReactNode } from 'react';
import { useTexts } from '../../texts/index.ts';
import { DueBadge, GradeTag } from '../../ui/tags.tsx';

/** A hazard of a batch, with what is done with it before and after. */
export function HazardLine({
  hazard,
  before,
  after,
}: {
  hazard: BatchHazard;
  before?: ReactNode;
  after?: ReactNode;
}) {
  const t = useTexts();
  return (
    <li>
      {before}
      <GradeTag grade={hazard.grade} />
      <span className="line-title">
        <Link to="/hazards/$id" params={{ id: hazard.caseId }} search={{}} className="touch-link">
          {hazard.title}
        </Link>
        <br />
        <small className="soft">
          {hazard.authorityName !== null && `${hazard.authorityName} · `}
          {hazard.number} · {hazard.organisationName ?? t('hazards.no-organisation')} ·{' '}
          {t(`monthly.reason.${hazard.reason}`)}
        </small>
      </span>
      <DueBadge dueOn={hazard.dueOn} />
      {after}
    </li>
  );
}
