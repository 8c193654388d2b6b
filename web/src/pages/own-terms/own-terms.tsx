import type { OwnTerm } from '@zhiben/domain/contract/own-term.ts';
import { OWN_STEPS } from '@zhiben/domain/kinds/own-term/own-term.ts';
import { Select } from 'antd';
import { useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useDepartments } from '../../pickers/departments.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { useTexts } from '../../texts/index.ts';
import { Paged, usePages } from '../lists/paged-list.tsx';
import { OwnTermRows } from './rows.tsx';

const FILTERS = ['step', 'departmentId', 'late', 'mine'] as const;

/** What this office itself owes, by the day on which it is due; filters live in the address. */
export function OwnTermsPage() {
  const t = useTexts();
  const governs = useSession().scope !== 'organisation';
  const { words } = useAddress();
  const filter = Object.fromEntries(
    [...FILTERS, 'sort'].flatMap((name) => (words[name] ? [[name, words[name]]] : [])),
  );
  const list = usePages<OwnTerm>('own-terms', '/own-terms', { ...filter, limit: 50 });
  const filtered = FILTERS.some((name) => words[name]);
  return (
    <div className="stack">
      <header className="row">
        <h1>{t('own-terms.title')}</h1>
        <span className="grow" />
        {governs && <ExportLinks path="/own-terms" query={filter} />}
      </header>
      <p className="soft field-note">{t('own-terms.about')}</p>
      {governs && <Filters />}
      <Paged
        list={list}
        empty={t(filtered ? 'own-terms.none-match' : 'own-terms.none')}
        help={!filtered && <p>{t('own-terms.none-help')}</p>}
      >
        {(rows) => <OwnTermRows rows={rows} />}
      </Paged>
    </div>
  );
}

function Filters() {
  const t = useTexts();
  const { scope } = useSession();
  const departments = useDepartments();
  const { words, setWords } = useAddress();
  const set = (name: string) => (value: string | null | undefined) =>
    setWords({ [name]: value ?? undefined }, true);
  return (
    <FilterBar
      search={
        <Select
          aria-label={t('own-terms.sort')}
          value={words['sort'] ?? 'due'}
          options={['due', '-due'].map((value) => ({ value, label: t(`own-terms.sort.${value}`) }))}
          onChange={(value) => setWords({ sort: value === 'due' ? undefined : value }, true)}
        />
      }
      used={FILTERS.filter((name) => words[name]).length}
      onClear={() => setWords(Object.fromEntries(FILTERS.map((name) => [name, undefined])))}
    >
      <Select<string | null>
        aria-label={t('own-terms.step')}
        placeholder={t('own-terms.step')}
        allowClear
        value={words['step'] ?? null}
        options={OWN_STEPS.map((value) => ({ value, label: t(`own-term.step.${value}`) }))}
        onChange={set('step')}
      />
      {scope === 'authority' && departments.length > 0 && (
        <Select<string | null>
          aria-label={t('own-terms.department')}
          placeholder={t('own-terms.department')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={words['departmentId'] ?? null}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={set('departmentId')}
        />
      )}
      {(['late', 'mine'] as const).map((name) => (
        <label key={name} className="tick">
          <input
            type="checkbox"
            checked={words[name] === 'true'}
            onChange={(event) => setWords({ [name]: event.target.checked ? 'true' : undefined }, true)}
          />
          {t(`own-terms.${name}`)}
        </label>
      ))}
    </FilterBar>
  );
}
