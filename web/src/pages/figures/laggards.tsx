import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Laggards as Answer, FigureQuery } from '@zhiben/domain/contract/figure.ts';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { useNames } from './names.ts';
import { FILTERS } from './period.ts';
import { grouped, shareInWords } from './words.ts';

const BY = ['department', 'region', 'industry'] as const;
const SHOWN = 10;

/** Who has overdue ones, the most first. */
export function Laggards({ query: { from, to, grade, departmentId } }: { query: FigureQuery }) {
  const t = useTexts();
  const nameOf = useNames();
  const [by, setBy] = useState<(typeof BY)[number]>('department');
  const query = { from, to, grade, departmentId, by };
  const { data, error, refetch } = useQuery({
    queryKey: ['figures', 'laggards', query],
    placeholderData: keepPreviousData,
    queryFn: () => get<Answer>('/figures/laggards', query),
  });
  return (
    <section className="card panel panel-wide" aria-labelledby="laggards">
      <header className="row">
        <h2 id="laggards">{t('figures.laggards')}</h2>
        <span className="grow" />
        <span className="row no-print">
          {BY.map((each) => (
            <button
              key={each}
              type="button"
              className="button button-link by"
              aria-pressed={each === by}
              onClick={() => setBy(each)}
            >
              {t(`figures.by.${each}`)}
            </button>
          ))}
        </span>
      </header>
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data !== undefined && data.rows.length === 0 && <p className="soft">{t('figures.nobody-lags')}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t(`figures.by.${by}`)}</th>
              <th scope="col">{t('figures.overdue')}</th>
              <th scope="col">{t('figures.open')}</th>
              <th scope="col">{t('figures.in-term')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.slice(0, SHOWN).map((row) => {
              const name = nameOf(by, row.value);
              const search = {
                ...(grade === undefined ? {} : { grade }),
                ...(departmentId === undefined ? {} : { departmentId }),
                [FILTERS[by]]: row.value,
              };
              const link = (n: number, what: string, words: Record<string, string>) =>
                n === 0 || row.value === '' ? (
                  <span className={n === 0 ? 'soft' : undefined}>{grouped(n)}</span>
                ) : (
                  <Link to="/hazards" search={{ ...search, ...words }} aria-label={`${name} ${what} ${n}`}>
                    {grouped(n)}
                  </Link>
                );
              return (
                <tr key={row.value}>
                  <th scope="row">{name}</th>
                  <td className={row.overdue > 0 ? 'late-cell' : undefined}>
                    {link(row.overdue, t('figures.overdue'), { overdue: 'true' })}
                  </td>
                  <td>{link(row.open, t('figures.open'), { open: 'true' })}</td>
                  <td>{shareInWords(row.met, row.due, t)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {data !== undefined && data.rows.length > SHOWN && (
        <p className="soft field-note">{t('figures.rest', { n: data.rows.length - SHOWN })}</p>
      )}
    </section>
  );
}
