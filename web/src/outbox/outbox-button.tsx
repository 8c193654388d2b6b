import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSession } from '../app/session.ts';
import { useTexts } from '../texts/index.ts';
import { OutboxDrawer } from './outbox-drawer.tsx';
import { openOutbox } from './send.ts';
import { useOutbox } from './use-outbox.ts';
import './outbox.css';

/** How many things wait on this device, and the way to them. Nothing when nothing waits. */
export function OutboxButton() {
  const t = useTexts();
  const { accountId } = useSession();
  const queries = useQueryClient();
  const items = useOutbox(accountId) ?? [];
  const [open, setOpen] = useState(false);
  useEffect(() => openOutbox(accountId, queries), [accountId, queries]);
  if (items.length === 0 && !open) return null;
  const refused = items.filter(({ state }) => state === 'refused').length;
  return (
    <>
      <button type="button" className="outbox-button" onClick={() => setOpen(true)}>
        {t('outbox.button', { n: items.length })}
        {refused > 0 && (
          <strong className="outbox-refused">{t('outbox.refused-count', { n: refused })}</strong>
        )}
      </button>
      {open && <OutboxDrawer items={items} onClose={() => setOpen(false)} />}
    </>
  );
}
