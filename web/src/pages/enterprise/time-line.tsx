import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TimelineEntry } from '@zhiben/domain/contract/world.ts';
import { Button } from 'antd';
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
          <li
            key={`${row.at}.${row.what}.${row.move}.${row.caseId ?? row.personId ?? row.entry?.id ?? ''}.${index}`}
          >
            <span>
              {sentenceOf(row, t)} <Ago at={row.at} />
            </span>
            <Target row={row} />
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

/** What it was about; the sentence about the enterprise itself says it all. */
function Target({ row: { caseId, personId, entry, title } }: { row: TimelineEntry }) {
  if (caseId !== null)
    return (
      <Link to="/hazards/$id" params={{ id: caseId }} search={{}}>
        {title}
      </Link>
    );
  if (personId !== null)
    return (
      <Link to="/people" search={{ person: personId }}>
        {title}
      </Link>
    );
  if (entry !== null)
    return (
      <Link to="/registers/$name/$id" params={{ name: entry.register, id: entry.id }} search={{}}>
        {title}
      </Link>
    );
  return null;
}

/** Who did what. A move without words of its own still names who. */
export function sentenceOf({ what, move, actorName: actor }: TimelineEntry, t: Say): string {
  const key = what === 'hazard' ? `hazard.move.${move}` : `timeline.${what}.${move}`;
  const words = t(key);
  return t('timeline.sentence', { actor, move: words === key ? t('timeline.changed') : words });
}
