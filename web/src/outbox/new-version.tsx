import { useEffect, useState } from 'react';
import { useTexts } from '../texts/index.ts';

/** Keeps the page on the device, and offers a newer one when it has come: taken only when somebody says so. */
export function NewVersion() {
  const t = useTexts();
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
    let here = true;
    const { serviceWorker } = navigator;
    const look = (registration: ServiceWorkerRegistration) => {
      // The first one ever is not a newer one.
      if (here && registration.waiting !== null && serviceWorker.controller !== null)
        setWaiting(registration.waiting);
    };
    serviceWorker.register('/sw.js').then(
      (registration?: ServiceWorkerRegistration) => {
        // A browser that blocks workers may answer with nothing.
        if (registration === undefined) return;
        look(registration);
        registration.addEventListener('updatefound', () => {
          const { installing } = registration;
          installing?.addEventListener('statechange', () => look(registration));
        });
      },
      // No secure address, or forbidden: the page works, only not without signal.
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  if (waiting === undefined) return null;
  return (
    <button
      type="button"
      className="outbox-button"
      onClick={() => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        waiting.postMessage({ type: 'SKIP_WAITING' });
      }}
    >
      {t('outbox.new-version')}
    </button>
  );
}
