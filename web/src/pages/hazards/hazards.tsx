import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ApiError } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { dayInWords } from '../../ui/time.ts';
import { Chips } from './chips.tsx';
import { columnsFrom } from './columns.ts';
import { DEFAULT_SORT, DEFAULT_VIEWS, type Filter, filterOf, onlyFilter, sameFilter } from './filter.ts';
import { usePlace } from './place.ts';
import { HazardTable, MOST_CHOSEN } from './table.tsx';
import { ViewTabs } from './tabs.tsx';
import { Tools } from './tools.tsx';
import { countQuery, hazardsQuery } from './use-hazards.ts';
import './hazards.css';

const FilterPanel = lazy(() => import('./filter-panel.tsx'));

const COLUMNS_KEY = 'zhiben.hazard-columns';

/** Every hazard within reach: filters in the address, views as tabs, key paging that keeps its place. */
export function HazardsPage() {
  const t = useTexts();
  const { language } = useLanguage();
  const session = useSession();
  const queries = useQueryClient();
  const { words, setWords } = useAddress();
  const filter = filterOf(words);
  const sort = words['sort'] ?? DEFAULT_SORT;
  const { asOf } = filter;
  const [columns, setColumns] = useState(() => columnsFrom(localStorage.getItem(COLUMNS_KEY)));
  const [panel, setPanel] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  const place = usePlace();
  const list = useInfiniteQuery({
    ...hazardsQuery(filter, sort, place.remembered.rows),
    placeholderData: keepPreviousData,
  });
  const count = useQuery({ ...countQuery(filter), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const shown = list.data !== undefined && !list.isPlaceholderData;
  const { remember, remembered, key } = place;
  useEffect(() => {
    // The key too: after Back the entry of the history is told a moment later than its lines.
    if (shown && key !== '') remember(rows.length);
  }, [shown, rows.length, remember, key]);
  useEffect(() => {
    if (shown && remembered.y > 0 && window.scrollY === 0) window.scrollTo(0, remembered.y);
  }, [shown, key, remembered.y]);

  function show(next: Filter, order = sort) {
    setChosen(new Set());
    setWords({ ...onlyFilter(next), sort: order === DEFAULT_SORT ? undefined : order });
  }
  function keepColumns(names: string) {
    const next = columnsFrom(names);
    localStorage.setItem(COLUMNS_KEY, next.join());
    setColumns(next);
  }
  function choose(ids: readonly string[], on: boolean) {
    const next = new Set(chosen);
    for (const id of ids) {
      if (!on) next.delete(id);
      else if (next.size < MOST_CHOSEN) next.add(id);
    }
    setChosen(next);
  }
  const without = (names: readonly string[]) =>
    Object.fromEntries(Object.entries(filter).filter(([name]) => !names.includes(name)));

  return (
    <div className="hazards">
      <header className="row hazards-head">
        <h1>{t('hazards.title')}</h1>
        <span className="soft" role="status">
          {count.data !== undefined &&
            t(count.data.more ? 'hazards.count-more' : 'hazards.count', {
              n: count.data.count.toLocaleString('en'),
            })}
        </span>
        <span className="grow" />
        <Link to="/listings" search={{}} className="button button-link no-print">
          {t('nav.supervision')}
        </Link>
        {session.scope !== 'organisation' && hasRole(session, 'administrator', 'desk', 'leader') && (
          <Link to="/reconciliation" className="button button-link no-print">
            {t('nav.reconciliation')}
          </Link>
        )}
        {!hasRole(session, 'leader') && (
          <Link to="/report" className="button button-main hazards-report no-print">
            {t('nav.report')}
          </Link>
        )}
      </header>
      <ViewTabs
        filter={filter}
        sort={sort}
        columns={columns}
        onView={(next, order, names) => {
          if (names !== undefined) keepColumns(names);
          show(next, order);
        }}
      />
      <Tools
        filter={filter}
        sort={sort}
        columns={columns}
        chosen={chosen}
        choosing={choosing}
        onWords={(q) => setWords({ ...onlyFilter(without(['q'])), q, sort: words['sort'] }, true)}
        onSort={(order) => show(filter, order)}
        onColumns={keepColumns}
        onChoosing={(on) => {
          setChoosing(on);
          if (!on) setChosen(new Set());
        }}
        onFilter={() => setPanel(true)}
      />
      {/* A tab that everybody has says its conditions itself. */}
      {!DEFAULT_VIEWS.some((view) => sameFilter(view.query, filter)) && (
        <Chips filter={filter} onRemove={(names) => show(without(names))} onOpen={() => setPanel(true)} />
      )}
      {asOf !== undefined && (
        <div className="as-of row" role="status">
          <span className="grow">{t('hazards.as-of.banner', { day: dayInWords(asOf, language) })}</span>
          <button type="button" className="button no-print" onClick={() => show(without(['asOf']))}>
            {t('hazards.as-of.back')}
          </button>
        </div>
      )}
      {list.isPending && <Loading />}
      {list.isError && cannotBeRead(list.error) && (
        <Empty title={t('hazards.bad-filter')}>
          <button type="button" className="button" onClick={() => show({}, DEFAULT_SORT)}>
            {t('hazards.see-all')}
          </button>
        </Empty>
      )}
      {list.isError && !cannotBeRead(list.error) && (
        <ErrorBox
          error={list.error}
          retry={() => void queries.resetQueries({ queryKey: hazardsQuery(filter, sort).queryKey })}
        />
      )}
      {shown && rows.length === 0 && <NothingFound filter={filter} onAll={() => show({})} />}
      {rows.length > 0 && (
        <div
          className={list.isPlaceholderData ? 'hazards-lines stale' : 'hazards-lines'}
          aria-busy={list.isFetching}
        >
          <HazardTable
            rows={rows}
            columns={columns}
            sort={sort}
            onSort={(order) => show(filter, order)}
            choosing={choosing}
            chosen={chosen}
            onChoose={choose}
            today={asOf}
          />
          {sort.endsWith('due') && <p className="soft hazards-note">{t('hazards.sort.due-note')}</p>}
          {list.hasNextPage ? (
            <button
              type="button"
              className="button hazards-more no-print"
              disabled={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {t(list.isFetchingNextPage ? 'state.loading' : 'action.more')}
            </button>
          ) : (
            <p className="soft hazards-note">{t('hazards.end')}</p>
          )}
        </div>
      )}
      {panel && (
        <Suspense fallback={null}>
          <FilterPanel
            filter={filter}
            onApply={(next) => {
              setPanel(false);
              show(next);
            }}
            onClose={() => setPanel(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** The address holds something that no filter knows: asking again would not help. */
function cannotBeRead(error: unknown): boolean {
  return error instanceof ApiError && error.status === 400;
}

/** An empty list says what to do: loosen the filter, or begin. */
function NothingFound({ filter, onAll }: { filter: Filter; onAll: () => void }) {
  const t = useTexts();
  const names = Object.keys(filter);
  if (names.length === 0) {
    return (
      <Empty title={t('hazards.empty.all')}>
        <p>{t('hazards.empty.all-help')}</p>
        <Link to="/report" className="button button-main">
          {t('nav.report')}
        </Link>
      </Empty>
    );
  }
  const onlyMine = names.length === 1 && filter['mine'] === 'true';
  return (
    <Empty title={t(onlyMine ? 'hazards.empty.mine' : 'hazards.empty')}>
      {!onlyMine && <p>{t('hazards.empty.help')}</p>}
      <button type="button" className="button" onClick={onAll}>
        {t('hazards.see-all')}
      </button>
    </Empty>
  );
}
