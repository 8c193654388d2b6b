import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EscalationList } from '@zhiben/domain/contract/escalation.ts';
import type { OwnTermCount } from '@zhiben/domain/contract/own-term.ts';
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

/** How many rungs waited for a signature for longer than the authority's own number of days. */
export function useUnsignedLate() {
  const session = useSession();
  return useQuery({
    queryKey: ['own-terms', 'count', 'sign'],
    queryFn: () => get<OwnTermCount>('/own-terms/count', { step: 'sign' }),
    enabled: session.scope === 'authority' && hasRole(session, 'desk', 'leader'),
  });
}

/** The way to them; nothing while there are none. */
export function UnsignedLate({ data }: { data: OwnTermCount | undefined }) {
  const t = useTexts();
  if (data === undefined || data.late.count === 0) return null;
  const { count, more } = data.late;
  return (
    <Link to="/own-terms" search={{ step: 'sign', late: 'true' }} className="unsigned-late">
      {t('ladder.unsigned-late', { n: more ? `${count}+` : count })}
    </Link>
  );
}

export function TodayLadder({
  data,
  late,
}: {
  data: EscalationList | undefined;
  late: OwnTermCount | undefined;
}) {
  const t = useTexts();
  const due = data?.rows.filter(({ state }) => state === 'due').length ?? 0;
  if (data === undefined || due === 0) return null;
  return (
    <p className="today-list today-line">
      <Link to="/escalations" search={{ which: 'unsigned' }} className="today-title today-what">
        {t('ladder.today', { n: data.next === null ? due : `${due}+` })}
      </Link>
      <UnsignedLate data={late} />
      <Link to="/escalations" search={{ which: 'unsigned' }} className="button today-look">
        {t('ladder.today-see')}
      </Link>
    </p>
  );
}
