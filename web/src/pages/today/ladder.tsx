import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EscalationList } from '@zhiben/domain/contract/escalation.ts';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';

/** Counted no further than this on the first page. */
const SHOWN = 20;

/** What waits for the signature of whoever may sign. */
export function useTodayLadder() {
  const session = useSession();
  return useQuery({
    queryKey: ['ladder', 'today'],
    queryFn: () => get<EscalationList>('/escalations', { which: 'unsigned', limit: SHOWN }),
    enabled: session.scope !== 'organisation' && hasRole(session, 'desk', 'leader'),
  });
}

export function TodayLadder({ data }: { data: EscalationList | undefined }) {
  const t = useTexts();
  const due = data?.rows.filter(({ state }) => state === 'due').length ?? 0;
  if (data === undefined || due === 0) return null;
  return (
    <p className="today-list today-line">
      <Link to="/escalations" search={{ which: 'unsigned' }} className="today-title today-what">
        {t('ladder.today', { n: data.next === null ? due : `${due}+` })}
      </Link>
      <Link to="/escalations" search={{ which: 'unsigned' }} className="button today-look">
        {t('ladder.today-see')}
      </Link>
    </p>
  );
}
