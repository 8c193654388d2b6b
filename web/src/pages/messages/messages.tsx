import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ChannelList } from '@zhiben/domain/contract/channel.ts';
import type { MessageList } from '@zhiben/domain/contract/message.ts';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { MessageLine } from './message-line.tsx';
import '../notices/notices.css';
import './messages.css';

const WHICH = ['all', 'travelling', 'dead'] as const;

/** What left the product, what waits, and what was given up: the latest first. */
export function MessagesPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }) as { which?: string; channel?: string };
  const which = WHICH.find((name) => name === asked.which) ?? 'all';
  const channelId = asked.channel;
  const channels = useQuery({ queryKey: ['channels'], queryFn: () => get<ChannelList>('/channels') });
  const { data, error, isPending, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ['messages', 'list', which, channelId],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam }) => get<MessageList>('/messages', { which, channelId, cursor: pageParam }),
      getNextPageParam: (last) => last.next ?? undefined,
    });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const search = (name: string, channel = channelId) => ({
    which: name,
    ...(channel === undefined || channel === '' ? {} : { channel }),
  });
  return (
    <div className="stack">
      <h1>{t('messages.title')}</h1>
      <div className="row">
        <nav className="notice-tabs" aria-label={t('messages.title')}>
          {WHICH.map((name) => (
            <Link
              key={name}
              to="/messages"
              search={search(name)}
              className="notice-tab"
              aria-current={name === which ? 'page' : undefined}
            >
              {t(`messages.which.${name}`)}
            </Link>
          ))}
        </nav>
        <select
          className="notice-tab"
          aria-label={t('channel.title')}
          value={channelId ?? ''}
          onChange={({ target }) => void navigate({ to: '/messages', search: search(which, target.value) })}
        >
          <option value="">{t('messages.channels-all')}</option>
          {channels.data?.rows.map(({ id, name }) => (
            <option key={id} value={id} lang="zh-CN">
              {name}
            </option>
          ))}
        </select>
      </div>
      {isPending && <Loading />}
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {!isPending && error === null && rows.length === 0 && (
        <div className="card">
          <Empty title={t('messages.none')}>
            <p>{t('messages.none-help')}</p>
          </Empty>
        </div>
      )}
      {rows.length > 0 && (
        <div className="card">
          <ul className="notice-list">
            {rows.map((message) => (
              <li key={message.id}>
                <MessageLine message={message} />
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
              {t('messages.more')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
