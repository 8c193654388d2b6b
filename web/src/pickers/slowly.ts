import { useEffect, useState } from 'react';

/** Milliseconds without a key before the server is asked. */
const PAUSE_MS = 250;

/** Words as they are typed, and the same words once the typing pauses. */
export function useSlowly(first = ''): [now: string, setNow: (words: string) => void, paused: string] {
  const [now, setNow] = useState(first);
  const [paused, setPaused] = useState(first);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(now), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [now]);
  return [now, setNow, paused];
}
