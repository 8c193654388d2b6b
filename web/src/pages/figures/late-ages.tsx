import { Link } from '@tanstack/react-router';
import type { FigureQuery, Figures } from '@zhiben/domain/contract/figure.ts';
import { addDays, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { useTexts } from '../../texts/index.ts';
import { narrowedBy } from './period.ts';
import { grouped } from './words.ts';

/** How late the overdue ones are: a short table that needs no picture. */
export function LateAges({ data, query }: { data: Figures; query: FigureQuery }) {
  const t = useTexts();
  const day = data.day as PlainDate;
  const most = Math.max(1, ...data.late.map(({ n }) => n));
  return (
    <section className="card panel" aria-labelledby="late-ages">
      <h2 id="late-ages">{t('figures.late-age')}</h2>
      <ul className="ages">
        {data.late.map(({ from, to, n }) => {
          const words = to === undefined ? t('figures.age-more', { from }) : t('figures.age', { from, to });
          const list = {
            ...narrowedBy(query),
            overdue: 'true',
            dueTo: addDays(day, -from),
            ...(to === undefined ? {} : { dueFrom: addDays(day, -to) }),
          };
          return (
            <li key={from}>
              <span>{words}</span>
              <span className="age-bar" style={{ width: `${(n / most) * 100}%` }} aria-hidden="true" />
              {n === 0 ? (
                <span className="soft">0</span>
              ) : (
                <Link to="/hazards" search={list} aria-label={`${words} ${n} ${t('figures.open-list')}`}>
                  {grouped(n)}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
