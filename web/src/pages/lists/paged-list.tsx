import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { get, type Query } from '../../api/client.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import '../../pickers/list.css';
import '../notices/notices.css';

interface Paged<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** A list that is read page by page by key. `room` names the part of the cache that its changes throw away. */
export function usePages<Row, Answer extends Paged<Row> = Paged<Row>>(
  room: string,
  path: string,
  query: Query,
) {
  const list = useInfiniteQuery({
    queryKey: [room, 'list', path, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<Answer>(path, { ...query, cursor: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return { ...list, rows: list.data?.pages.flatMap((page) => page.rows) ?? [], first: list.data?.pages[0] };
}

/**
 * The frame of every list that is read page by page: it loads, tells what failed and tries again, says of an empty list
 * what to do, shows the rows, offers more of them, and tells when that was all.
 */
export function Paged<Row>({
  list,
  empty,
  help,
  children,
}: {
  list: ReturnType<typeof usePages<Row>>;
  empty: string;
  help?: ReactNode;
  children: (rows: readonly Row[]) => ReactNode;
}) {
  const t = useTexts();
  const { rows, error, hasNextPage } = list;
  if (list.isPending) return <Loading />;
  // What was read stays in sight when only the next page fails.
  if (error !== null && rows.length === 0)
    return <ErrorBox error={error} retry={() => void list.refetch()} />;
  if (rows.length === 0)
    return (
      <div className="card">
        <Empty title={empty}>{help}</Empty>
      </div>
    );
  return (
    <>
      {children(rows)}
      {error !== null && (
        <ErrorBox error={error} retry={() => void (list.data ? list.fetchNextPage() : list.refetch())} />
      )}
      {hasNextPage && error === null && (
        <div className="row list-more no-print">
          <button
            type="button"
            className="button"
            disabled={list.isFetchingNextPage}
            onClick={() => void list.fetchNextPage()}
          >
            {t('action.more')}
          </button>
        </div>
      )}
      {!hasNextPage && <p className="soft list-end">{t('list.end', { n: rows.length })}</p>}
    </>
  );
}

/** The same with a line for each row. */
export function Lines<Row extends { readonly id: string }>({
  help,
  children,
  ...frame
}: {
  list: ReturnType<typeof usePages<Row>>;
  empty: string;
  help?: string | undefined;
  children: (row: Row) => ReactNode;
}) {
  return (
    <Paged {...frame} help={help !== undefined && <p>{help}</p>}>
      {(rows) => (
        <div className="card">
          <ul className="notice-list">
            {rows.map((row) => (
              <li key={row.id}>{children(row)}</li>
            ))}
          </ul>
        </div>
      )}
    </Paged>
  );
}

/** One list in several cuts, each with an address of its own that keeps the other filters. */
export function Cuts<Name extends string>({
  label,
  names,
  which,
  text,
}: {
  label: string;
  names: readonly Name[];
  which: Name;
  text: string;
}) {
  const t = useTexts();
  return (
    <nav className="notice-tabs no-print" aria-label={label}>
      {names.map((name) => (
        <Link
          key={name}
          to="."
          search={((before: object) => ({ ...before, which: name })) as never}
          className="notice-tab"
          aria-current={name === which ? 'page' : undefined}
        >
          {t(`${text}.which.${name}`)}
        </Link>
      ))}
    </nav>
  );
}

/** One filter as a choice, kept in the address under `name`. */
export function Choice({
  name,
  label,
  all,
  options,
}: {
  name: string;
  label: string;
  /** What stands for no choice; absent where there is always one. */
  all?: string;
  options: readonly { readonly value: string; readonly words: string; readonly lang?: string }[];
}) {
  const { words, setWords } = useAddress();
  return (
    <select
      className="notice-tab no-print"
      aria-label={label}
      value={words[name] ?? ''}
      onChange={({ target }) => setWords({ [name]: target.value })}
    >
      {all !== undefined && <option value="">{all}</option>}
      {options.map(({ value, words, lang }) => (
        <option key={value} value={value} lang={lang}>
          {words}
        </option>
      ))}
    </select>
  );
}

/** What the address says under `name`, when it is one of these. */
export function useChoice<Name extends string>(name: string, names: readonly Name[]): Name | undefined {
  const { words } = useAddress();
  return names.find((each) => each === words[name]);
}
