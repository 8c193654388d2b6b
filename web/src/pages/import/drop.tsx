import { useQueryClient } from '@tanstack/react-query';
import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import { useEffect, useId, useRef, useState } from 'react';
import { ApiError, withQuery } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, sentenceFor } from '../../ui/states.tsx';
import { looksLikeTable } from './columns.ts';
import { useKindName } from './kinds.ts';

/** Where a file is dropped or chosen. It is read and shown; nothing is written. */
export function Drop({ kind, onRead }: { kind: string; onRead: (batch: ImportBatch) => void }) {
  const t = useTexts();
  const nameOf = useKindName();
  const queries = useQueryClient();
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState<{ file: File; id: string }>();
  const [error, setError] = useState<unknown>();
  const input = useId();

  async function read(file: File, id = newId()) {
    setError(undefined);
    setReading({ file, id });
    if (!looksLikeTable(file.name)) {
      setError(new ApiError(422, { code: 'not-a-table' }));
      return;
    }
    try {
      const batch = await upload(kind, id, file);
      queries.setQueryData(['import', batch.id], batch);
      void queries.invalidateQueries({ queryKey: ['imports'] });
      onRead(batch);
    } catch (problem) {
      setError(problem);
    }
  }
  const took = useRef(read);
  took.current = read;
  useEffect(() => {
    const hover = (event: DragEvent) => {
      event.preventDefault();
      setOver(event.type === 'dragover');
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file !== undefined) void took.current(file);
    };
    // Anywhere on the page: a file that misses the box must not replace the page.
    document.addEventListener('dragover', hover);
    document.addEventListener('dragleave', hover);
    document.addEventListener('drop', drop);
    return () => {
      document.removeEventListener('dragover', hover);
      document.removeEventListener('dragleave', hover);
      document.removeEventListener('drop', drop);
    };
  }, []);
  const busy = reading !== undefined && error === undefined;
  const lost = error instanceof ApiError && (error.status === 0 || error.status >= 500);

  return (
    <section className="stack">
      <div className={over ? 'drop over' : 'drop'} aria-busy={busy}>
        {busy ? (
          <p role="status">{t('import.reading', { name: reading.file.name })}</p>
        ) : (
          <>
            <p>{t('import.drop')}</p>
            <label htmlFor={input} className="button-link main">
              {t('import.choose')}
            </label>
            <input
              id={input}
              className="hidden-visually"
              type="file"
              accept=".xlsx,.xlsm,.csv,.txt"
              onChange={(event) => {
                const file = event.target.files?.[0];
                event.target.value = '';
                if (file !== undefined) void read(file);
              }}
            />
            <p className="soft">{t('import.own-file')}</p>
          </>
        )}
      </div>
      {error !== undefined && lost && reading !== undefined && (
        <ErrorBox error={error} retry={() => void read(reading.file, reading.id)} />
      )}
      {error !== undefined && !lost && (
        <p role="alert" className="field-fault">
          {reading?.file.name}
          {t('list.colon')}
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <a className="button-link" href={`/api/imports/${kind}/template.xlsx`} download>
          {t('import.template', { kind: nameOf(kind) })}
        </a>
      </div>
    </section>
  );
}

/** The file itself is the body: no form around it, so that the server can read it as it comes. */
async function upload(kind: string, id: string, file: File): Promise<ImportBatch> {
  let answer: Response;
  try {
    answer = await fetch(`/api${withQuery(`/imports/${kind}/preview`, { id, name: file.name })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
  } catch {
    throw new ApiError(0, { code: 'offline' });
  }
  const body = (await answer.json().catch(() => ({ code: 'internal' }))) as ImportBatch & { code?: string };
  if (!answer.ok) throw new ApiError(answer.status, { ...body, code: body.code ?? 'internal' });
  return body;
}
