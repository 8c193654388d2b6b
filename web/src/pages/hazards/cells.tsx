import { Link } from '@tanstack/react-router';
import type { HazardRow } from '@zhiben/domain/contract/hazard.ts';
import type { ReactNode } from 'react';
import { type Say, useTexts } from '../../texts/index.ts';
import { DueBadge, GradeTag, StateTag } from '../../ui/tags.tsx';
import { Day } from '../../ui/when.tsx';
import type { Column } from './columns.ts';

/** What a line says in a column. `today` is the past day in a list as of that day. */
export function Cell({ column, row, today }: { column: Column; row: HazardRow; today: string | undefined }) {
  const t = useTexts();
  switch (column) {
    case 'grade':
      return <GradeTag grade={row.grade} />;
    case 'title':
      return (
        <>
          <Link to="/hazards/$id" params={{ id: row.id }} className="hazard-link">
            {row.title}
          </Link>
          <small className="soft hazard-number">{row.number}</small>
          <Marks row={row} />
        </>
      );
    case 'organisation':
      return (
        <>
          <span className={row.organisationName === null ? 'soft' : undefined}>
            {row.organisationName ?? t('hazards.no-organisation')}
          </span>
          {row.place !== '' && <small className="soft hazard-place">{row.place}</small>}
        </>
      );
    case 'state':
      return <StateTag state={row.state} />;
    case 'due':
      return <Due row={row} today={today} />;
    case 'holder':
      return <HolderCell row={row} />;
    case 'found':
      return <Day value={row.foundOn} />;
    case 'closed':
      return <Day value={row.closedOn} />;
    case 'updated':
      return <Day value={dayInChina(row.updatedAt)} />;
    case 'department':
      return row.departmentName;
    case 'owner':
      return row.ownerName;
    default:
      return worded(column, row, t);
  }
}

const KEY_OF = {
  channel: 'channel',
  accidentType: 'accident-type',
  rootCause: 'root-cause',
  defence: 'defence',
  supervisingLevel: 'supervising-level',
} as const;

function worded(column: keyof typeof KEY_OF, row: HazardRow, t: Say): ReactNode {
  const value = row[column];
  return value === null ? null : t(`hazard.${KEY_OF[column]}.${value}`);
}

/** A day and the clock. An ended one without a day of closure (dismissed, merged) has no clock any more. */
function Due({ row, today }: { row: HazardRow; today: string | undefined }) {
  if (row.holder === 'nobody' && row.closedOn === null) return null;
  return (
    <>
      <DueBadge dueOn={row.dueOn} closedOn={row.closedOn} today={today} />
      <small className="soft hazard-day">
        <Day value={row.dueOn} />
      </small>
    </>
  );
}

function HolderCell({ row }: { row: HazardRow }) {
  const t = useTexts();
  const who =
    row.holder === 'enterprise' ? row.ownerName : row.holder === 'nobody' ? null : row.departmentName;
  return (
    <>
      {t(`hazard.holder.${row.holder}`)}
      {who !== null && <small className="soft hazard-who">{who}</small>}
    </>
  );
}

/** What somebody asked for, or what stands still: beside the title, since it changes what is to be done. */
function Marks({ row }: { row: HazardRow }) {
  const t = useTexts();
  const marks = [
    row.suspended && 'suspended',
    row.extensionAsked && 'extension-asked',
    row.gradeProposed !== null && 'grade-proposed',
    row.handoverTo !== null && 'handover',
  ].filter((mark) => mark !== false);
  return marks.map((mark) => (
    <span key={mark} className="tag tag-waiting hazard-mark">
      {t(`hazards.${mark}`)}
    </span>
  ));
}

function dayInChina(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}
