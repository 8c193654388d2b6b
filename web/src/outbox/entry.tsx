import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useTexts } from '../texts/index.ts';

const NewVersion = lazy(() =>
  import('./new-version.tsx').then(({ NewVersion }) => ({ default: NewVersion })),
);
const Outbox = lazy(() =>
  import('./outbox-button.tsx').then(({ OutboxButton }) => ({ default: OutboxButton })),
);

/** After the page stands: what waits on this device is looked at when nobody waits for it. Milliseconds. */
const LATER_MS = 1500;

/** The outbox in the frame: fetched late, shown only when something waits. */
export function OutboxEntry() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  return late ? (
    <Suspense fallback={null}>
      <NewVersion />
      <Outbox />
    </Suspense>
  ) : null;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

/** A quiet bar: there is no signal, and what still works. */
export function OfflineBar() {
  const t = useTexts();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status" aria-live="polite" className="no-print">
      {!online && <p className="offline-bar">{t('outbox.offline')}</p>}
    </div>
  );
}
