import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/index.ts';
import { Empty } from '../ui/states.tsx';

/** An address that names no page. */
export function NotFound() {
  const t = useTexts();
  return (
    <main className="frame-main">
      <h1>{t('not-found.title')}</h1>
      <div className="card">
        <Empty title={t('not-found.help')}>
          <Link to="/" className="button button-main">
            {t('not-found.home')}
          </Link>
        </Empty>
      </div>
    </main>
  );
}
