import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ListingPage as Page } from '@zhiben/domain/contract/supervision.ts';
import { listingLifecycle } from '@zhiben/domain/kinds/listed-supervision/lifecycle.ts';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { Pending } from '../../outbox/pending.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { StateTag } from '../../ui/tags.tsx';
import { Day } from '../../ui/when.tsx';
import { EntryMoves } from './entry-moves.tsx';
import { EntryStory, Facts, StatePath } from './entry-story.tsx';
import { DocumentLink, EntryState, ReviewTerm, Term } from './tags.tsx';
import '../hazard/hazard.css';

const STEPS = ['listed', 'applied', 'reviewed', 'delisted'] as const;

/** One listing: where it stands, what you can do now, what was decided, and its story. */
export function ListingPage() {
  const t = useTexts();
  const { id } = useParams({ strict: false }) as { id: string };
  const { accountId } = useSession();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['supervision', 'listing', id],
    queryFn: () => get<Page>(`/listings/${id}`),
  });
  if (isPending) return <Loading />;
  if (data === undefined)
    return (
      <>
        <h1>{t('supervision.room/listings')}</h1>
        <ErrorBox error={error} retry={() => void refetch()} />
      </>
    );
  const { entry, moves, story } = data;
  const { level, issuingBody, conditions, responsibleUnit, responsiblePerson } = entry;
  const labels = { dueOn: t('listing.due'), title: t('listing.title') };
  return (
    <article className="hazard" aria-labelledby="hazard-title">
      <header className="hazard-head">
        <p className="soft hazard-number">
          <Link to="/listings" search={{}}>
            {t('supervision.room/listings')}
          </Link>
          {' · '}
          {entry.number}
          {' · '}
          {entry.responsibleUnit}
        </p>
        <h1 id="hazard-title" tabIndex={-1}>
          {entry.title}
        </h1>
        <p className="row hazard-tags">
          <span className="tag tag-major">
            {t('listing.at-level', { level: t(`hazard.level.${level}`) })}
          </span>
          <EntryState kind="listing" state={entry.state} />
        </p>
        <StatePath kind="listing" steps={STEPS} state={entry.state} />
        <p className="row clock">
          <Term dueOn={entry.dueOn} ended={entry.endedOn !== null} />
        </p>
        <ReviewTerm listing={entry} />
      </header>
      <Pending accountId={accountId} caseId={entry.caseId} />
      <div className="hazard-columns">
        <div className="stack hazard-body">
          <EntryMoves
            kind="listing"
            moves={listingLifecycle.moves}
            offers={moves}
            entry={entry}
            labels={labels}
            start={{
              'change-term': { dueOn: entry.dueOn },
              amend: { level, issuingBody, conditions, responsibleUnit, responsiblePerson },
              correct: { title: entry.title },
            }}
          />
          <section className="card" aria-labelledby="of-title">
            <h2 id="of-title">{t('supervision.about')}</h2>
            <p>
              <Link to="/hazards/$id" params={{ id: entry.caseId }} search={{}}>
                {entry.caseNumber} {entry.caseTitle}
              </Link>{' '}
              <StateTag state={entry.caseState} />
            </p>
          </section>
          <Facts
            title={t('listing.facts')}
            rows={[
              [t('hazard.input.issuingBody'), issuingBody],
              [t('listing.due'), <Day key="d" value={entry.dueOn} />],
              [t('hazard.input.conditions'), conditions],
              [t('hazard.input.responsibleUnit'), responsibleUnit],
              [t('hazard.input.responsiblePerson'), responsiblePerson],
              [t('listing.listed-on'), <Day key="l" value={entry.listedOn} />],
              [t('listing.applied-on'), entry.appliedOn && <Day key="a" value={entry.appliedOn} />],
              [t('listing.ended-on'), entry.endedOn && <Day key="e" value={entry.endedOn} />],
              [
                t('listing.before-public'),
                entry.publishedOn === null ? (
                  t(entry.removedOn === null ? 'listing.never-published' : 'listing.removed')
                ) : (
                  <Day key="p" value={entry.publishedOn} />
                ),
              ],
              [t('hazard.input.correction'), entry.correction],
              [
                t('document.kind.listed-supervision'),
                entry.document && <DocumentLink key="n" document={entry.document} />,
              ],
              [
                t('document.kind.supervision-release'),
                entry.releaseDocument && <DocumentLink key="r" document={entry.releaseDocument} />,
              ],
            ]}
          />
        </div>
        <EntryStory kind="listing" story={story} labels={labels} />
      </div>
    </article>
  );
}
