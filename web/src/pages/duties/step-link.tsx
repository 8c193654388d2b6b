import { Link } from '@tanstack/react-router';
import type { DutyRow, DutyStep } from '@zhiben/domain/contract/duty.ts';
import type { ReactNode } from 'react';
import { placeOf } from './step.ts';

/** To where a duty is done. Its address is made from data: the router cannot know it beforehand. */
export function StepLink({
  step,
  row,
  className,
  children,
}: {
  step: DutyStep;
  row: DutyRow;
  className: string;
  children: ReactNode;
}) {
  const { to, search } = placeOf(step, row);
  return (
    <Link to={to as '/'} search={search} className={className}>
      {children}
    </Link>
  );
}
