import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { NoticeList } from '@zhiben/domain/contract/notice.ts';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { NoticeLine } from './notice-line.tsx';

const WHICH = ['waiting', 'late', 'serve-due', 'all'] as const;
const SORTS = ['answer-by', '-made-at'] as const;

/** Who was told and has not answered: the most urgent first. */
export function NoticesPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const session = useSession();
  const asked = useSearch({ strict: false }) as { which?: string; sort?: string };
  const which = WHICH.find((name) => name === asked.which) ?? 'waiting';
  const sort = SORTS.find((name) => name === asked.sort) ?? 'answer-by';
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ['notices', 'list', which, sort],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam }) => get<NoticeList>('/notices', { which, sort, cursor: pageParam }),
      getNextPageParam: (last) => last.next ?? undefined,
    });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <div className="stack">
      <h1>{t('notices.title')}</h1>
      <nav className="notice-tabs" aria-label={t('notices.title')}>
        {WHICH.map((name) => (
          <Link
            key={name}
            to="/notices"
            search={{ which: name, ...(asked.sort === undefined ? {} : { sort }) }}
            className="notice-tab"
            aria-current={name === which ? 'page' : undefined}
          >
            {t(`notices.which.${name}`)}
          </Link>
        ))}
      </nav>
      <div className="row no-print">
        <select
          className="notice-tab"
          aria-label={t('notices.sort')}
          value={sort}
          onChange={({ target }) => void navigate({ to: '/notices', search: { which, sort: target.value } })}
        >
          {SORTS.map((name) => (
            <option key={name} value={name}>
              {t(`notices.sort.${name}`)}
            </option>
          ))}
        </select>
        <ExportLinks path="/notices" query={{ which, sort }} />
        {session.scope === 'authority' && hasRole(session, 'administrator', 'desk', 'leader') && (
          <Link className="button-link" to="/messages" search={{}}>
            {t('messages.title')}
          </Link>
        )}
      </div>
      {isPending && <Loading />}
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {!isPending && error === null && rows.length === 0 && (
        <div className="card">
          <Empty title={t('notices.none')}>
            <p>{t('notices.none-help')}</p>
          </Empty>
        </div>
      )}
      {rows.length > 0 && (
        <div className="card">
          <ul className="notice-list">
            {rows.map((notice) => (
              <li key={notice.id}>
                <Link to="/hazards/$id" params={{ id: notice.caseId }} className="notice-hazard">
                  {notice.caseNumber} {notice.caseTitle}
                </Link>
                <p className="soft">{notice.organisationName}</p>
                <NoticeLine notice={notice} />
              </li>
            ))}
          </ul>
          {hasNextPage && (
            <button
              type="button"
              className="button"
              disabled={isFetchingNextPage}
              onClick={() => void fetchNextPage()}
            >
              {t('notices.more')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
