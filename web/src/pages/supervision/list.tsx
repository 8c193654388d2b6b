import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { get, type Query } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import '../notices/notices.css';
import './supervision.css';

interface Paged<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A list that is read page by page by key; its cache is thrown away by every change of supervision. */
export function usePages<Row, Answer extends Paged<Row> = Paged<Row>>(path: string, query: Query) {
  const list = useInfiniteQuery({
    queryKey: ['supervision', path, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<Answer>(path, { ...query, cursor: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return { ...list, rows: list.data?.pages.flatMap((page) => page.rows) ?? [], first: list.data?.pages[0] };
}

/** Loading, error, empty, or the lines and a button for more. */
export function Lines<Row extends { readonly id: string }>({
  list,
  empty,
  help,
  children,
}: {
  list: ReturnType<typeof usePages<Row>>;
  empty: string;
  help?: ReactNode;
  children: (row: Row) => ReactNode;
}) {
  const t = useTexts();
  if (list.isPending) return <Loading />;
  if (list.error !== null) return <ErrorBox error={list.error} retry={() => void list.refetch()} />;
  if (list.rows.length === 0)
    return (
      <div className="card">
        <Empty title={empty}>{help}</Empty>
      </div>
    );
  return (
    <div className="card">
      <ul className="notice-list">
        {list.rows.map((row) => (
          <li key={row.id}>{children(row)}</li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('action.more')}
        </button>
      )}
    </div>
  );
}

const ROOMS = ['/listings', '/supervision-orders', '/inquiries', '/self-checks', '/double-reports'] as const;

/** The head of every page of supervision: where one is, what else there is, and what can be begun here. */
export function SupervisionHead({ room, children }: { room: (typeof ROOMS)[number]; children?: ReactNode }) {
  const t = useTexts();
  return (
    <>
      <header className="row">
        <h1>{t(`supervision.room${room}`)}</h1>
        <span className="grow" />
        {children}
      </header>
      <nav className="supervision-rooms no-print" aria-label={t('supervision.rooms')}>
        {ROOMS.map((to) => (
          <Link key={to} to={to} search={{}} aria-current={to === room ? 'page' : undefined}>
            {t(`supervision.room${to}`)}
          </Link>
        ))}
      </nav>
    </>
  );
}

/** One list in several cuts, each with an address of its own. */
export function Cuts({
  room,
  names,
  which,
  text,
}: {
  room: (typeof ROOMS)[number];
  names: readonly string[];
  which: string;
  text: string;
}) {
  const t = useTexts();
  return (
    <nav className="notice-tabs no-print" aria-label={t(`supervision.room${room}`)}>
      {names.map((name) => (
        <Link
          key={name}
          to={room}
          search={{ which: name }}
          className="notice-tab"
          aria-current={name === which ? 'page' : undefined}
        >
          {t(`${text}.which.${name}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Whether the reader stands on the governing side. */
export function useGoverns(): boolean {
  return useSession().scope !== 'organisation';
}
