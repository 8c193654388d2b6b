import type { Session } from '@zhiben/domain/contract/session.ts';

const KEY = 'zhiben.session';

/**
 * Who was signed in when there was signal last: name, roles and place, no secret. It only lets the page open without
 * signal, so that a report can be written; every right is still decided by the server.
 */
export function rememberSession(session: Session): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(session));
  } catch {
    // A full or forbidden store only means that the page does not open without signal.
  }
}

export function forgetSession(): void {
  localStorage.removeItem(KEY);
}

export function lastSession(): Session | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null;
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}
