import { useInfiniteQuery } from '@tanstack/react-query';
import type { OwnTermList } from '@zhiben/domain/contract/own-term.ts';
import { OWN_STEPS } from '@zhiben/domain/kinds/own-term/own-term.ts';
import { Button, Select } from 'antd';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useDepartments } from '../../pickers/departments.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { FilterBar } from '../../pickers/filter-bar.tsx';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { OwnTermRows } from './rows.tsx';
import '../../pickers/list.css';

const FILTERS = ['step', 'departmentId', 'late', 'mine'] as const;

/** What this office itself owes, by the day on which it is due; filters live in the address. */
export function OwnTermsPage() {
  const t = useTexts();
  const governs = useSession().scope !== 'organisation';
  const { words } = useAddress();
  const filter = Object.fromEntries(
    [...FILTERS, 'sort'].flatMap((name) => (words[name] ? [[name, words[name]]] : [])),
  );
  const list = useInfiniteQuery({
    queryKey: ['own-terms', 'list', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<OwnTermList>('/own-terms', { ...filter, cursor: pageParam, limit: 50 }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = FILTERS.some((name) => words[name]);
  return (
    <div className="stack">
      <header className="row">
        <h1>{t('own-terms.title')}</h1>
        <span className="grow" />
        {governs && <ExportLinks path="/own-terms" query={filter} />}
      </header>
      <p className="soft">{t('own-terms.about')}</p>
      {governs && <Filters />}
      {list.isPending && <Loading />}
      {list.isError && <ErrorBox error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <div className="card">
          <Empty title={t(filtered ? 'own-terms.none-match' : 'own-terms.none')}>
            {!filtered && <p>{t('own-terms.none-help')}</p>}
          </Empty>
        </div>
      )}
      {rows.length > 0 && <OwnTermRows rows={rows} />}
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
