import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { NoticeList } from '@zhiben/domain/contract/notice.ts';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';

/** Counted no further than this on the first page. */
const SHOWN = 8;

/** What I have to acknowledge myself; for the governing side, what was not answered in time. */
export function useTodayNotices() {
  const own = useSession().scope === 'organisation';
  const which = own ? 'mine' : 'late';
  return useQuery({
    queryKey: ['notices', 'today', which],
    queryFn: () => get<NoticeList>('/notices', { which, limit: SHOWN }),
  });
}

/** For the governing side: what has to be handed over in person, because nothing else reached the person. */
export function useTodayToServe() {
  return useQuery({
    queryKey: ['notices', 'today', 'serve-due'],
    queryFn: () => get<NoticeList>('/notices', { which: 'serve-due', limit: SHOWN }),
    enabled: useSession().scope !== 'organisation',
  });
}

/** One line with how many there are, and the way to them. */
export function NoticesLine({ data, which }: { data: NoticeList | undefined; which: 'late' | 'serve-due' }) {
  const t = useTexts();
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <p className="today-list today-line">
      <Link to="/notices" search={{ which }} className="today-title today-what">
        {t(which === 'late' ? 'notices.today-late' : 'notices.today-serve', {
          n: data.next === null ? data.rows.length : `${data.rows.length}+`,
        })}
      </Link>
      <Link to="/notices" search={{ which }} className="button today-look">
        {t('notices.today-see')}
      </Link>
    </p>
  );
}

export function TodayNotices({ data }: { data: NoticeList | undefined }) {
  const t = useTexts();
  const own = useSession().scope === 'organisation';
  if (data === undefined || data.rows.length === 0) return null;
  if (!own) return <NoticesLine data={data} which="late" />;
  return (
    <section aria-labelledby="today-notices" className="today-group">
      <h2 id="today-notices" className="today-late">
        {t('notices.today-mine')}
      </h2>
      <ul className="today-list">
        {data.rows.map((notice) => (
          <li key={notice.id} className="today-line">
            <div className="today-what">
              <Link to="/hazards/$id" params={{ id: notice.caseId }} className="today-title">
                {notice.caseTitle}
              </Link>
              <small className="soft">{notice.caseNumber}</small>
            </div>
            <Link to="/hazards/$id" params={{ id: notice.caseId }} className="button today-do">
              {t('notices.acknowledge')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
