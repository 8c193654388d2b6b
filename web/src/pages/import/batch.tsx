import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { percentDone } from './columns.ts';
import { ErrorList } from './error-list.tsx';
import { useFields } from './fields.ts';
import { useKindName } from './kinds.ts';
import { Mapping } from './mapping.tsx';
import { PreviewTable } from './preview-table.tsx';

const COUNTS = ['total', 'new', 'known', 'different', 'failed'] as const;

/** One import at whatever stage it is. */
export function Batch({ batch }: { batch: ImportBatch }) {
  const t = useTexts();
  const nameOf = useKindName();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { id, state, counts } = batch;

  async function run(method: 'POST' | 'PUT', step: string, body: unknown) {
    setBusy(true);
    setError(undefined);
    try {
      const next = await send<ImportBatch>(method, `/imports/${id}/${step}`, body);
      queries.setQueryData(['import', id], next);
      void queries.invalidateQueries({ queryKey: ['imports'] });
      if (next.state === 'discarded') await navigate({ to: '/import', search: { kind: batch.kind } });
      if (step !== 'mapping')
        void queries.invalidateQueries({ queryKey: [isOwn(batch.kind) ? batch.kind : 'registers'] });
    } catch (problem) {
      setError(problem);
      // The server knows where it stands.
      void queries.invalidateQueries({ queryKey: ['import', id] });
    }
    setBusy(false);
  }
  const undo = () =>
    modal.confirm({
      title: t('import.undo'),
      content: t('import.undo.ask', { n: counts.written }),
      okText: t('import.undo'),
      cancelText: t('action.cancel'),
      onOk: () => run('POST', 'undo', {}),
    });

  const discard = () =>
    modal.confirm({
      title: t('import.discard'),
      content: t('import.discard.ask'),
      okText: t('import.discard'),
      cancelText: t('action.cancel'),
      onOk: () => run('POST', 'cancel', {}),
    });

  const mending = state === 'preview';
  return (
    <div className="stack" aria-busy={busy}>
      <section className="card stack">
        <div className="row">
          <h2>{batch.fileName}</h2>
          <span className="tag">{t(`import.state.${state}`)}</span>
          <span className="soft">{nameOf(batch.kind)}</span>
        </div>
        <Counts batch={batch} />
        {state === 'writing' && <Progress batch={batch} />}
        {batch.failure !== null && (
          <p role="alert" className="field-fault field-note">
            {t(`import.failure.${batch.failure}`)}
          </p>
        )}
        {counts.renews !== undefined && counts.renews > 0 && (
          <p className="field-note">{t('import.renews', { n: counts.renews })}</p>
        )}
        {error !== undefined && (
          <p role="alert" className="field-fault field-note">
            {sentenceFor(error, t)}
          </p>
        )}
        <div className="row">
          {mending && <WriteButtons batch={batch} busy={busy} run={run} />}
          {state === 'writing' && (
            <Button loading={busy} onClick={() => void run('POST', 'cancel', {})}>
              {t('import.cancel')}
            </Button>
          )}
          {(state === 'cancelled' || state === 'failed') && (
            <Button
              type="primary"
              loading={busy}
              onClick={() => void run('POST', 'write', { skipFailed: true })}
            >
              {t('import.continue')}
            </Button>
          )}
          {state === 'written' && <Opens kind={batch.kind} />}
          {(state === 'written' || state === 'cancelled' || state === 'failed') && counts.written > 0 && (
            <Button loading={busy} onClick={undo}>
              {t('import.undo')}
            </Button>
          )}
          {mending && (
            <Button disabled={busy} onClick={discard}>
              {t('import.discard')}
            </Button>
          )}
          {counts.errors > 0 && state !== 'undone' && (
            <a className="button-link" href={`/api/imports/${id}/errors.xlsx`} download>
              {t('import.errors.file')}
            </a>
          )}
          {!mending && state !== 'writing' && (
            <Link className="button-link" to="/import" search={{ kind: batch.kind }}>
              {t('import.again')}
            </Link>
          )}
        </div>
      </section>
      {mending && (
        <Mapping batch={batch} busy={busy} onChange={(change) => void run('PUT', 'mapping', change)} />
      )}
      {mending && batch.rows.length > 0 && (
        <PreviewTable
          batch={batch}
          busy={busy}
          onColumns={(columns) => void run('PUT', 'mapping', { columns })}
        />
      )}
      <ErrorList batch={batch} />
    </div>
  );
}

function Counts({ batch: { counts } }: { batch: ImportBatch }) {
  const t = useTexts();
  return (
    <>
      <dl className="counts">
        {COUNTS.map((name) => (
          <div key={name} className={name === 'failed' && counts.failed > 0 ? 'count off' : 'count'}>
            <dt>{t(`import.count.${name}`)}</dt>
            <dd>
              {name === 'failed' && counts.failed > 0 ? '! ' : ''}
              {counts[name]}
            </dd>
          </div>
        ))}
        {counts.written > 0 && (
          <div className="count">
            <dt>{t('import.count.written')}</dt>
            <dd>{counts.written}</dd>
          </div>
        )}
        {counts.kept > 0 && (
          <div className="count">
            <dt>{t('import.count.kept')}</dt>
            <dd>{counts.kept}</dd>
          </div>
        )}
      </dl>
      {counts.known + counts.different > 0 && <p className="soft field-note">{t('import.count.note')}</p>}
    </>
  );
}

function Progress({ batch: { counts } }: { batch: ImportBatch }) {
  const t = useTexts();
  const words = t('import.progress', { done: counts.done, total: counts.total });
  return (
    <div role="status">
      <progress max={100} value={percentDone(counts)} aria-label={words} />
      <div>{words}</div>
    </div>
  );
}

function WriteButtons({
  batch,
  busy,
  run,
}: {
  batch: ImportBatch;
  busy: boolean;
  run: (method: 'POST', step: string, body: unknown) => Promise<void>;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const fields = useFields(batch.kind);
  const { counts, missing } = batch;
  if (missing.length > 0)
    return (
      <p role="alert" className="field-fault field-note">
        {t('import.missing', {
          fields: missing
            .map((name) => fields?.find((f) => f.name === name)?.[language] ?? name)
            .join(t('list.comma')),
        })}
      </p>
    );
  if (counts.new === 0) return <p className="field-note">{t('import.nothing-new')}</p>;
  const skips = counts.failed > 0;
  return (
    <Button
      type="primary"
      size="large"
      loading={busy}
      onClick={() => void run('POST', 'write', { skipFailed: skips })}
    >
      {t(skips ? 'import.write-good' : 'import.write', { n: counts.new })}
    </Button>
  );
}

const PAGES = { organisations: '/enterprises', people: '/people', hazards: '/hazards' } as const;

function isOwn(kind: string): kind is keyof typeof PAGES {
  return Object.hasOwn(PAGES, kind);
}

/** Where what was written is seen. */
function Opens({ kind }: { kind: string }) {
  const t = useTexts();
  return isOwn(kind) ? (
    <Link className="button-link main" to={PAGES[kind]} search={{}}>
      {t(`import.open.${kind}`)}
    </Link>
  ) : (
    <Link className="button-link main" to="/registers/$name" params={{ name: kind }} search={{}}>
      {t('import.open.register')}
    </Link>
  );
}
