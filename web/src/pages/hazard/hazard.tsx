import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { HazardPage as Page } from '@zhiben/domain/contract/hazard.ts';
import { ApiError, get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { Pending } from '../../outbox/pending.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { DocumentsOnHazard } from '../documents/on-hazard.tsx';
import { LadderOnHazard } from '../ladder/on-hazard.tsx';
import { NoticeForMe, NoticesOnHazard } from '../notices/on-hazard.tsx';
import { DoubleReportOnHazard, SupervisionOnHazard } from '../supervision/on-hazard.tsx';
import { BeforeAfter, Documents } from './before-after.tsx';
import { DoNow } from './do-now.tsx';
import { Head } from './head.tsx';
import { Commitments, CriterionCard, Record } from './record.tsx';
import { Relations } from './relations.tsx';
import { Story } from './story.tsx';
import { TermCard } from './term-card.tsx';
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
  if (page === undefined) return <NoHazard error={error} retry={() => void refetch()} />;
  const { hazard } = page;
  return (
    <article className="hazard" aria-labelledby="hazard-title">
      <Head hazard={hazard} />
      <Pending accountId={accountId} caseId={id} />
      <div className="hazard-columns">
        <div className="stack hazard-body">
          <NoticeForMe caseId={id} />
          <DoNow page={page} />
          {page.term !== null && <TermCard term={page.term} />}
          <BeforeAfter page={page} />
          <CriterionCard hazard={hazard} />
          <NoticesOnHazard caseId={id} />
          <DoubleReportOnHazard hazard={hazard} />
          <LadderOnHazard caseId={id} />
          <SupervisionOnHazard hazard={hazard} />
          <DocumentsOnHazard hazard={hazard} />
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

/** Not there, out of reach, or not to be had now: only the last is worth another try. */
export function NoHazard({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTexts();
  const gone = error instanceof ApiError && error.status === 404;
  return (
    <>
      <h1 className="hidden-visually">{t('hazard')}</h1>
      {gone ? <ErrorBox error={error} /> : <ErrorBox error={error} retry={retry} />}
      <p className="no-hazard">
        <Link to="/hazards">{t('hazard-page.to-list')}</Link>
      </p>
    </>
  );
}
