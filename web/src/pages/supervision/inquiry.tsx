import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { InquiryPage as Page } from '@zhiben/domain/contract/inquiry.ts';
import { inquiryLifecycle } from '@zhiben/domain/kinds/inquiry/lifecycle.ts';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { Pending } from '../../outbox/pending.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { Day } from '../../ui/when.tsx';
import { EntryMoves } from './entry-moves.tsx';
import { EntryStory, Facts, StatePath } from './entry-story.tsx';
import { FactsInWords } from './inquiries.tsx';
import { EntryState } from './tags.tsx';
import '../hazard/hazard.css';

/** One inquiry: what the records say, what the enterprise says, what two people conclude. */
export function InquiryPage() {
  const t = useTexts();
  const { id } = useParams({ strict: false }) as { id: string };
  const { accountId } = useSession();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['supervision', 'inquiry', id],
    queryFn: () => get<Page>(`/inquiries/${id}`),
  });
  if (isPending) return <Loading />;
  if (data === undefined)
    return (
      <>
        <h1>{t('supervision.room/inquiries')}</h1>
        <ErrorBox error={error} retry={() => void refetch()} />
      </>
    );
  const { entry, moves, story } = data;
  const decided = (inquiryLifecycle.final as readonly string[]).includes(entry.state);
  return (
    <article className="hazard" aria-labelledby="hazard-title">
      <header className="hazard-head">
        <p className="soft hazard-number">
          <Link to="/inquiries" search={{}}>
            {t('supervision.room/inquiries')}
          </Link>
          {' · '}
          <Link to="/enterprises/$id" params={{ id: entry.organisationId }} search={{}}>
            {entry.organisationName}
          </Link>
        </p>
        <h1 id="hazard-title" tabIndex={-1}>
          {t(`inquiry.failure.${entry.failure}`)}
        </h1>
        <FactsInWords inquiry={entry} />
        <p className="row hazard-tags">
          <EntryState kind="inquiry" state={entry.state} />
        </p>
        <StatePath
          kind="inquiry"
          steps={['opened', 'proposed', 'decided']}
          state={decided ? 'decided' : entry.state}
        />
      </header>
      <Pending accountId={accountId} caseId={entry.caseId ?? entry.id} />
      <div className="hazard-columns">
        <div className="stack hazard-body">
          <EntryMoves kind="inquiry" moves={inquiryLifecycle.moves} offers={moves} entry={entry} />
          <p className="soft legal-note">{t('inquiry.rule-person')}</p>
          <Facts
            title={t('inquiry.record')}
            rows={[
              [t('inquiry.opened-on'), <Day key="o" value={entry.openedOn} />],
              [
                t('supervision.about'),
                entry.caseId !== null && entry.caseNumber !== null ? (
                  <Link key="h" to="/hazards/$id" params={{ id: entry.caseId }} search={{}}>
                    {entry.caseNumber} {entry.caseTitle}
                  </Link>
                ) : null,
              ],
              [
                t('inquiry.check'),
                entry.selfCheckId === null ? null : (
                  <Link key="c" to="/self-checks" search={{ organisationId: entry.organisationId }}>
                    {t('inquiry.see-checks')}
                  </Link>
                ),
              ],
              [t('hazard.input.statement'), entry.statement ?? t('inquiry.not-heard')],
              [t('hazard.input.conclusion'), entry.conclusion && t(`hazard.conclusion.${entry.conclusion}`)],
              [t('hazard.input.reason'), entry.reason],
              [t('inquiry.decided-on'), entry.decidedOn && <Day key="d" value={entry.decidedOn} />],
            ]}
          />
        </div>
        <EntryStory kind="inquiry" story={story} />
      </div>
    </article>
  );
}
