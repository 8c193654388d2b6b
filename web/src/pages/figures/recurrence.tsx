import { Link } from '@tanstack/react-router';
import type { FigureQuery, Figures } from '@zhiben/domain/contract/figure.ts';
import { useTexts } from '../../texts/index.ts';
import { useNames } from './names.ts';
import { foundFilter } from './period.ts';

const percent = (share: number): string => (share * 100).toFixed(0);

/** Criteria that came back, with the interval in which the true share lies. */
export function Recurrence({ data, query }: { data: Figures; query: FigureQuery }) {
  const t = useTexts();
  const nameOf = useNames();
  return (
    <section className="card panel panel-wide" aria-labelledby="recurrence">
      <h2 id="recurrence">{t('figures.recurrence')}</h2>
      {data.recurrence.length === 0 ? (
        <p className="soft">{t('figures.recurrence-none')}</p>
      ) : (
        <>
          <p className="soft field-note">{t('figures.recurrence-note')}</p>
          <ul className="lines">
            {data.recurrence.map(({ criterionId, found, recurred, low, high }) => (
              <li key={criterionId}>
                <Link
                  to="/hazards"
                  search={{ ...foundFilter(query), criterionId }}
                  className="line-title touch-link"
                >
                  {nameOf('criterion', criterionId)}
                </Link>
                <span>{t('figures.recurred-of', { found, recurred })}</span>
                <span className="soft">
                  {t('figures.interval', { low: percent(low), high: percent(high) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
