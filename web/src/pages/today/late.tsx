import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OrganisationRow } from '@zhiben/domain/contract/world.ts';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';

/** Enterprises named on the first page. */
const NAMED = 5;

/** Who is late: the enterprises with the most overdue hazards. */
export function Late() {
  const t = useTexts();
  const { data, error, refetch } = useQuery({
    queryKey: ['organisations', 'late'],
    queryFn: () =>
      get<{ rows: OrganisationRow[] }>('/organisations', { sort: '-overdue', withOpen: true, limit: NAMED }),
  });
  if (error !== null) return <ErrorBox error={error} retry={() => void refetch()} />;
  // Its place is kept while it loads: nothing below jumps.
  const rows = data?.rows.filter((row) => row.overdueHazards > 0);
  return (
    <section aria-labelledby="today-who" className="today-group" aria-busy={data === undefined}>
      <h2 id="today-who">{t('today.late')}</h2>
      {rows?.length === 0 && <p className="soft">{t('today.late-none')}</p>}
      <ul className={data === undefined ? 'today-list today-late-coming' : 'today-list'}>
        {rows?.map((row) => (
          <li key={row.id} className="today-line">
            <Link
              to="/hazards"
              search={{ overdue: 'true', organisationId: row.id, sort: 'due' }}
              className="today-title today-what"
            >
              {row.name}
            </Link>
            <span className="due due-late">{t('today.late-count', { n: row.overdueHazards })}</span>
            <span className="soft today-late-open">{t('today.late-open', { n: row.openHazards })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
