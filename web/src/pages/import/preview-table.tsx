import type { ImportBatch, ImportError } from '@zhiben/domain/contract/import.ts';
import type { ImportField } from '@zhiben/domain/imports/field.ts';
import type { RegisterField } from '@zhiben/domain/primitives/register.ts';
import { IndustryName, RegionName } from '../../pickers/reference.tsx';
import { useMarkName } from '../../pickers/sector-marks.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Answer } from '../registers/answer.tsx';
import { withColumn } from './columns.ts';
import { useFields } from './fields.ts';

type Row = ImportBatch['rows'][number];

/** The file as a table: what each column was taken for, what each cell was read as, every error in its cell. */
export function PreviewTable({
  batch,
  busy,
  onColumns,
}: {
  batch: ImportBatch;
  busy: boolean;
  onColumns: (columns: (string | null)[]) => void;
}) {
  const t = useTexts();
  const { columns } = batch.head;
  const fields = useFields(batch.kind);
  const fieldOf = (name: string | null) => fields?.find((field) => field.name === name);
  const given = columns.map(({ field }) => field);
  const errors = new Map(batch.errors.map((error) => [`${error.row}.${error.column}`, error]));
  return (
    <section className="stack">
      <h2>{t('import.rows', { n: batch.rows.length })}</h2>
      <div className="card sheet-view">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('import.row')}</th>
              <th scope="col">{t('import.outcome')}</th>
              {columns.map((column, index) => (
                <th key={column.letter} scope="col">
                  <span className="soft">{column.letter}</span> {column.title}
                  <ColumnChoice
                    kind={batch.kind}
                    label={`${t('import.column', { letter: column.letter })} ${column.title}`}
                    value={column.field}
                    busy={busy}
                    onChange={(field) => onColumns(withColumn(given, index, field))}
                  />
                  <span className="soft how">{t(`import.how.${column.how}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {batch.rows.map((row) => (
              <tr key={row.row} className={`outcome-${row.outcome}`}>
                <td className="number">{row.row}</td>
                <td>
                  {SIGNS[row.outcome]} {t(`import.outcome.${row.renews ? 'renews' : row.outcome}`)}
                </td>
                {columns.map((column, index) => (
                  <Cell
                    key={column.letter}
                    cell={row.cells[index]}
                    skipped={column.field === null}
                    field={fieldOf(column.field)}
                    error={errors.get(`${row.row}.${column.letter}`)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const SIGNS: Readonly<Record<Row['outcome'], string>> = {
  new: '＋',
  known: '＝',
  different: '≠',
  failed: '✕',
};

function ColumnChoice({
  kind,
  label,
  value,
  busy,
  onChange,
}: {
  kind: ImportBatch['kind'];
  label: string;
  value: string | null;
  busy: boolean;
  onChange: (field: string | null) => void;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const fields = useFields(kind);
  const nameOf = (field: { zh: string; en: string; required?: boolean }) =>
    `${language === 'zh' ? field.zh : field.en}${field.required === true ? ' *' : ''}`;
  return (
    <select
      className="plain-select"
      aria-label={label}
      disabled={busy}
      value={value ?? ''}
      onChange={(e) => onChange(e.target.value === '' ? null : e.target.value)}
    >
      <option value="">{t('import.skip')}</option>
      {fields?.map((field) => (
        <option key={field.name} value={field.name}>
          {nameOf(field)}
        </option>
      ))}
    </select>
  );
}

function Cell({
  cell,
  skipped,
  field,
  error,
}: {
  cell: Row['cells'][number] | undefined;
  skipped: boolean;
  field: ImportField | undefined;
  error: ImportError | undefined;
}) {
  const t = useTexts();
  if (cell === undefined) return <td />;
  const otherwise = cell.value !== null && cell.value !== cell.text && !skipped;
  return (
    <td className={skipped ? 'skipped' : cell.problem !== null ? 'wrong-cell' : undefined}>
      {cell.text === '' && cell.problem !== null ? (
        <span className="soft">{t('import.blank')}</span>
      ) : (
        cell.text
      )}
      {cell.problem !== null && (
        <span className="cell-fault">
          ✕ {t(`import.error.${cell.problem}`, error?.detail)} <small>{cell.problem}</small>
        </span>
      )}
      {otherwise && (
        <span className="soft how">
          {t('import.understood')}
          <Understood value={cell.value ?? ''} field={field} />
        </span>
      )}
    </td>
  );
}

/** What a cell was taken for, in words where the record holds a code. */
function Understood({ value, field }: { value: string; field: ImportField | undefined }) {
  const t = useTexts();
  const markName = useMarkName();
  if (field?.answers !== undefined)
    return <Answer field={field.answers} value={answerIn(field.answers, value)} />;
  const words = field?.words;
  switch (words) {
    case undefined:
      return value;
    case 'industry':
      return <IndustryName code={value} />;
    case 'region':
      return <RegionName code={value} />;
    case 'sector-mark':
      return value
        .split(/[,、]\s*/)
        .map(markName)
        .join(t('list.comma'));
    default:
      return t(`${words}.${value}`);
  }
}

/** The answer that the words of a preview stand for. */
function answerIn({ type }: RegisterField, value: string): unknown {
  if (type === 'number' || type === 'money') return Number(value);
  if (type === 'yes-no') return value === 'true';
  if (type === 'choices') return value.split(',');
  return type === 'lines' ? JSON.parse(value) : value;
}
