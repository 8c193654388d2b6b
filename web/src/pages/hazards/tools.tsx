import { useEffect } from 'react';
import { withQuery } from '../../api/client.ts';
import { useSlowly } from '../../pickers/slowly.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Menu } from '../../ui/menu.tsx';
import { COLUMNS, type Column, DEFAULT_COLUMNS, FIXED, HAZARD_SORT_NAMES } from './columns.ts';
import type { Filter } from './filter.ts';
import { MOST_CHOSEN } from './table.tsx';

/** The line above the list: words, filter, order, columns, choosing and export. */
export function Tools({
  filter,
  sort,
  columns,
  chosen,
  choosing,
  onWords,
  onSort,
  onColumns,
  onChoosing,
  onFilter,
}: {
  filter: Filter;
  sort: string;
  columns: readonly Column[];
  chosen: ReadonlySet<string>;
  choosing: boolean;
  onWords: (words: string | undefined) => void;
  onSort: (sort: string) => void;
  onColumns: (names: string) => void;
  onChoosing: (on: boolean) => void;
  onFilter: () => void;
}) {
  const t = useTexts();
  return (
    <div className={choosing ? 'row hazards-tools tools-choosing no-print' : 'row hazards-tools no-print'}>
      <WordsBox words={filter['q'] ?? ''} onWords={onWords} />
      <button type="button" className="button" onClick={onFilter}>
        {t('hazards.filter')}
      </button>
      <select
        className="input hazards-order"
        aria-label={t('hazards.sort')}
        value={sort}
        onChange={(event) => onSort(event.target.value)}
      >
        {HAZARD_SORT_NAMES.map((name) => (
          <option key={name} value={name}>
            {t(`hazards.sort.${name}`)}
          </option>
        ))}
      </select>
      <span className="grow" />
      {chosen.size > 0 && (
        <span className="soft" role="status">
          {t('hazards.chosen', { n: chosen.size })}
          {chosen.size >= MOST_CHOSEN && ` · ${t('hazards.chosen-most', { n: MOST_CHOSEN })}`}
        </span>
      )}
      <button
        type="button"
        className="button hazards-choosing"
        aria-pressed={choosing}
        onClick={() => onChoosing(!choosing)}
      >
        {t(choosing ? 'hazards.choose.none' : 'hazards.choose')}
      </button>
      <span className="hazards-columns">
        <ColumnsMenu columns={columns} onColumns={onColumns} />
      </span>
      <ExportMenu filter={filter} sort={sort} chosen={chosen} />
    </div>
  );
}

/** Words to look for. What is typed stays; the address follows when the typing pauses. */
function WordsBox({ words, onWords }: { words: string; onWords: (words: string | undefined) => void }) {
  const t = useTexts();
  const [typed, setTyped, paused] = useSlowly(words);
  useEffect(() => {
    if (paused.trim() !== words) onWords(paused.trim() === '' ? undefined : paused.trim());
  }, [paused]);
  useEffect(() => {
    if (typed.trim() !== words) setTyped(words);
  }, [words]);
  return (
    <input
      type="search"
      className="input hazards-words"
      aria-label={t('hazards.search')}
      placeholder={t('hazards.search')}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

function ColumnsMenu({
  columns,
  onColumns,
}: {
  columns: readonly Column[];
  onColumns: (names: string) => void;
}) {
  const t = useTexts();
  return (
    <Menu label={t('hazards.columns')} keepOpen>
      {COLUMNS.map((column) => (
        <label key={column} className="menu-item">
          <input
            type="checkbox"
            checked={columns.includes(column)}
            disabled={FIXED.includes(column)}
            onChange={(event) =>
              onColumns(
                (event.target.checked
                  ? [...columns, column]
                  : columns.filter((one) => one !== column)
                ).join(),
              )
            }
          />
          {t(`hazards.column.${column}`)}
        </label>
      ))}
      <button type="button" className="menu-item" onClick={() => onColumns(DEFAULT_COLUMNS.join())}>
        {t('hazards.columns.reset')}
      </button>
    </Menu>
  );
}

/** Everything that the filter finds, or what was chosen by hand; status in every row. */
function ExportMenu({ filter, sort, chosen }: { filter: Filter; sort: string; chosen: ReadonlySet<string> }) {
  const t = useTexts();
  const { language } = useLanguage();
  const what = chosen.size === 0 ? filter : { ids: [...chosen], asOf: filter['asOf'] };
  const link = (format: string) =>
    withQuery(`/api/hazards/export.${format}`, {
      ...what,
      sort: chosen.size === 0 ? sort : undefined,
      language,
    });
  return (
    <Menu label={t('action.export')}>
      <div className="menu-note">
        {chosen.size === 0 ? t('hazards.export.all') : t('hazards.export.chosen', { n: chosen.size })}
      </div>
      <a className="menu-item" href={link('xlsx')} download>
        Excel (.xlsx)
      </a>
      <a className="menu-item" href={link('csv')} download>
        CSV (.csv)
      </a>
    </Menu>
  );
}
