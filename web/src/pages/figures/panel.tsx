import { type ReactNode, useState } from 'react';
import { useTexts } from '../../texts/index.ts';

/** A chart with its heading, which turns into its table and back. Printed it is a table. */
export function Panel({
  title,
  note,
  chart,
  table,
  wide = false,
}: {
  title: string;
  note?: string;
  chart: ReactNode;
  table: ReactNode;
  wide?: boolean;
}) {
  const t = useTexts();
  const [asTable, setAsTable] = useState(false);
  return (
    <section className={wide ? 'card panel panel-wide' : 'card panel'} aria-label={title}>
      <header className="row">
        <h2>{title}</h2>
        <span className="grow" />
        <button
          type="button"
          className="button button-link no-print"
          aria-label={`${title}: ${t(asTable ? 'figures.as-chart' : 'figures.as-table')}`}
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'figures.as-chart' : 'figures.as-table')}
        </button>
      </header>
      {note !== undefined && <p className="soft field-note">{note}</p>}
      {!asTable && chart}
      <div className="panel-table" hidden={!asTable}>
        {table}
      </div>
    </section>
  );
}
