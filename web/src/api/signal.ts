/**
 * Is there a way to the server? The browser's own word (`navigator.onLine`) only knows of cables and cells; what the
 * last call met says more.
 */
let reached = true;
const listeners = new Set<() => void>();

export function hasSignal(): boolean {
  return reached && navigator.onLine;
}

/** Told by whoever called the server. */
export function tellReached(now: boolean): void {
  if (reached === now) return;
  reached = now;
  for (const listener of listeners) listener();
}

export function onSignal(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
