import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { hasSignal, onSignal } from '../api/signal.ts';
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

/** A quiet bar: there is no signal, and what still works. */
export function OfflineBar() {
  const t = useTexts();
  const online = useSyncExternalStore(onSignal, hasSignal);
  return (
    <div role="status" aria-live="polite" className="no-print">
      {!online && <p className="offline-bar">{t('outbox.offline')}</p>}
    </div>
  );
}
