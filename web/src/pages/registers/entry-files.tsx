import { useQueryClient } from '@tanstack/react-query';
import type { EntryFile, EntryPage } from '@zhiben/domain/contract/register.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { FileField } from '../../evidence/file-field.tsx';
import { Lightbox } from '../../evidence/lightbox.tsx';
import { Picture, type Shown } from '../../evidence/photo.tsx';
import { post } from '../../outbox/post.ts';
import { sendRecord } from '../../outbox/send.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';

/** What proves an entry: scans and photographs, added through the outbox, taken off for a reason and never lost. */
export function EntryFiles({ register, page }: { register: Register; page: EntryPage }) {
  const t = useTexts();
  const { accountId } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [large, setLarge] = useState<number>();
  const [leaving, setLeaving] = useState<EntryFile>();
  const { entry, mayChange } = page;
  const path = `/registers/${register.name}/entries/${entry.id}/files`;
  const attached = page.files.filter(({ detachedAt }) => detachedAt === null);
  const detached = page.files.filter(({ detachedAt }) => detachedAt !== null);
  const shown = attached.map(
    (file): Shown => ({
      ...file,
      name: file.name || t('entry.files'),
      use: 'document',
      seq: 0,
      by: file.byName,
    }),
  );

  async function add(fileIds: readonly string[]) {
    const id = newId();
    const address = `/registers/${register.name}/${entry.id}`;
    await post({
      id,
      accountId,
      label: `${t('entry.files.add')} · ${entry.title}`,
      path,
      body: { files: fileIds },
      caseId: entry.id,
      fileIds,
      draft: { key: `entry-files.${entry.id}`, values: {}, address },
    });
    const ending = await sendRecord(id);
    if ('waits' in ending) void message.info(t('entry.waits'));
    await queries.invalidateQueries({ queryKey: ['registers'] });
  }

  return (
    <section className="card stack" aria-labelledby="entry-files-title">
      <h2 id="entry-files-title">{t('entry.files')}</h2>
      {attached.length === 0 && (
        <p className="soft field-note">{t(mayChange ? 'entry.files.none' : 'entry.files.none-read')}</p>
      )}
      {shown.length > 0 && (
        <ul className="entry-files">
          {shown.map((file, index) => (
            <li key={file.fileId}>
              <button
                type="button"
                className="entry-file-open"
                aria-label={t('entry.files.open', { name: file.name })}
                onClick={() => setLarge(index)}
              >
                <Picture evidence={file} size={320} alt={file.name} />
              </button>
              <span className="soft">
                {file.by} <Ago at={attached[index]?.attachedAt ?? ''} />
              </span>
              {mayChange && (
                <Button
                  className="no-print"
                  aria-label={t('entry.files.detach-one', { name: file.name })}
                  onClick={() => setLeaving(attached[index])}
                >
                  {t('entry.files.detach')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {leaving !== undefined && (
        <Detach
          key={leaving.fileId}
          path={`${path}/${leaving.fileId}/detach`}
          name={leaving.name}
          onClose={() => setLeaving(undefined)}
        />
      )}
      {mayChange && (
        <div className="no-print">
          <FileField
            accountId={accountId}
            label={t('entry.files.add')}
            documents
            value={[]}
            onChange={(next) => void add(next([]))}
          />
        </div>
      )}
      <Detached files={detached} />
      {large !== undefined && (
        <Lightbox all={shown} index={large} onMove={setLarge} onClose={() => setLarge(undefined)} />
      )}
    </section>
  );
}

function Detached({ files }: { files: readonly EntryFile[] }) {
  const t = useTexts();
  if (files.length === 0) return null;
  return (
    <details>
      <summary className="touch-link">
        {t('entry.files.detached')} ({files.length})
      </summary>
      <ul className="entry-history">
        {files.map((file) => (
          <li key={file.fileId}>
            {file.received ? (
              <a href={`/api/files/${file.fileId}`} target="_blank" rel="noreferrer" className="touch-link">
                {file.name}
              </a>
            ) : (
              t('evidence.on-its-way')
            )}{' '}
            <span className="soft">
              {t('entry.files.detached.one', { by: file.byName, because: file.detachedBecause ?? '' })}
            </span>{' '}
            <Ago at={file.detachedAt ?? ''} />
          </li>
        ))}
      </ul>
    </details>
  );
}

const LEAST_SIGNS = 2;

/** Why a file is taken off; it stays in the history of the entry. */
function Detach({ path, name, onClose }: { path: string; name: string; onClose: () => void }) {
  const t = useTexts();
  const queries = useQueryClient();
  const [because, setBecause] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const short = because.trim().length < LEAST_SIGNS;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (short) return;
    setBusy(true);
    try {
      await send('POST', path, { because: because.trim() });
      await queries.invalidateQueries({ queryKey: ['registers'] });
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{t('entry.files.detach-one', { name })}</h3>
      <Field
        label={t('entry.files.detach.because')}
        hint={t('entry.files.detach.hint')}
        fault={asked && short ? t('entry.end.fault') : undefined}
      >
        {(field) => (
          <Input {...field} maxLength={500} value={because} onChange={(e) => setBecause(e.target.value)} />
        )}
      </Field>
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row form-buttons">
        <Button size="large" disabled={busy} onClick={onClose}>
          {t('action.cancel')}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t('entry.files.detach')}
        </Button>
      </div>
    </form>
  );
}
