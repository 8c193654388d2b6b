import { Link } from '@tanstack/react-router';
import type { PlanClause } from '@zhiben/domain/plan/clause.ts';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../texts/index.ts';
import type { Address } from './links.ts';
import { dueInWords, inLanguage, ownerInWords, type ShownStand } from './words.ts';

const SIGNS: Readonly<Record<ShownStand, string>> = {
  proven: '●',
  partly: '◐',
  missing: '○',
  overdue: '!',
  later: '…',
};

/**
 * How a clause stands, in a word and a sign. Red says only that its day has passed; no green, which is for what a second
 * person verified.
 */
export function StandTag({ stand }: { stand: ShownStand }) {
  const t = useTexts();
  return (
    <span className={stand === 'overdue' ? 'tag tag-major' : `tag stand-${stand}`}>
      <span aria-hidden="true">{SIGNS[stand]} </span>
      {t(`plan.stand.${stand}`)}
    </span>
  );
}

/** A link to an address that is data, and so checked by no type. */
export function AddressLink({ address, children }: { address: Address; children: ReactNode }) {
  return (
    <Link to={address.to} search={(address.search ?? {}) as never} className="touch-link">
      {children}
    </Link>
  );
}

export function ClauseLink({ clause, children }: { clause: PlanClause; children?: ReactNode }) {
  const { language } = useLanguage();
  return (
    <Link to="/plan/$ref" params={{ ref: clause.ref }} search={{}} className="touch-link plan-clause-link">
      <span className="plan-ref">{clause.ref}</span>
      {children ?? <span>{inLanguage(clause.title, language)}</span>}
    </Link>
  );
}

export function Owners({ clause: { owner, coOwners } }: { clause: PlanClause }) {
  const t = useTexts();
  const { language } = useLanguage();
  const who = coOwners.map((name) => ownerInWords(name, language)).join(t('list.comma'));
  return (
    <span>
      {ownerInWords(owner, language)}
      {who !== '' && (
        <>
          <br />
          <small className="soft">{t('plan.with', { who })}</small>
        </>
      )}
    </span>
  );
}

/** Its terms, one a line; a clause without any holds all the time. */
export function Terms({ clause: { due } }: { clause: PlanClause }) {
  const t = useTexts();
  const { language } = useLanguage();
  if (due.length === 0) return <span className="soft">{t('plan.due.always')}</span>;
  return (
    <span>
      {due.map((term) => {
        const words = dueInWords(term, t, language);
        return (
          <span key={words} className="plan-term">
            {words}
          </span>
        );
      })}
    </span>
  );
}
