import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Figures as Trends } from '@zhiben/domain/contract/figure.ts';
import type { Today } from '@zhiben/domain/contract/today.ts';
import type { FilterWords } from '@zhiben/domain/kinds/hazard/terms.ts';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { Sparkline } from '../../ui/sparkline.tsx';

const SHOWN = ['open', 'overdue', 'majorOpen', 'submitted', 'closedThisMonth'] as const;

/** Five numbers, each opening the list that it counts. */
export function Figures({
  figures,
  filters,
  day,
  own,
}: {
  figures: Today['figures'];
  filters: Readonly<Record<(typeof SHOWN)[number], FilterWords>>;
  /** Today, in China. */
  day: string;
  own: boolean;
}) {
  const t = useTexts();
  const month = day.slice(0, 7);
  // Whoever works for an enterprise has no trend: roll-ups are the authority's. The numbers do not wait for it.
  const { data: trends } = useQuery({
    queryKey: ['figures', 'trends', month],
    enabled: !own,
    queryFn: () => get<Trends>('/figures', { from: month, to: month }),
  });
  const words = ({ count, more }: { count: number; more: boolean }) =>
    more ? t('today.figure.more', { n: count.toLocaleString('en') }) : count.toLocaleString('en');
  return (
    <section aria-labelledby="today-figures" className="today-group">
      <header className="row">
        <h2 id="today-figures">{t(own ? 'today.figures-own' : 'today.figures')}</h2>
        <span className="grow" />
        {!own && (
          <Link to="/figures" className="today-all">
            {t('today.figures-more')}
          </Link>
        )}
      </header>
      <ul className="figures">
        {SHOWN.map((name) => (
          <li key={name}>
            <Link to="/hazards" search={filters[name]} className="figure">
              <span>{t(`today.figure.${name}`)}</span>
              <strong className={name === 'overdue' && figures.overdue.count > 0 ? 'figure-late' : undefined}>
                {words(figures[name])}
                <small> {t('today.unit')}</small>
              </strong>
              {!own && <Sparkline points={trendOf(trends, name)} />}
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

/** Month by month, as far as it was frozen or is in the records; nothing for what nobody keeps. */
function trendOf(trends: Trends | undefined, name: (typeof SHOWN)[number]): (number | null)[] {
  if (trends === undefined) return [];
  if (name === 'closedThisMonth') return trends.months.map(({ closed }) => closed);
  return trends.frozen.map(({ values }) => values[name]?.value ?? null).reverse();
}
