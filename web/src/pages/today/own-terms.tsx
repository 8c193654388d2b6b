import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OwnTermCount } from '@zhiben/domain/contract/own-term.ts';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';

/** How much of what this office owes is the reader's to do, and how much of that is late. */
export function useTodayOwnTerms() {
  return useQuery({
    queryKey: ['own-terms', 'count'],
    queryFn: () => get<OwnTermCount>('/own-terms/count'),
    enabled: useSession().scope !== 'organisation',
  });
}

/** The late ones when there are any, else all of them: one line, and the way to the list. */
export function TodayOwnTerms({ data }: { data: OwnTermCount | undefined }) {
  const t = useTexts();
  if (data === undefined || data.all.count === 0) return null;
  const late = data.late.count > 0;
  const { count, more } = late ? data.late : data.all;
  const search = late ? { mine: 'true', late: 'true' } : { mine: 'true' };
  return (
    <p className="today-list today-line">
      <Link to="/own-terms" search={search} className="today-title today-what">
        {t(late ? 'own-terms.today-late' : 'own-terms.today', { n: more ? `${count}+` : count })}
      </Link>
      <Link to="/own-terms" search={search} className="button today-look">
        {t('own-terms.today-see')}
      </Link>
    </p>
  );
}
