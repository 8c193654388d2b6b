import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { MonthlyPage } from '@zhiben/domain/contract/monthly.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { DocumentLine } from '../documents/row.tsx';

/** Bulletins of the month that were drafted or issued, and one button that drafts the first. */
export function BulletinDocuments({ page: { batch, documents, month } }: { page: MonthlyPage }) {
  const t = useTexts();
  const session = useSession();
  const drafts = hasRole(session, 'desk', 'leader');
  const approved = batch !== null && batch.approved !== null;
  const stands = documents.some(({ state }) => state !== 'cancelled');
  return (
    <div className="stack no-print">
      {documents.length > 0 && (
        <ul className="lines">
          {documents.map((row) => (
            <DocumentLine key={row.id} row={row} />
          ))}
        </ul>
      )}
      {!stands && <p>{t(approved ? 'monthly.bulletin-none' : 'monthly.bulletin-approve-first')}</p>}
      {drafts && approved && !stands && <DraftBulletin month={month} text="monthly.bulletin-draft" />}
      {drafts && approved && stands && (
        <details>
          <summary>{t('monthly.bulletin-again')}</summary>
          <DraftBulletin month={month} text="monthly.bulletin-again" />
        </details>
      )}
    </div>
  );
}

function DraftBulletin({ month, text }: { month: string; text: string }) {
  const t = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const id = useRef(newId());
  // An official document is in Chinese, whatever the language of who drafts it.
  const [to, setTo] = useState('各有关部门、各有关企业');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function draft(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await send('POST', '/documents', {
        id: id.current,
        kind: 'monthly-bulletin',
        month,
        recipient: { kind: 'department', name: to.trim() },
      });
      await Promise.all(
        ['documents', 'monthly'].map((name) => queries.invalidateQueries({ queryKey: [name] })),
      );
      void navigate({ to: '/documents/$id', params: { id: id.current }, search: {} });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void draft(event)}>
      <Field label={t('monthly.bulletin-to')}>
        {(field) => (
          <Input
            {...field}
            required
            lang="zh-CN"
            maxLength={200}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        )}
      </Field>
      {error !== undefined && (
        <p role="alert" className="notice notice-red">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t(text)}
        </Button>
      </div>
    </form>
  );
}
