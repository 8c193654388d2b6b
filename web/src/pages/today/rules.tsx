import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RulesWaiting } from '@zhiben/domain/contract/rule.ts';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';

/** How many numbers wait for this reader to confirm them, while entries wait for the numbers. */
export function useTodayRules() {
  const session = useSession();
  return useQuery({
    queryKey: ['own-rules', 'waiting'],
    queryFn: () => get<RulesWaiting>('/rules/waiting'),
    enabled: session.scope === 'authority' && hasRole(session, 'administrator', 'desk'),
  });
}

/** One line, however many there are. */
export function TodayRules({ data }: { data: RulesWaiting | undefined }) {
  const t = useTexts();
  if (data === undefined || data.rules === 0) return null;
  return (
    <p className="today-list today-line">
      <Link to="/settings/rules" search={{ which: 'waiting' }} className="today-title today-what">
        {t('today.rules', { rules: data.rules, entries: data.entries })}
      </Link>
      <Link to="/settings/rules" search={{ which: 'waiting' }} className="button today-look">
        {t('today.rules-see')}
      </Link>
    </p>
  );
}
