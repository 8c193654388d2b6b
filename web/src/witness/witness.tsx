import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useSession } from '../app/session.ts';
import { useTexts } from '../texts/index.ts';
import { watchLog } from './watch.ts';
import '../texts/log.ts';

const EVERY_MS = 15 * 60_000;

/** Keeps watch while the page is open, and says so when the log is not what it was. */
export default function Witness() {
  const t = useTexts();
  const { authority } = useSession();
  const { pathname } = useLocation();
  const { data } = useQuery({
    queryKey: ['log-watch', authority.id],
    queryFn: async () => (await watchLog(authority.id)) ?? null,
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS,
    retry: false,
  });
  // The page of the log says it itself.
  if (data?.alarm === undefined || pathname === '/log') return null;
  return (
    <p className="witness-bar no-print" role="alert">
      <strong>{t(`log.alarm.${data.alarm}`)}</strong> <Link to="/log">{t('log.alarm.look')}</Link>
    </p>
  );
}
