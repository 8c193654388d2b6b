import type { ImportBatch, ImportMapping } from '@zhiben/domain/contract/import.ts';
import { useState } from 'react';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';

type Change = Partial<ImportMapping>;

/** Which sheet, where its head stands, and what is decided for the whole file. */
export function Mapping({
  batch,
  busy,
  onChange,
}: {
  batch: ImportBatch;
  busy: boolean;
  onChange: (change: Change) => void;
}) {
  const t = useTexts();
  const { head, options, kind } = batch;
  const remembered = head.columns.some(({ how }) => how === 'remembered');
  return (
    <section className="card stack">
      <h2>{t('import.columns')}</h2>
      {remembered && <p className="field-note">{t('import.remembered')}</p>}
      <div className="fields">
        {batch.sheets.length > 1 && (
          <Field label={t('import.sheet')}>
            {(field) => (
              <select
                {...field}
                className="plain-select"
                disabled={busy}
                value={batch.sheet}
                onChange={(e) => onChange({ sheet: e.target.value })}
              >
                {batch.sheets.map(({ name, rows }) => (
                  <option key={name} value={name}>
                    {t('import.sheet.rows', { name, rows })}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <HeadRows
          key={`${head.from}-${head.to}`}
          from={head.from}
          to={head.to}
          busy={busy}
          onChange={(headRows) => onChange({ headRows })}
        />
        {kind === 'hazards' && (
          <>
            <Choice
              name="unknown-organisation"
              values={['error', 'create']}
              value={options.unknownOrganisation}
              busy={busy}
              onChange={(unknownOrganisation) => onChange({ options: { unknownOrganisation } })}
            />
            <Choice
              name="rectified-means"
              values={['submitted', 'closed']}
              value={options.rectifiedMeans}
              busy={busy}
              onChange={(rectifiedMeans) => onChange({ options: { rectifiedMeans } })}
            />
          </>
        )}
      </div>
    </section>
  );
}

/** Both ends of the head. They are sent together, when the pair makes sense. */
function HeadRows({
  from,
  to,
  busy,
  onChange,
}: {
  from: number;
  to: number;
  busy: boolean;
  onChange: (rows: [number, number]) => void;
}) {
  const t = useTexts();
  const [first, setFirst] = useState(String(from));
  const [last, setLast] = useState(String(to));
  const send = () => {
    const rows: [number, number] = [Number(first), Number(last)];
    const sensible = rows.every((row) => Number.isInteger(row) && row >= 1) && rows[0] <= rows[1];
    if (sensible && (rows[0] !== from || rows[1] !== to)) onChange(rows);
  };
  return (
    <>
      {(
        [
          ['import.head-from', first, setFirst],
          ['import.head-to', last, setLast],
        ] as const
      ).map(([text, value, set]) => (
        <Field key={text} label={t(text)}>
          {(field) => (
            <input
              {...field}
              className="plain-select"
              type="number"
              min={1}
              disabled={busy}
              value={value}
              onChange={(e) => set(e.target.value)}
              onBlur={send}
            />
          )}
        </Field>
      ))}
    </>
  );
}

function Choice<T extends string>({
  name,
  values,
  value,
  busy,
  onChange,
}: {
  name: string;
  values: readonly T[];
  value: T;
  busy: boolean;
  onChange: (value: T) => void;
}) {
  const t = useTexts();
  return (
    <fieldset className="field-set">
      <legend>{t(`import.${name}`)}</legend>
      <div className="ticks">
        {values.map((each) => (
          <label key={each} className="tick">
            <input
              type="radio"
              name={name}
              disabled={busy}
              checked={value === each}
              onChange={() => onChange(each)}
            />
            {t(`import.${name}.${each}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
