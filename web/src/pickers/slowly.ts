import { useEffect, useState } from 'react';

/** Milliseconds without a key before the server is asked. */
const PAUSE_MS = 250;

/** A value once it has rested. It must keep its identity while it is the same. */
export function usePaused<Value>(now: Value): Value {
  const [paused, setPaused] = useState(now);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(() => now), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return paused;
}

/** Words as they are typed, and the same words once the typing pauses. */
export function useSlowly(first = ''): [now: string, setNow: (words: string) => void, paused: string] {
  const [now, setNow] = useState(first);
  return [now, setNow, usePaused(now)];
}
