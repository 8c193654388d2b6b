import type { PlanSheet } from '@zhiben/domain/contract/plan.ts';
import { useId, useState } from 'react';
import { ApiError, withQuery } from '../../../api/client.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { sentenceFor } from '../../../ui/states.tsx';

/** The clauses as a sheet: out, edited by who knows the plan, and in again. Nothing is issued by that. */
export function Sheet({
  read,
  onRead,
}: {
  /** Name of the sheet that was read last, and how many rows it has under its heading. */
  read: { readonly name: string; readonly rows: number } | undefined;
  onRead: (name: string, rows: readonly string[][]) => void;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const input = useId();
  const [reading, setReading] = useState<string>();
  const [error, setError] = useState<unknown>();

  async function take(file: File) {
    setError(undefined);
    setReading(file.name);
    try {
      onRead(file.name, (await upload(file)).rows);
    } catch (problem) {
      setError(problem);
    } finally {
      setReading(undefined);
    }
  }

  return (
    <section className="card stack">
      <h2>{t('plan.edit.sheet')}</h2>
      <div className="row">
        <a className="button-link" href={`/api${withQuery('/plan/export.xlsx', { language })}`} download>
          {t('plan.edit.export')}
        </a>
        <label htmlFor={input} className="button-link main">
          {t('plan.edit.choose')}
        </label>
        <input
          id={input}
          className="hidden-visually"
          type="file"
          accept=".xlsx,.csv"
          disabled={reading !== undefined}
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file !== undefined) void take(file);
          }}
        />
      </div>
      <p role="status" className="field-note">
        {reading !== undefined
          ? t('plan.edit.reading', { name: reading })
          : read !== undefined && t('plan.edit.read', { name: read.name, n: read.rows })}
      </p>
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
    </section>
  );
}

/** The file itself is the body, as it comes. */
async function upload(file: File): Promise<PlanSheet> {
  let answer: Response;
  try {
    answer = await fetch(`/api${withQuery('/plan/sheet', { name: file.name })}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
  } catch {
    throw new ApiError(0, { code: 'offline' });
  }
  const body = (await answer.json().catch(() => ({ code: 'internal' }))) as PlanSheet & { code?: string };
  if (!answer.ok) throw new ApiError(answer.status, { ...body, code: body.code ?? 'internal' });
  return body;
}
