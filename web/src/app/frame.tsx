import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { OfflineBar, OutboxEntry } from '../outbox/entry.tsx';
import { useTexts } from '../texts/index.ts';
import { Menu } from '../ui/menu.tsx';
import { WitnessEntry } from '../witness/entry.tsx';
import { AccountMenu } from './account-menu.tsx';
import { type NavigationEntry, navigationFor } from './navigation.ts';
import { Search } from './search.tsx';
import { installationQuery, useSession } from './session.ts';
import { Sign } from './sign.tsx';
import './frame.css';

const TestClock = lazy(() => import('./test-clock.tsx'));

/** The frame around every signed-in page: navigation at the left, on the phone a bar of four below, each with "more". */
export function Frame() {
  const t = useTexts();
  const session = useSession();
  const installation = useQuery(installationQuery);
  const { beside, bar, more } = navigationFor(session);
  const whose = session.organisation?.name ?? session.department?.name ?? session.authority.name;
  const link = (entry: NavigationEntry) => (
    <Link
      key={entry.to}
      to={entry.to}
      search={(entry.search ?? {}) as never}
      activeOptions={{ exact: entry.to === '/', includeSearch: false }}
      className="nav-link"
    >
      <Sign name={entry.sign} />
      {t(entry.text)}
    </Link>
  );
  const rest = (entries: readonly NavigationEntry[]) => (
    <Menu
      label={
        <>
          <Sign name="more" />
          {t('nav.more')}
        </>
      }
      className="nav-link nav-more"
    >
      {entries.map(link)}
    </Menu>
  );
  return (
    <div className="frame">
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <header className="frame-top no-print">
        <strong className="brand">{t('app.name')}</strong>
        <span className="authority" title={whose}>
          {whose}
        </span>
        <span className="grow" />
        <Search />
        <OutboxEntry />
        <AccountMenu />
      </header>
      <nav className="frame-side no-print" aria-label={t('nav.main')}>
        {beside.map(link)}
        {rest(more.beside)}
      </nav>
      <main id="main" className="frame-main" tabIndex={-1}>
        <OfflineBar />
        <WitnessEntry />
        {installation.data?.testClock ? (
          <Suspense>
            <TestClock>
              <Outlet />
            </TestClock>
          </Suspense>
        ) : (
          <Outlet />
        )}
      </main>
      <nav className="frame-bar no-print" aria-label={t('nav.main')}>
        {bar.map(link)}
        {rest(more.bar)}
      </nav>
    </div>
  );
}
