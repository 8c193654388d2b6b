import type { HazardRow } from '@zhiben/domain/contract/hazard.ts';
import { useTexts } from '../../texts/index.ts';
import { Cell } from './cells.tsx';
import { type Column, DEFAULT_COLUMNS, SORTS_OF } from './columns.ts';

/** How many may be chosen at once: their ids travel in the address of the export. */
export const MOST_CHOSEN = 50;

/** The lines: a table at the desk, cards on the phone. */
export function HazardTable({
  rows,
  columns,
  sort,
  onSort,
  choosing,
  chosen,
  onChoose,
  today,
}: {
  rows: readonly HazardRow[];
  columns: readonly Column[];
  sort: string;
  onSort: (sort: string) => void;
  /** On the phone the boxes appear only while choosing. */
  choosing: boolean;
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[], on: boolean) => void;
  today: string | undefined;
}) {
  const t = useTexts();
  const all = rows.length > 0 && rows.slice(0, MOST_CHOSEN).every((row) => chosen.has(row.id));
  const full = chosen.size >= MOST_CHOSEN;
  return (
    <table className={choosing ? 'hazard-table choosing' : 'hazard-table'}>
      <caption className="hidden-visually">{t('hazards.title')}</caption>
      <thead>
        <tr>
          <th scope="col" className="hazard-choose">
            <label className="hazard-box">
              <input
                type="checkbox"
                aria-label={t(all ? 'hazards.choose.none' : 'hazards.choose.all')}
                checked={all}
                onChange={() =>
                  onChoose(
                    rows.slice(0, MOST_CHOSEN).map((row) => row.id),
                    !all,
                  )
                }
              />
            </label>
          </th>
          {columns.map((column) => (
            <Head key={column} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} className="hazard-row">
            <td className="hazard-choose">
              <label className="hazard-box">
                <input
                  type="checkbox"
                  aria-label={t('hazards.choose.row', { number: row.number })}
                  checked={chosen.has(row.id)}
                  disabled={full && !chosen.has(row.id)}
                  onChange={(event) => onChoose([row.id], event.target.checked)}
                />
              </label>
            </td>
            {columns.map((column) => (
              <td
                key={column}
                className={`hazard-${column}`}
                data-extra={DEFAULT_COLUMNS.includes(column) ? undefined : t(`hazards.column.${column}`)}
              >
                <Cell column={column} row={row} today={today} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ column, sort, onSort }: { column: Column; sort: string; onSort: (sort: string) => void }) {
  const t = useTexts();
  const sorts = SORTS_OF[column];
  const name = t(`hazards.column.${column}`);
  if (sorts === undefined) return <th scope="col">{name}</th>;
  const [first, second] = sorts;
  const on = sort === first || sort === second;
  const descending = sort.startsWith('-');
  return (
    <th scope="col" aria-sort={on ? (descending ? 'descending' : 'ascending') : 'none'}>
      <button type="button" className="hazard-sort" onClick={() => onSort(sort === first ? second : first)}>
        {name}
        <span aria-hidden="true">{on ? (descending ? ' ↓' : ' ↑') : ' ↕'}</span>
      </button>
    </th>
  );
}
