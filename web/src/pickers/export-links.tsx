import { type Query, withQuery } from '../api/client.ts';
import { useLanguage, useTexts } from '../texts/index.ts';
import './list.css';

/** The list with its filters, as Excel and as CSV. */
export function ExportLinks({ path, query }: { path: string; query: Query }) {
  const t = useTexts();
  const { language } = useLanguage();
  const link = (format: 'xlsx' | 'csv') => (
    <a
      className={`button-link export-${format}`}
      href={`/api${withQuery(`${path}/export.${format}`, { ...query, language })}`}
      download
    >
      {t(`export.${format}`)}
    </a>
  );
  return (
    <span className="row no-print">
      {link('xlsx')}
      {link('csv')}
    </span>
  );
}
