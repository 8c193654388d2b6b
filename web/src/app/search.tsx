import { lazy, Suspense, useEffect, useState } from 'react';
import { useTexts } from '../texts/index.ts';

const SearchDialog = lazy(() => import('./search-dialog.tsx'));

/** The search of the frame: anything by number, name, place or words. Ctrl+K (⌘K) from anywhere. */
export function Search() {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setOpen(true);
      }
    };
    document.addEventListener('keydown', key);
    return () => document.removeEventListener('keydown', key);
  }, []);
  return (
    <>
      <button
        type="button"
        className="frame-button frame-search"
        title={t('search.open')}
        aria-label={t('search.open')}
        onClick={() => setOpen(true)}
      >
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
          <circle cx="7.5" cy="7.5" r="5" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <path d="M11.3 11.3 16 16" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
        </svg>
        <span className="frame-search-words">{t('search.title')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
