import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';
import '../notices/notices.css';
import './supervision.css';

const ROOMS = ['/listings', '/supervision-orders', '/inquiries', '/self-checks', '/double-reports'] as const;

/** The head of every page of supervision: where one is, what else there is, and what can be begun here. */
export function SupervisionHead({ room, children }: { room: (typeof ROOMS)[number]; children?: ReactNode }) {
  const t = useTexts();
  return (
    <>
      <header className="row">
        <h1>{t(`supervision.room${room}`)}</h1>
        <span className="grow" />
        {children}
      </header>
      <nav className="supervision-rooms no-print" aria-label={t('supervision.rooms')}>
        {ROOMS.map((to) => (
          <Link key={to} to={to} search={{}} aria-current={to === room ? 'page' : undefined}>
            {t(`supervision.room${to}`)}
          </Link>
        ))}
      </nav>
    </>
  );
}

/** Whether the reader stands on the governing side. */
export function useGoverns(): boolean {
  return useSession().scope !== 'organisation';
}
