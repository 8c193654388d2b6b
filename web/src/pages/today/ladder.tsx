import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EscalationList } from '@zhiben/domain/contract/escalation.ts';
import type { OwnTermCount } from '@zhiben/domain/contract/own-term.ts';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';

/** Counted no further than this on the first page. */
const SHOWN = 20;

/** Of an enterprise: what it has to confirm; of the governing side: what waits for the signature of whoever may sign. */
export function useTodayLadder() {
  const session = useSession();
  const own = session.scope === 'organisation';
  const which = own ? 'in-force' : 'unsigned';
  return useQuery({
    queryKey: ['ladder', 'today', which],
    queryFn: () => get<EscalationList>('/escalations', { which, limit: SHOWN }),
    enabled: own
      ? hasRole(session, 'enterprise-principal', 'enterprise-officer', 'enterprise-admin')
      : hasRole(session, 'desk', 'leader'),
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
  const own = useSession().scope === 'organisation';
  const which = own ? 'in-force' : 'unsigned';
  const due = data?.rows.filter(({ state }) => state === (own ? 'issued' : 'due')).length ?? 0;
  if (data === undefined || due === 0) return null;
  return (
    <p className="today-list today-line">
      <Link to="/escalations" search={{ which }} className="today-title today-what">
        {t(own ? 'ladder.today-own' : 'ladder.today', { n: data.next === null ? due : `${due}+` })}
      </Link>
      <UnsignedLate data={late} />
      <Link to="/escalations" search={{ which }} className="button today-look">
        {t(own ? 'ladder.today-own-see' : 'ladder.today-see')}
      </Link>
    </p>
  );
}
