import { Navigate, useNavigate } from '@tanstack/react-router';
import type { OrganisationRow } from '@zhiben/domain/contract/world.ts';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Loading } from '../../ui/states.tsx';
import { Paged, usePages } from '../lists/paged-list.tsx';
import { EnterpriseFilters, filterOf } from './enterprise-filters.tsx';
import { EnterpriseRows } from './enterprise-rows.tsx';
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
  const list = usePages<OrganisationRow>('organisations', '/organisations', { ...filter, limit: 50 });
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
      <Paged
        list={list}
        empty={filtered ? t('enterprises.none-match') : t('enterprises.none')}
        help={
          mayAdd &&
          !filtered && (
            <div className="row enterprises-empty">
              <a className="button-link" href="/import?kind=organisations">
                {t('set-up.import')}
              </a>
            </div>
          )
        }
      >
        {(rows) => (
          <EnterpriseRows
            rows={rows}
            sort={words['sort'] ?? 'name'}
            onSort={(sort) => setWords({ sort }, true)}
          />
        )}
      </Paged>
    </div>
  );
}
