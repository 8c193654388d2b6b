import { useCallback, useState } from 'react';

/**
 * What was typed, kept in this tab until it is saved or thrown away: a reload or a wrong step back loses nothing.
 * Only what may lie on a shared computer: never a password.
 */
export function useDraft<T extends object>(name: string, first: T) {
  const key = `zhiben.draft.${name}`;
  const [draft, setDraft] = useState<T>(() => ({ ...first, ...read<T>(key) }));
  const change = useCallback(
    (part: Partial<T>) =>
      setDraft((before) => {
        const next = { ...before, ...part };
        keep(key, next);
        return next;
      }),
    [key],
  );
  const forget = useCallback(() => sessionStorage.removeItem(key), [key]);
  return { draft, change, forget, kept: sessionStorage.getItem(key) !== null };
}

function read<T>(key: string): Partial<T> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>;
  } catch {
    return {};
  }
}

/** A full or forbidden store must not stop anybody from typing. */
function keep(key: string, value: object): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    return;
  }
}
