import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TimelineEntry } from '@zhiben/domain/contract/world.ts';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { get } from '../../api/client.ts';
import { type Say, useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';

interface Lines {
  readonly rows: readonly TimelineEntry[];
  readonly next: string | null;
}

/** All that ever happened here, newest first, in sentences. The first lines came with the page. */
export function TimeLine({
  id,
  first,
  next,
}: {
  id: string;
  first: readonly TimelineEntry[];
  next: string | null;
}) {
  const t = useTexts();
  const line = useInfiniteQuery({
    queryKey: ['organisation', id, 'timeline', first[0]?.at ?? ''],
    initialPageParam: undefined as string | undefined,
    initialData: { pages: [{ rows: first, next } satisfies Lines], pageParams: [undefined] },
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ pageParam }) => get<Lines>(`/organisations/${id}/timeline`, { cursor: pageParam }),
    getNextPageParam: (last: Lines) => last.next ?? undefined,
  });
  const rows = line.data.pages.flatMap((page) => page.rows);
  return (
    <section className="card stack">
      <h2>{t('enterprise.timeline')}</h2>
      {rows.length === 0 && <p className="soft field-note">{t('enterprise.timeline.none')}</p>}
      <ol className="time-line">
        {rows.map((row, index) => (
          <li key={`${row.at}.${row.what}.${row.move}.${row.caseId ?? row.personId ?? ''}.${index}`}>
            <Target row={row}>{sentenceOf(row, t)}</Target>
            <span className="soft">
              <Ago at={row.at} />
            </span>
          </li>
        ))}
      </ol>
      {line.isFetchNextPageError && <ErrorBox error={line.error} retry={() => void line.fetchNextPage()} />}
      {line.hasNextPage && (
        <Button loading={line.isFetchingNextPage} onClick={() => void line.fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </section>
  );
}

function Target({ row, children }: { row: TimelineEntry; children: ReactNode }) {
  if (row.caseId !== null)
    return (
      <Link to="/hazards/$id" params={{ id: row.caseId }} search={{}}>
        {children}
      </Link>
    );
  if (row.personId !== null)
    return (
      <Link to="/people" search={{ person: row.personId }}>
        {children}
      </Link>
    );
  return <span>{children}</span>;
}

/** Who did what to what. A move without words of its own still names who and what. */
export function sentenceOf({ what, move, actorName: actor, title }: TimelineEntry, t: Say): string {
  if (what === 'hazard') {
    const key = `hazard.move.${move}`;
    const words = t(key);
    return t('timeline.hazard', { actor, title, move: words === key ? t('timeline.changed') : words });
  }
  const key = `timeline.${what}.${move}`;
  const sentence = t(key, { actor, title });
  return sentence === key ? t('timeline.other', { actor, title }) : sentence;
}
