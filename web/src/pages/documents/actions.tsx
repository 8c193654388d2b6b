import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DocumentPage } from '@zhiben/domain/contract/document.ts';
import { App, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { ApiError, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';

/** Issue, download, supersede, cancel: what this reader may do with this document now. */
export function Actions({ page, editing }: { page: DocumentPage; editing: boolean }) {
  const t = useTexts();
  const { message, modal } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  // The same id when the call is repeated: two drafts in its place are one too many.
  const next = useRef(newId());
  const { document, gaps, may } = page;
  const { id, version: seenVersion } = document;

  async function run(work: () => Promise<void>) {
    setBusy(true);
    setError(undefined);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['documents'] });
  }

  const issue = () =>
    modal.confirm({
      title: t('document.issue-ask'),
      content: t('document.issue-help'),
      okText: t('document.issue'),
      cancelText: t('action.cancel'),
      onOk: () =>
        run(async () => {
          const { number } = await send<{ number: string }>('POST', `/documents/${id}/issue`, {
            seenVersion,
          });
          void message.success(t('document.issued', { number }));
        }),
    });
  const supersede = () =>
    modal.confirm({
      title: t('document.supersede'),
      content: t('document.supersede-help'),
      okText: t('document.supersede'),
      cancelText: t('action.cancel'),
      onOk: () =>
        run(async () => {
          await send('POST', `/documents/${id}/supersede`, { id: next.current });
          void navigate({ to: '/documents/$id', params: { id: next.current }, search: { edit: '1' } });
        }),
    });

  return (
    <section className="card stack document-first">
      <div className="row">
        {may.includes('issue') && (
          <Button
            type="primary"
            size="large"
            disabled={gaps.length > 0 || editing}
            loading={busy}
            onClick={issue}
          >
            {t('document.issue')}
          </Button>
        )}
        <a className="button-link" href={`/api/documents/${id}/document.docx`} download>
          {t('document.word')}
        </a>
        {document.number !== null && <PdfButton id={id} onError={setError} />}
        {may.includes('supersede') && <Button onClick={supersede}>{t('document.supersede')}</Button>}
      </div>
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      {may.includes('cancel') && !editing && (
        <CancelForm
          busy={busy}
          onCancel={(reason) =>
            void run(async () => {
              await send('POST', `/documents/${id}/cancel`, { seenVersion, reason });
              void message.success(t('document.cancelled'));
            })
          }
        />
      )}
    </section>
  );
}

/** Asked for by the page itself, so that a refusal is a sentence and not a file. */
function PdfButton({ id, onError }: { id: string; onError: (error: unknown) => void }) {
  const t = useTexts();
  const [making, setMaking] = useState(false);
  async function open() {
    setMaking(true);
    onError(undefined);
    try {
      const answer = await fetch(`/api/documents/${id}/document.pdf`);
      if (!answer.ok) throw new ApiError(answer.status, await answer.json());
      const address = URL.createObjectURL(await answer.blob());
      const link = window.document.createElement('a');
      link.href = address;
      link.download = nameIn(answer.headers.get('content-disposition')) ?? 'document.pdf';
      link.click();
      URL.revokeObjectURL(address);
    } catch (failure) {
      onError(failure instanceof ApiError ? failure : new ApiError(0, { code: 'offline' }));
    }
    setMaking(false);
  }
  return (
    <Button loading={making} onClick={() => void open()}>
      {making ? t('document.pdf-making') : t('document.pdf')}
    </Button>
  );
}

function nameIn(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}

function CancelForm({ busy, onCancel }: { busy: boolean; onCancel: (reason: string) => void }) {
  const t = useTexts();
  const [reason, setReason] = useState('');
  return (
    <details>
      <summary>{t('document.cancel')}</summary>
      <form
        className="document-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim().length >= 2) onCancel(reason.trim());
        }}
      >
        <Field label={t('document.cancel-reason')}>
          {(field) => (
            <Input
              {...field}
              required
              minLength={2}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button danger htmlType="submit" loading={busy}>
            {t('document.cancel')}
          </Button>
        </div>
      </form>
    </details>
  );
}
