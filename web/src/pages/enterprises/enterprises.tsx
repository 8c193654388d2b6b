import { useInfiniteQuery } from '@tanstack/react-query';
import { Navigate, useNavigate } from '@tanstack/react-router';
import type { OrganisationRow } from '@zhiben/domain/contract/world.ts';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { EnterpriseFilters, filterOf } from './enterprise-filters.tsx';
import { EnterpriseRows } from './enterprise-rows.tsx';
import '../../pickers/list.css';
import './enterprises.css';
import '../../texts/set-up.ts';

const EnterpriseForm = lazy(async () => ({
  default: (await import('./enterprise-form.tsx')).EnterpriseForm,
}));

/** The enterprises within reach: filters in the address, key paging, and the form for a new one. */
export function EnterprisesPage() {
  const { words, setWords } = useAddress();
  const navigate = useNavigate();
  const own = useSession().organisation;
  // People of an enterprise have one: theirs.
  if (own !== null) return <Navigate to="/enterprises/$id" params={{ id: own.id }} search={{}} replace />;
  if (words['new'] === undefined) return <EnterpriseListPage />;
  return (
    <Suspense fallback={<Loading />}>
      <EnterpriseForm
        onCancel={() => setWords({ new: undefined })}
        onDone={(id) => void navigate({ to: '/enterprises/$id', params: { id }, search: {} })}
      />
    </Suspense>
  );
}

function EnterpriseListPage() {
  const t = useTexts();
  const session = useSession();
  const { words, setWords } = useAddress();
  const filter = filterOf(words);
  const list = useInfiniteQuery({
    queryKey: ['organisations', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      get<{ rows: OrganisationRow[]; next: string | null }>('/organisations', {
        ...filter,
        cursor: pageParam,
        limit: 50,
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const mayAdd = hasRole(session, 'administrator', 'desk');
  const filtered = Object.keys(filter).some((name) => name !== 'sort' && name !== 'active');
  return (
    <div className="stack">
      <header className="row">
        <h1>{t('enterprises.title')}</h1>
        <span className="grow" />
        {mayAdd && (
          <Button type="primary" onClick={() => setWords({ new: '1' })}>
            {t('enterprise.new')}
          </Button>
        )}
        <ExportLinks path="/organisations" query={filter} />
      </header>
      <EnterpriseFilters words={words} setWords={setWords} />
      {list.isPending && <Loading />}
      {list.isError && <ErrorBox error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <div className="card">
          <Empty title={filtered ? t('enterprises.none-match') : t('enterprises.none')}>
            {mayAdd && !filtered && (
              <div className="row enterprises-empty">
                <a className="button-link" href="/import?kind=organisations">
                  {t('set-up.import')}
                </a>
              </div>
            )}
          </Empty>
        </div>
      )}
      {rows.length > 0 && (
        <EnterpriseRows
          rows={rows}
          sort={words['sort'] ?? 'name'}
          onSort={(sort) => setWords({ sort }, true)}
        />
      )}
      {list.hasNextPage && (
        <div className="row list-more">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('action.more')}
          </Button>
        </div>
      )}
      {list.isSuccess && !list.hasNextPage && rows.length > 0 && (
        <p className="soft list-end">{t('list.end', { n: rows.length })}</p>
      )}
    </div>
  );
}
