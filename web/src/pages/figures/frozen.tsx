import { useQuery } from '@tanstack/react-query';
import type { FigureQuery, SnapshotPage, Snapshots } from '@zhiben/domain/contract/figure.ts';
import { DEFINITIONS } from '@zhiben/domain/kinds/figure/definitions.ts';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';
import { inLanguage, valueInWords } from './words.ts';

/** The frozen month-ends; one of them opened shows beside each value what today's records tell of it. */
export function Frozen({ query: { departmentId } }: { query: FigureQuery }) {
  const t = useTexts();
  const [month, setMonth] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['figures', 'snapshots', departmentId],
    queryFn: () => get<Snapshots>('/figures/snapshots', { departmentId }),
  });
  return (
    <section className="card stack" aria-labelledby="frozen">
      <h2 id="frozen">{t('figures.frozen')}</h2>
      <p className="soft field-note">{t('figures.frozen-help')}</p>
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {data !== undefined && data.rows.length === 0 && <p>{t('figures.frozen-none')}</p>}
      {data !== undefined && data.rows.length > 0 && (
        <div className="row frozen-months">
          {data.rows.slice(0, 13).map((row) => (
            <button
              key={row.month}
              type="button"
              className="button button-link by"
              aria-pressed={row.month === month}
              aria-label={`${row.month} ${t('figures.check')}`}
              onClick={() => setMonth(row.month === month ? undefined : row.month)}
            >
              {row.month}
            </button>
          ))}
        </div>
      )}
      {month !== undefined && <Corrections month={month} departmentId={departmentId} />}
    </section>
  );
}

function Corrections({ month, departmentId }: { month: string; departmentId: string | undefined }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['figures', 'snapshots', departmentId, month],
    queryFn: () => get<SnapshotPage>(`/figures/snapshots/${month}`, { departmentId }),
  });
  if (error !== null) return <ErrorBox error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <>
      <p className="soft field-note">
        {month} · <Ago at={data.takenAt} />
      </p>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{t('figures.value')}</th>
            <th scope="col">{t('figures.frozen-value')}</th>
            <th scope="col">{t('figures.corrected')}</th>
          </tr>
        </thead>
        <tbody>
          {DEFINITIONS.map(({ name, title }) => {
            const [frozen, now] = [data.values[name], data.corrected[name]];
            const same = frozen?.value === now?.value && frozen?.of === now?.of;
            return (
              <tr key={name}>
                <th scope="row">{inLanguage(title, language)}</th>
                <td>{valueInWords(name, frozen, t)}</td>
                <td className={same ? 'soft' : 'corrected'}>
                  {same ? t('figures.same') : `${valueInWords(name, now, t)} · ${t('figures.differs')}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
