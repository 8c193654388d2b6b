import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../texts/index.ts';
import '../notices/notices.css';
import '../../ui/shared.css';

/** The frame of a page that anybody may read: its title, what it is about, and the other language. */
export function PublicPage({
  title,
  about,
  children,
}: {
  title: string;
  about: string;
  children: ReactNode;
}) {
  const t = useTexts();
  const { language, setLanguage } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <main className="public-page stack">
      <header className="row">
        <h1>{title}</h1>
        <span className="grow" />
        <button
          type="button"
          className="button no-print"
          lang={other === 'en' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(other)}
        >
          {t('look.language')}
        </button>
      </header>
      <p className="soft">{about}</p>
      {children}
    </main>
  );
}
