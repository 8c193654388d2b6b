import { Link } from '@tanstack/react-router';
import type { DocumentRow } from '@zhiben/domain/contract/document.ts';
import { DOCUMENT_KIND_NAMES, DOCUMENT_STATES, ISSUERS } from '@zhiben/domain/kinds/document/kinds.ts';
import { Input, Select } from 'antd';
import { useEffect } from 'react';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { useSlowly } from '../../pickers/slowly.ts';
import { useTexts } from '../../texts/index.ts';
import { Day, todayInChina } from '../../ui/when.tsx';
import { Paged, usePages } from '../lists/paged-list.tsx';
import { DraftForm } from './draft-form.tsx';
import { DocumentState } from './row.tsx';
import './documents.css';

const FILTERS = ['kind', 'state', 'issuer', 'year', 'undelivered'] as const;
/** The first year that the list offers: that of the plan. */
const FIRST_YEAR = 2024;

/** Every document within reach, newest first; filters live in the address. */
export function DocumentsPage() {
  const t = useTexts();
  const session = useSession();
  const { words } = useAddress();
  const filter = Object.fromEntries(
    [...FILTERS, 'q', 'organisationId'].flatMap((name) => (words[name] ? [[name, words[name]]] : [])),
  );
  const list = usePages<DocumentRow>('documents', '/documents', { ...filter, limit: 50 });
  const governs = session.scope !== 'organisation';
  const filtered = Object.keys(filter).length > 0;
  return (
    <div className="stack">
      <header className="row">
        <h1>{t('documents.title')}</h1>
        <span className="grow" />
        {governs && (
          <Link to="/settings/documents" search={{}} className="button-link no-print">
            {t('documents.forms')}
          </Link>
        )}
        <ExportLinks path="/documents" query={filter} />
      </header>
      <Filters />
      {governs && hasRole(session, 'desk', 'leader') && (
        <details className="card no-print">
          <summary>{t('documents.period-draft')}</summary>
          <DraftForm about="period" caseId={null} organisation={null} />
        </details>
      )}
      <Paged
        list={list}
        empty={filtered ? t('documents.none-match') : t('documents.none')}
        help={!filtered && <p>{t(governs ? 'documents.none-help' : 'documents.none-enterprise')}</p>}
      >
        {(rows) => <Rows rows={rows} />}
      </Paged>
    </div>
  );
}

function Filters() {
  const t = useTexts();
  const { scope } = useSession();
  const { words, setWords } = useAddress();
  const [typed, setTyped, paused] = useSlowly(words['q'] ?? '');
  useEffect(() => {
    if (paused !== (words['q'] ?? '')) setWords({ q: paused }, true);
  }, [paused, words, setWords]);
  const set = (name: string) => (value: string | null | undefined) =>
    setWords({ [name]: value ?? undefined }, true);
  const thisYear = Number(todayInChina().slice(0, 4));
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_, i) => String(thisYear - i));
  // An enterprise sees what was issued, from whomever.
  const shown =
    scope === 'organisation' ? (['kind', 'year'] as const) : (['kind', 'state', 'issuer', 'year'] as const);
  const options = {
    kind: DOCUMENT_KIND_NAMES.map((value) => ({ value, label: t(`document.kind.${value}`) })),
    state: DOCUMENT_STATES.map((value) => ({ value, label: t(`document.state.${value}`) })),
    issuer: ISSUERS.map((value) => ({ value, label: t(`document.issuer.${value}`) })),
    year: years.map((value) => ({ value, label: t('documents.year-of', { year: value }) })),
  };
  return (
    <FilterBar
      search={
        <Input
          type="search"
          aria-label={t('documents.search')}
          placeholder={t('documents.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      }
      used={FILTERS.filter((name) => words[name]).length}
      onClear={() => setWords(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}
    >
      {shown.map((name) => (
        <Select<string | null>
          key={name}
          aria-label={t(`documents.${name}`)}
          placeholder={t(`documents.${name}`)}
          allowClear
          value={words[name] ?? null}
          options={options[name]}
          onChange={set(name)}
        />
      ))}
      {scope !== 'organisation' && (
        <label className="tick">
          <input
            type="checkbox"
            checked={words['undelivered'] === 'true'}
            onChange={(event) => setWords({ undelivered: event.target.checked ? 'true' : undefined }, true)}
          />
          {t('documents.undelivered')}
        </label>
      )}
    </FilterBar>
  );
}

/** One line each on a desk, one card each on a phone. */
function Rows({ rows }: { rows: readonly DocumentRow[] }) {
  const t = useTexts();
  return (
    <div className="card table-card">
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{t('document.field.title')}</th>
            <th scope="col">{t('documents.state')}</th>
            <th scope="col">{t('documents.recipient')}</th>
            <th scope="col">{t('documents.issued-on')}</th>
            <th scope="col">{t('documents.delivery')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to="/documents/$id" params={{ id: row.id }} search={{}} className="row-name">
                  <span lang="zh-CN">{row.title}</span>
                </Link>
                <div className="soft">
                  {t(`document.kind.${row.kind}`)} ·{' '}
                  <span lang="zh-CN">{row.number ?? t('documents.unnumbered')}</span>
                </div>
              </td>
              <td data-label={t('documents.state')}>
                <DocumentState state={row.state} />
              </td>
              <td data-label={t('documents.recipient')}>
                {row.recipientName || t(`document.recipient.${row.recipientKind}`)}
              </td>
              <td
                className={row.issuedOn === null ? 'no-break desk-only' : 'no-break'}
                data-label={t('documents.issued-on')}
              >
                {row.issuedOn === null ? <span className="soft">—</span> : <Day value={row.issuedOn} />}
              </td>
              <td
                className={row.state === 'issued' ? undefined : 'desk-only'}
                data-label={t('documents.delivery')}
              >
                {row.state !== 'issued' ? (
                  <span className="soft">—</span>
                ) : row.delivery === null ? (
                  t('documents.not-delivered')
                ) : (
                  t(`document.step.${row.delivery}`)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
