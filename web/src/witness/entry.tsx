import { lazy, Suspense, useEffect, useState } from 'react';

// What cannot be fetched without signal is no witness today; the page goes on.
const Witness = lazy(() => import('./witness.tsx').catch(() => ({ default: () => null })));

/** Long after the page stands: nobody waits for it, and a phone has other things to do first. Milliseconds. */
const LATER_MS = 5000;

/** This device as a witness of the log: see `watch.ts`. */
export function WitnessEntry() {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  return late ? (
    <Suspense fallback={null}>
      <Witness />
    </Suspense>
  ) : null;
}
