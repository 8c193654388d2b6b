import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { HazardRow } from '@zhiben/domain/contract/hazard.ts';
import type { OrganisationPage } from '@zhiben/domain/contract/world.ts';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { DueBadge, GradeTag, StateTag } from '../../ui/tags.tsx';

/** So many are shown here; all the others stand in the list. */
const SHOWN = 10;

/** What is not yet gone, the most urgent first; those without a deadline, which no order by deadline holds, last. */
export function OpenHazards({ page: { organisation, hazards } }: { page: OrganisationPage }) {
  const t = useTexts();
  const open = useQuery({
    queryKey: ['hazards', 'of', organisation.id],
    queryFn: async () => {
      const read = (order: { sort: string; dated: boolean }) =>
        get<{ rows: HazardRow[] }>('/hazards', {
          organisationId: organisation.id,
          open: true,
          limit: SHOWN,
          ...order,
        });
      const [dated, undated] = await Promise.all([
        read({ sort: 'due', dated: true }),
        read({ sort: 'found', dated: false }),
      ]);
      return [...dated.rows, ...undated.rows].slice(0, SHOWN);
    },
  });
  return (
    <section className="card stack">
      <header className="row">
        <h2>{t('enterprise.hazards.open')}</h2>
        <span className="grow" />
        <Link to="/hazards" search={{ organisationId: organisation.id }} className="touch-link">
          {t('enterprise.hazards.all', { n: hazards.total })}
        </Link>
      </header>
      {open.isPending && <Loading />}
      {open.isError && <ErrorBox error={open.error} retry={() => void open.refetch()} />}
      {open.data?.length === 0 && <p className="soft field-note">{t('enterprise.hazards.none')}</p>}
      <ul className="lines">
        {open.data?.map((row) => (
          <li key={row.id}>
            <GradeTag grade={row.grade} />
            <Link to="/hazards/$id" params={{ id: row.id }} search={{}} className="line-title">
              {row.title}
              {row.place !== '' && <span className="soft"> {row.place}</span>}
            </Link>
            <StateTag state={row.state} />
            <DueBadge dueOn={row.dueOn} closedOn={row.closedOn} />
          </li>
        ))}
      </ul>
    </section>
  );
}
