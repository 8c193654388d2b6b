import { Link } from '@tanstack/react-router';
import type { Today } from '@zhiben/domain/contract/today.ts';
import type { FilterWords } from '@zhiben/domain/kinds/hazard/terms.ts';
import { useTexts } from '../../texts/index.ts';

const SHOWN = ['open', 'overdue', 'majorOpen', 'submitted', 'closedThisMonth'] as const;

/** Five numbers, each opening the list that it counts. */
export function Figures({
  figures,
  filters,
  own,
}: {
  figures: Today['figures'];
  filters: Readonly<Record<(typeof SHOWN)[number], FilterWords>>;
  own: boolean;
}) {
  const t = useTexts();
  const words = ({ count, more }: { count: number; more: boolean }) =>
    more ? t('today.figure.more', { n: count.toLocaleString('en') }) : count.toLocaleString('en');
  return (
    <section aria-labelledby="today-figures" className="today-group">
      <h2 id="today-figures">{t(own ? 'today.figures-own' : 'today.figures')}</h2>
      <ul className="figures">
        {SHOWN.map((name) => (
          <li key={name}>
            <Link to="/hazards" search={filters[name]} className="figure">
              <span>{t(`today.figure.${name}`)}</span>
              <strong className={name === 'overdue' && figures.overdue.count > 0 ? 'figure-late' : undefined}>
                {words(figures[name])}
                <small> {t('today.unit')}</small>
              </strong>
              <small className="soft">
                {name === 'closedThisMonth' &&
                  t('today.figure.last-month', { n: words(figures.closedLastMonth) })}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
