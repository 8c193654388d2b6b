import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { useFields } from './fields.ts';

/** Every error with its row, column, value, reason and code; then what differs from the records. */
export function ErrorList({ batch }: { batch: ImportBatch }) {
  const t = useTexts();
  const { language } = useLanguage();
  const fields = useFields(batch.kind);
  const nameOf = (name: string) => {
    const field = fields?.find((each) => each.name === name);
    return field === undefined ? name : field[language];
  };
  return (
    <>
      {batch.errors.length > 0 && (
        <section className="card stack">
          <h2>{t('import.errors', { n: batch.counts.errors })}</h2>
          {batch.counts.errors > batch.errors.length && (
            <p className="soft field-note">{t('import.errors.first', { n: batch.errors.length })}</p>
          )}
          <ol className="import-errors">
            {batch.errors.map((error) => (
              <li key={`${error.row}.${error.column}.${error.code}`}>
                <b>
                  {t('import.errors.where', { row: error.row, column: error.column, title: error.title })}
                </b>{' '}
                {error.value === '' ? t('import.blank') : <q>{error.value}</q>}{' '}
                {t(`import.error.${error.code}`, error.detail)} <code className="soft">{error.code}</code>
              </li>
            ))}
          </ol>
        </section>
      )}
      {batch.differences.length > 0 && (
        <section className="card stack">
          <h2>{t('import.differences', { n: batch.differences.length })}</h2>
          <ul className="import-errors">
            {batch.differences.map(({ row, recordId, field, stored, told }) => (
              <li key={`${row}.${recordId}.${field}`}>
                {t('import.differences.line', { row, field: nameOf(field), stored, told })}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
