import { useQueryClient } from '@tanstack/react-query';
import type { IssuerRow } from '@zhiben/domain/contract/document.ts';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ApiError, send } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { Loading, sentenceFor } from '../../ui/states.tsx';
import { useIssuers } from '../documents/draft-form.tsx';

/** Name and word of everybody who issues documents. */
export function Issuers() {
  const t = useTexts();
  const issuers = useIssuers();
  const administers = hasRole(useSession(), 'administrator');
  const [open, setOpen] = useState<string>();
  if (issuers === undefined) return <Loading />;
  return (
    <section className="card stack">
      <h2>{t('forms.issuers')}</h2>
      <p className="soft">{t('forms.issuers-lead')}</p>
      <ul className="lines">
        {issuers.map((row) => (
          <li key={row.key}>
            {open === row.key ? (
              <IssuerEditor row={row} onDone={() => setOpen(undefined)} />
            ) : (
              <>
                <span className="line-title">
                  <strong lang="zh-CN">{row.name}</strong>{' '}
                  <span className="soft">{t(`document.issuer.${row.issuer}`)}</span>
                </span>
                <span className="soft">{row.set ? row.word : t('forms.issuer.unset')}</span>
                {administers && (
                  <Button
                    aria-label={`${t('action.edit')} ${row.name}`}
                    lang="zh-CN"
                    onClick={() => setOpen(row.key)}
                  >
                    {t('action.edit')}
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function IssuerEditor({ row, onDone }: { row: IssuerRow; onDone: () => void }) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [name, setName] = useState(row.name);
  const [word, setWord] = useState(row.set ? row.word : '');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const at = error instanceof ApiError ? error.problem.at : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const form = { name: name.trim(), word: word.trim(), seenVersion: row.version };
      await send('PUT', `/document-issuers/${row.key}`, form);
      await queries.invalidateQueries({ queryKey: ['documents', 'issuers'] });
      void message.success(t('settings.saved'));
      onDone();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <form className="document-form" onSubmit={(event) => void submit(event)}>
      <Field label={t('forms.issuer.name')}>
        {(field) => (
          <Input
            {...field}
            required
            minLength={2}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('forms.issuer.word')} fault={at === 'word' ? sentenceFor(error, t) : undefined}>
        {(field) => (
          <Input
            {...field}
            required
            maxLength={20}
            value={word}
            onChange={(event) => setWord(event.target.value)}
          />
        )}
      </Field>
      {error !== undefined && at !== 'word' && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('action.save')}
        </Button>
        <Button onClick={onDone}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
