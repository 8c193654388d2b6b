import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { HazardPage as Page } from '@zhiben/domain/contract/hazard.ts';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { Pending } from '../../outbox/pending.tsx';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { BeforeAfter, Documents } from './before-after.tsx';
import { DoNow } from './do-now.tsx';
import { Head } from './head.tsx';
import { Commitments, CriterionCard, Record } from './record.tsx';
import { Relations } from './relations.tsx';
import { Story } from './story.tsx';
import './hazard.css';

export function useHazard(id: string) {
  return useQuery({ queryKey: ['hazard', id], queryFn: () => get<Page>(`/hazards/${id}`) });
}

/** One hazard: where it stands, what you can do now, the pictures, the record, and its story. */
export function HazardPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { accountId } = useSession();
  const { data: page, error, isPending, refetch } = useHazard(id);
  if (isPending) return <Loading />;
  if (page === undefined) return <ErrorBox error={error} retry={() => void refetch()} />;
  const { hazard } = page;
  return (
    <article className="hazard" aria-labelledby="hazard-title">
      <Head hazard={hazard} />
      <Pending accountId={accountId} caseId={id} />
      <div className="hazard-columns">
        <div className="stack hazard-body">
          <DoNow page={page} />
          <BeforeAfter page={page} />
          <CriterionCard hazard={hazard} />
          <Commitments hazard={hazard} />
          <Record hazard={hazard} />
          <Documents page={page} />
          <Relations page={page} />
        </div>
        <Story page={page} />
      </div>
    </article>
  );
}
