import { Link } from '@tanstack/react-router';
import type { OrganisationRow } from '@zhiben/domain/contract/world.ts';
import { IndustryName } from '../../pickers/reference.tsx';
import { useMarkName } from '../../pickers/sector-marks.tsx';
import { useTexts } from '../../texts/index.ts';

const COUNTS = [
  ['-open', 'enterprises.open'],
  ['-overdue', 'enterprises.overdue'],
] as const;

/** One line each on a desk, one card each on a phone. */
export function EnterpriseRows({
  rows,
  sort,
  onSort,
}: {
  rows: readonly OrganisationRow[];
  sort: string;
  onSort: (sort: string | undefined) => void;
}) {
  const t = useTexts();
  const heads = (
    <tr>
      <Head
        label={t('enterprise.field.name')}
        active={sort === 'name'}
        descending={false}
        onSort={() => onSort(undefined)}
      />
      <th scope="col">{t('enterprise.field.industryCode')}</th>
      <th scope="col">{t('enterprise.field.departmentId')}</th>
      {COUNTS.map(([key, text]) => (
        <Head key={key} label={t(text)} active={sort === key} descending onSort={() => onSort(key)} number />
      ))}
    </tr>
  );
  return (
    <div className="card table-card">
      <div className="row phone-only sort-row">
        <span className="soft">{t('list.sort')}</span>
        {(['name', '-open', '-overdue'] as const).map((key) => (
          <button
            key={key}
            type="button"
            className="chip"
            aria-pressed={sort === key}
            onClick={() => onSort(key === 'name' ? undefined : key)}
          >
            {t(`enterprises.sort.${key}`)}
          </button>
        ))}
      </div>
      <table className="rows">
        <thead>{heads}</thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({
  label,
  active,
  descending,
  onSort,
  number = false,
}: {
  label: string;
  active: boolean;
  descending: boolean;
  onSort: () => void;
  number?: boolean;
}) {
  return (
    <th
      scope="col"
      className={number ? 'number' : undefined}
      aria-sort={active ? (descending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className="head-button" onClick={onSort}>
        {label}
        <span aria-hidden="true">{active ? (descending ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
}

function Row({ row }: { row: OrganisationRow }) {
  const t = useTexts();
  const markName = useMarkName();
  return (
    <tr>
      <td>
        <Link to="/enterprises/$id" params={{ id: row.id }} search={{}} className="row-name">
          {row.name}
        </Link>
        {!row.active && <span className="tag tag-ended">{t('enterprises.closed')}</span>}
        <div className="soft">{row.uscc ?? t('enterprise.no-uscc')}</div>
        {row.sectorMarks.length > 0 && (
          <div className="soft">{row.sectorMarks.map(markName).join(t('list.comma'))}</div>
        )}
      </td>
      <td data-label={t('enterprise.field.industryCode')}>
        {row.industryCode === null ? (
          <span className="soft">—</span>
        ) : (
          <IndustryName code={row.industryCode} />
        )}
      </td>
      <td data-label={t('enterprise.field.departmentId')}>
        {row.departmentName ?? <span className="soft">{t('enterprise.no-department')}</span>}
      </td>
      <Count row={row} n={row.openHazards} label={t('enterprises.open')} filter={{ open: 'true' }} />
      <Count
        row={row}
        n={row.overdueHazards}
        label={t('enterprises.overdue')}
        filter={{ overdue: 'true' }}
        late
      />
    </tr>
  );
}

/** A number opens the records behind it. */
function Count({
  row,
  n,
  label,
  filter,
  late = false,
}: {
  row: OrganisationRow;
  n: number;
  label: string;
  filter: Record<string, string>;
  late?: boolean;
}) {
  return (
    <td className="number" data-label={label}>
      {n === 0 ? (
        <span className="soft">0</span>
      ) : (
        <Link
          to="/hazards"
          search={{ organisationId: row.id, ...filter }}
          className={late ? 'due-late' : undefined}
          aria-label={`${row.name} ${label} ${n}`}
        >
          {n}
        </Link>
      )}
    </td>
  );
}
