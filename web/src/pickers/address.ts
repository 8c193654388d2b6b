import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

export type Words = Readonly<Record<string, string | undefined>>;

/** What the address says (filters, which form is open), and a way to change it. Absent and empty words are left out. */
export function useAddress(): { words: Words; setWords: (change: Words, replace?: boolean) => void } {
  const words = useSearch({ strict: false }) as Words;
  const navigate = useNavigate();
  const setWords = useCallback(
    (change: Words, replace = false) =>
      void navigate({
        to: '.',
        replace,
        search: ((before: Words) =>
          Object.fromEntries(
            Object.entries({ ...before, ...change }).filter(
              ([, value]) => value !== undefined && value !== '',
            ),
          )) as never,
      }),
    [navigate],
  );
  return { words, setWords };
}
