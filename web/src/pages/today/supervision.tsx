import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SupervisionWaiting } from '@zhiben/domain/contract/supervision.ts';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';

/** The server counts no further. */
const MOST = 100;

/** Each number, and the list that it opens. */
const LINES = {
  reviewsLate: { to: '/listings', search: { which: 'review-late' } },
  ordersLate: { to: '/supervision-orders', search: { which: 'late' } },
  notTold: { to: '/double-reports', search: {} },
  inquiries: { to: '/inquiries', search: {} },
} as const;

export function useTodaySupervision() {
  return useQuery({
    queryKey: ['supervision', 'waiting'],
    queryFn: () => get<SupervisionWaiting>('/supervision/waiting'),
  });
}

/** What of supervision waits: one line each, and none for nought. */
export function TodaySupervision({ data }: { data: SupervisionWaiting | undefined }) {
  const t = useTexts();
  if (data === undefined) return null;
  return Object.entries(LINES).map(([name, { to, search }]) => {
    const n = data[name as keyof typeof LINES];
    return n === 0 ? null : (
      <p key={name} className="today-list today-line">
        <Link to={to} search={search} className="today-title today-what">
          {t(`today.supervision.${name}`, { n: n < MOST ? n : `${MOST}+` })}
        </Link>
        <Link to={to} search={search} className="button today-look">
          {t('notices.today-see')}
        </Link>
      </p>
    );
  });
}
