import { Link } from '@tanstack/react-router';
import type { HazardPage } from '@zhiben/domain/contract/hazard.ts';
import { useTexts } from '../../texts/index.ts';
import { StateTag } from '../../ui/tags.tsx';
import { type Likely, useDuplicates } from './duplicates.ts';

/** What this hazard has to do with others: recurrence, merging, and those that are much like it. */
export function Relations({ page }: { page: HazardPage }) {
  const t = useTexts();
  const { relations, merged, hazard } = page;
  const related = new Set([...relations, ...merged].map(({ id }) => id));
  const duplicates = useDuplicates(hazard.id).filter(({ id }) => !related.has(id));
  if (relations.length + merged.length + duplicates.length === 0) return null;
  return (
    <section className="card" aria-labelledby="relations-title">
      <h2 id="relations-title">{t('hazard-page.relations')}</h2>
      {(relations.length > 0 || merged.length > 0) && (
        <ul className="alike">
          {relations.map(({ id, number, title, state, relation }) => (
            <li key={id}>
              <span className="soft">{t(`hazard-page.relation.${relation}`)}</span>{' '}
              <Link to="/hazards/$id" params={{ id }}>
                {number} {title}
              </Link>{' '}
              <StateTag state={state} />
            </li>
          ))}
          {merged.map(({ id, number, title }) => (
            <li key={id}>
              <span className="soft">{t('hazard-page.relation.merged-in')}</span>{' '}
              <Link to="/hazards/$id" params={{ id }}>
                {number} {title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {duplicates.length > 0 && (
        <>
          <h3>{t('hazard-page.alike')}</h3>
          <Alike rows={duplicates} />
        </>
      )}
    </section>
  );
}

export function Alike({ rows, away = false }: { rows: readonly Likely[]; away?: boolean }) {
  const t = useTexts();
  return (
    <ul className="alike">
      {rows.map(({ id, number, title, place, state, reasons }) => (
        <li key={id}>
          <Link to="/hazards/$id" params={{ id }} {...(away ? { target: '_blank' } : {})}>
            {number} {title}
          </Link>{' '}
          <StateTag state={state} />
          <span className="soft alike-why">
            {[place, ...reasons.map((reason) => t(`hazard-page.likeness.${reason}`))]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
