import { Link } from '@tanstack/react-router';
import type { DutyRow, DutyStep } from '@zhiben/domain/contract/duty.ts';
import type { Duty } from '@zhiben/domain/primitives/duty.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import { daysBetween, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { hasRole, useSession } from '../../app/session.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { DueBadge } from '../../ui/tags.tsx';
import { dayInWords } from '../../ui/time.ts';
import { Day } from '../../ui/when.tsx';
import { inLanguage } from './definitions.ts';
import { ReasonForm } from './reason-form.tsx';
import { StepLink } from './step-link.tsx';
import '../../texts/duties.ts';

/** Who must, by when, what proved it; what can be done about it now. */
export function DutyLine({
  duty,
  row,
  step,
  register,
}: {
  duty: Duty;
  row: DutyRow;
  /** Where the reader brings the proof; null where that is not his. */
  step: DutyStep | null;
  /** Of the record that proves it. */
  register: Register | undefined;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const session = useSession();
  const [open, setOpen] = useState(false);
  const { subject, organisationId, organisationName, coveredOn, excusedOn } = row;
  const waits = coveredOn === null && excusedOn === null;
  const excuses = coveredOn === null && session.scope === 'authority' && hasRole(session, 'desk', 'leader');
  const move = excusedOn === null ? 'excuse' : 'unexcuse';
  return (
    <div className="duty-line">
      <div>
        <p className="duty-subject">
          {organisationId !== null && subject === organisationName ? (
            <OrganisationLink id={organisationId} name={subject} />
          ) : (
            subject
          )}
        </p>
        {organisationId !== null && subject !== organisationName && session.organisation === null && (
          <p>
            <OrganisationLink id={organisationId} name={organisationName ?? ''} />
          </p>
        )}
        <Standing row={row} unit={unitOf(register, language)} />
        <Records duty={duty} row={row} />
      </div>
      <div className="row duty-do no-print">
        {waits && step !== null && (
          <StepLink
            step={step}
            row={row}
            className={session.organisation === null ? 'button-link' : 'button-link main'}
          >
            {t(`duties.do.${step.do}`, {
              what: register === undefined ? '' : inLanguage(register.words, language),
            })}
          </StepLink>
        )}
        {excuses && !open && (
          <Button aria-label={t(`duties.${move}-of`, { who: subject })} onClick={() => setOpen(true)}>
            {t(`duties.${move}`)}
          </Button>
        )}
      </div>
      {open && (
        <ReasonForm
          method="POST"
          path={`/duties/${duty.name}/items/${row.id}/${move}`}
          label={t(`duties.${move}-because`)}
          hint={t('duties.excuse-help')}
          {...(move === 'excuse' ? { example: t('duties.excuse-example') } : {})}
          button={t(`duties.${move}`)}
          done={t(`duties.${move}-done`)}
          onDone={() => setOpen(false)}
          onCancel={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** In what the proofs are counted: hours of training, say. */
function unitOf(register: Register | undefined, language: Language): string {
  const field = register?.fields.find(({ name }) => name === register.amount);
  return field?.type === 'number' && field.unit !== undefined ? inLanguage(field.unit, language) : '';
}

function OrganisationLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/enterprises/$id" params={{ id }} search={{}} className="touch-link">
      {name}
    </Link>
  );
}

function Standing({ row: { dueOn, needed, coveredOn, ...row }, unit }: { row: DutyRow; unit: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  if (coveredOn !== null) {
    const late = daysBetween(dueOn as PlainDate, coveredOn as PlainDate);
    return (
      <p className="row">
        <span>{t('duties.done-on', { day: dayInWords(coveredOn, language) })}</span>
        {late > 0 && <span className="due due-soon">{t('duties.done-late', { n: late })}</span>}
        <span className="soft">{t('duties.by', { day: dayInWords(dueOn, language) })}</span>
      </p>
    );
  }
  if (row.excusedOn !== null)
    return (
      <p className="row">
        <span className="tag tag-ended">{t('duties.excused')}</span>
        <span className="soft">
          {t('duties.excused-by', {
            who: row.excusedByName ?? '',
            day: dayInWords(row.excusedOn, language),
            because: row.excusedBecause ?? '',
          })}
        </span>
      </p>
    );
  return (
    <p className="row">
      <DueBadge dueOn={dueOn} />
      <span className="soft">
        <Day value={dueOn} />
      </span>
      {needed !== null && <span>{t('duties.needs', { n: needed, unit })}</span>}
    </p>
  );
}

/** The record that proved it, and the entry that it is about. */
function Records({ duty: { proof, population }, row }: { duty: Duty; row: DutyRow }) {
  const t = useTexts();
  const links = [
    ...('register' in proof && row.coveredBy !== null
      ? [{ text: 'duties.proof', register: proof.register, id: row.coveredBy }]
      : []),
    ...(population.of === 'entry' && row.entryId !== null
      ? [{ text: 'duties.about-entry', register: population.register, id: row.entryId }]
      : []),
  ];
  if (links.length === 0) return null;
  return (
    <p className="row no-print">
      {links.map(({ text, register, id }) => (
        <Link key={text} to={`/registers/${register}/${id}` as '/'} className="touch-link">
          {t(text)}
        </Link>
      ))}
    </p>
  );
}
