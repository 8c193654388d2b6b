import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { hasSignal, onSignal } from '../api/signal.ts';
import { useTexts } from '../texts/index.ts';

const NewVersion = lazy(() =>
  patiently(() => import('./new-version.tsx')).then(({ NewVersion }) => ({ default: NewVersion })),
);
const Outbox = lazy(() =>
  patiently(() => import('./outbox-button.tsx')).then(({ OutboxButton }) => ({ default: OutboxButton })),
);

/** Waits for the signal as long as it takes: a part that cannot be fetched must not take the page with it. */
function patiently<Part>(load: () => Promise<Part>): Promise<Part> {
  return load().catch(
    () =>
      new Promise<Part>((resolve) => {
        const stop = onSignal(() => {
          if (!hasSignal()) return;
          stop();
          resolve(patiently(load));
        });
      }),
  );
}

/** After the page stands: what waits on this device is looked at when nobody waits for it. Milliseconds. */
const LATER_MS = 1500;

/** The outbox in the frame: fetched late, shown only when something waits. */
export function OutboxEntry() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  // Each for itself: without signal the one that cannot be fetched must not hide the other.
  return (
    <>
      <Suspense fallback={null}>
        <NewVersion />
      </Suspense>
      <Suspense fallback={null}>
        <Outbox />
      </Suspense>
    </>
  );
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
