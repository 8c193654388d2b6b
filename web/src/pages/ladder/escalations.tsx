import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { EscalationList } from '@zhiben/domain/contract/escalation.ts';
import { RUNGS } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { get } from '../../api/client.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { UnsignedLate, useUnsignedLate } from '../today/ladder.tsx';
import { RungLine } from './rung-line.tsx';

const WHICH = ['unsigned', 'in-force', 'all'] as const;

/** Every rung that waits for a signature, or weighs on an enterprise: the latest first. */
export function EscalationsPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }) as { which?: string; rung?: string };
  const which = WHICH.find((name) => name === asked.which) ?? 'unsigned';
  const rung = RUNGS.find((name) => name === asked.rung);
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ['ladder', 'list', which, rung],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam }) => get<EscalationList>('/escalations', { which, rung, cursor: pageParam }),
      getNextPageParam: (last) => last.next ?? undefined,
    });
  const unsignedLate = useUnsignedLate();
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const search = (name: string) => ({ which: name, ...(rung === undefined ? {} : { rung }) });
  return (
    <div className="stack">
      <h1>{t('ladder.title')}</h1>
      <div className="row">
        <nav className="notice-tabs" aria-label={t('ladder.title')}>
          {WHICH.map((name) => (
            <Link
              key={name}
              to="/escalations"
              search={search(name)}
              className="notice-tab"
              aria-current={name === which ? 'page' : undefined}
            >
              {t(`ladder.which.${name}`)}
            </Link>
          ))}
        </nav>
        <UnsignedLate data={unsignedLate.data} />
        <span className="grow" />
        <ExportLinks path="/escalations" query={{ which, rung }} />
        <select
          className="notice-tab"
          aria-label={t('ladder.rungs-all')}
          value={rung ?? ''}
          onChange={({ target }) =>
            void navigate({
              to: '/escalations',
              search: { which, ...(target.value === '' ? {} : { rung: target.value }) },
            })
          }
        >
          <option value="">{t('ladder.rungs-all')}</option>
          {RUNGS.map((name) => (
            <option key={name} value={name}>
              {t(`ladder.rung.${name}`)}
            </option>
          ))}
        </select>
      </div>
      {isPending && <Loading />}
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {!isPending && error === null && rows.length === 0 && (
        <div className="card">
          <Empty title={t('ladder.none')}>
            <p>{t('ladder.none-help')}</p>
          </Empty>
        </div>
      )}
      {rows.length > 0 && (
        <div className="card">
          <ul className="notice-list">
            {rows.map((one) => (
              <li key={one.id}>
                <Link to="/hazards/$id" params={{ id: one.caseId }} className="notice-hazard">
                  {one.caseNumber} {one.caseTitle}
                </Link>
                <p className="soft">{one.organisationName}</p>
                <RungLine rung={one} />
              </li>
            ))}
          </ul>
          {hasNextPage && (
            <button
              type="button"
              className="button"
              disabled={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('ladder.more')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
