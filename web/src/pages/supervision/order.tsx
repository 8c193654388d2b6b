import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { OrderPage as Page } from '@zhiben/domain/contract/supervision.ts';
import { isReopened, orderLifecycle } from '@zhiben/domain/kinds/supervision-order/lifecycle.ts';
import { get } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { Pending } from '../../outbox/pending.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { Day } from '../../ui/when.tsx';
import { EntryMoves } from './entry-moves.tsx';
import { EntryStory, Facts, StatePath } from './entry-story.tsx';
import { DocumentLink, EntryState, Term } from './tags.tsx';
import '../hazard/hazard.css';

/** One supervision order: its term, who handles it, how far it is. */
export function OrderPage() {
  const t = useTexts();
  const { id } = useParams({ strict: false }) as { id: string };
  const { accountId } = useSession();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['supervision', 'order', id],
    queryFn: () => get<Page>(`/supervision-orders/${id}`),
  });
  if (isPending) return <Loading />;
  if (data === undefined)
    return (
      <>
        <h1>{t('supervision.room/supervision-orders')}</h1>
        <ErrorBox error={error} retry={() => void refetch()} />
      </>
    );
  const { entry, moves, story } = data;
  const labels = {
    departmentId: t('order.department'),
    dueOn: t('order.due'),
    requirements: t('order.requirements'),
  };
  return (
    <article className="hazard" aria-labelledby="hazard-title">
      <header className="hazard-head">
        <p className="soft hazard-number">
          <Link to="/supervision-orders" search={{}}>
            {t('supervision.room/supervision-orders')}
          </Link>
          {' · '}
          {entry.number}
          {entry.organisationName !== null && ` · ${entry.organisationName}`}
        </p>
        <h1 id="hazard-title" tabIndex={-1}>
          {entry.title}
        </h1>
        <p className="row hazard-tags">
          <EntryState kind="order" state={entry.state} />
          {entry.extensionAsked && <span className="tag">{t('hazard-page.extension-asked')}</span>}
          {entry.refusedOn !== null && <span className="tag tag-major">{t('order.refused')}</span>}
          {isReopened(entry) && <span className="tag tag-major">{t('order.reopened')}</span>}
        </p>
        <StatePath kind="order" steps={['issued', 'done']} state={entry.state} />
        <p className="row clock">
          <Term dueOn={entry.dueOn} ended={entry.endedOn !== null} />
        </p>
      </header>
      <Pending accountId={accountId} caseId={entry.caseId} />
      <div className="hazard-columns">
        <div className="stack hazard-body">
          <EntryMoves
            kind="order"
            moves={orderLifecycle.moves}
            offers={moves}
            entry={entry}
            labels={labels}
          />
          <Facts
            title={t('order.facts')}
            rows={[
              [
                t('supervision.about'),
                entry.caseNumber && (
                  <Link key="h" to="/hazards/$id" params={{ id: entry.caseId }} search={{}}>
                    {entry.caseNumber}
                  </Link>
                ),
              ],
              [t('hazard.input.level'), t(`hazard.level.${entry.level}`)],
              [t('hazard.input.issuingBody'), entry.issuingBody],
              [t('order.requirements'), entry.requirements],
              [t('order.department'), entry.departmentName],
              [t('hazard.input.handlerId'), entry.handlerName],
              [t('order.issued-on'), <Day key="i" value={entry.issuedOn} />],
              [t('order.due'), <Day key="d" value={entry.dueOn} />],
              [t('order.extended'), entry.extended > 0 ? t('order.times', { n: entry.extended }) : null],
              [t('hazard.input.newDueOn'), entry.newDueOn && <Day key="n" value={entry.newDueOn} />],
              [
                t('document.kind.supervision-notice'),
                entry.document && <DocumentLink key="o" document={entry.document} />,
              ],
            ]}
          />
        </div>
        <EntryStory kind="order" story={story} labels={labels} />
      </div>
    </article>
  );
}
