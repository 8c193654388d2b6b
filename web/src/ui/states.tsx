import type { ReactNode } from 'react';
import { ApiError } from '../api/client.ts';
import { type Say, useTexts } from '../texts/index.ts';
import './button.css';

/** A quiet skeleton that keeps the place of what is coming. */
export function Loading() {
  const t = useTexts();
  return (
    <div className="skeleton" role="status" aria-label={t('state.loading')}>
      <i />
      <i />
      <i />
    </div>
  );
}

/** The sentence for an error: why, and what to do. */
export function sentenceFor(error: unknown, t: Say): string {
  if (error instanceof ApiError) return t(`refusal.${error.problem.code}`, error.problem.detail);
  return error instanceof Error && error.message === 'not-found'
    ? t('refusal.not-found')
    : t('refusal.internal');
}

/** What happened, what to do, the code, and a way to try again. */
export function ErrorBox({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useTexts();
  const code = error instanceof ApiError ? error.problem.code : undefined;
  // Asking again gives nobody a right, and finds nothing that is not there.
  const final = error instanceof ApiError && (error.status === 403 || error.status === 404);
  return (
    <div className="card error-box" role="alert">
      <p>{sentenceFor(error, t)}</p>
      {code !== undefined && <p className="soft">{t('state.code', { code })}</p>}
      {retry !== undefined && !final && (
        <button type="button" className="button" onClick={retry}>
          {t('action.retry')}
        </button>
      )}
    </div>
  );
}

/** An empty list teaches the next step. */
export function Empty({ title, children }: { title?: string; children?: ReactNode }) {
  const t = useTexts();
  return (
    <div className="empty">
      <p>{title ?? t('state.empty')}</p>
      {children}
    </div>
  );
}
