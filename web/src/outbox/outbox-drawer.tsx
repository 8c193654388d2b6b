import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/index.ts';
import { Ago } from '../ui/when.tsx';
import type { OutboxItem, OutboxRecord } from './database.ts';
import { readDraft } from './drafts.ts';
import { discard, takeBack } from './post.ts';
import { hurry, retry } from './send.ts';
import { useProgress } from './use-outbox.ts';

/** Everything that waits on this device: what it is, why it waits, and what can be done about it. */
export function OutboxDrawer({ items, onClose }: { items: readonly OutboxItem[]; onClose: () => void }) {
  const t = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const records = new Set(items.filter(({ what }) => what === 'record').map(({ id }) => id));
  // Files go after their record, and are shown with it until it has gone.
  const standsAlone = (item: OutboxItem) => item.what === 'record' || !records.has(item.recordId);
  return (
    <dialog ref={dialog} className="outbox-drawer" aria-labelledby="outbox-title" onClose={onClose}>
      <div className="row">
        <h2 id="outbox-title">{t('outbox.title')}</h2>
        <span className="grow" />
        <Button size="large" onClick={close}>
          {t('action.close')}
        </Button>
      </div>
      <p className="soft">{t(items.length === 0 ? 'outbox.empty' : 'outbox.explain')}</p>
      {items.length > 0 && (
        <Button size="large" onClick={() => void hurry()}>
          {t('outbox.send-all')}
        </Button>
      )}
      <ul className="outbox-items">
        {items.filter(standsAlone).map((item) => (
          <Item key={item.id} item={item} onLeave={close} />
        ))}
      </ul>
    </dialog>
  );
}

function Item({ item, onLeave }: { item: OutboxItem; onLeave: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const share = useProgress(item.id);
  const [asking, setAsking] = useState<'discard' | 'replace'>();
  const { problem } = item;

  async function mend(record: OutboxRecord, sure: boolean) {
    const { key, address } = record.draft;
    if (!sure && (await readDraft(record.accountId, key)) !== undefined) {
      setAsking('replace');
      return;
    }
    await takeBack(record);
    onLeave();
    if (address !== undefined) return navigate({ href: address });
    const [kind, id = '', move] = key.split(':');
    if (kind === 'report') await navigate({ to: '/report', search: { again: record.id } });
    else if (kind === 'verify') await navigate({ to: '/hazards/$id/verify', params: { id } });
    else
      await navigate({ to: '/hazards/$id', params: { id }, search: move === undefined ? {} : { do: move } });
  }

  return (
    <li className="outbox-item">
      <p>
        <span className="tag">{t(`outbox.what.${item.what}`)}</span> {item.label}
        {item.what === 'record' && item.fileIds.length > 0 && (
          <span className="soft"> {t('outbox.with-files', { n: item.fileIds.length })}</span>
        )}
      </p>
      <p className="soft">
        <Ago at={new Date(item.madeAt).toISOString()} />
        {' · '}
        {share !== undefined
          ? t('evidence.sending', { percent: Math.round(share * 100) })
          : t(
              item.state === 'refused'
                ? 'outbox.refused'
                : item.tries === 0
                  ? 'outbox.waiting'
                  : 'outbox.tried',
              {
                n: item.tries,
              },
            )}
      </p>
      {problem !== undefined && (
        <p className={item.state === 'refused' ? 'outbox-problem' : 'soft'}>
          {problem.code === 'offline' ? t('outbox.no-signal') : t(`refusal.${problem.code}`, problem.detail)}
        </p>
      )}
      {asking === undefined ? (
        <div className="row">
          <Button size="large" onClick={() => void retry(item)}>
            {t('action.retry')}
          </Button>
          {item.what === 'record' && (
            <Button size="large" onClick={() => void mend(item, false)}>
              {t('outbox.mend')}
            </Button>
          )}
          <Button size="large" danger onClick={() => setAsking('discard')}>
            {t('outbox.discard')}
          </Button>
        </div>
      ) : (
        <div role="alert" className="notice">
          <p>{t(`outbox.sure.${asking}`)}</p>
          <div className="row">
            <Button
              size="large"
              danger
              onClick={() =>
                void (asking === 'discard' ? discard(item) : item.what === 'record' && mend(item, true))
              }
            >
              {t(`outbox.yes.${asking}`)}
            </Button>
            <Button size="large" onClick={() => setAsking(undefined)}>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
}
