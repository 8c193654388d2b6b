import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

interface Place {
  /** Lines that were loaded. */
  readonly rows: number;
  /** Pixels scrolled. */
  readonly y: number;
}

/** The place in the list of this entry of the history: it survives a reload, and a new visit starts at the top. */
export function usePlace(): { remembered: Place; remember: (rows: number) => void; key: string } {
  const key = useRouterState({
    select: ({ location }) => `zhiben.place.${location.state.__TSR_key ?? location.state.key ?? ''}`,
  });
  const at = useRef({ key: '', place: { rows: 0, y: 0 } });
  if (at.current.key !== key) at.current = { key, place: read(key) };
  const remember = useRef((rows: number) => {
    at.current.place = { ...at.current.place, rows };
  });
  useEffect(() => {
    const keep = () => {
      at.current.place = { ...at.current.place, y: window.scrollY };
      write(key, at.current.place);
    };
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, [key]);
  return { remembered: at.current.place, remember: remember.current, key };
}

function read(key: string): Place {
  try {
    return { rows: 0, y: 0, ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Place>) };
  } catch {
    return { rows: 0, y: 0 };
  }
}

/** Without storage only the comfort of a reload is lost. */
function write(key: string, place: Place): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(place));
  } catch {
    return;
  }
}
