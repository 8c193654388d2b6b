import { Link } from '@tanstack/react-router';
import type { EntryDocument } from '@zhiben/domain/contract/entry.ts';
import type { ListingRow } from '@zhiben/domain/contract/supervision.ts';
import { isReviewLate } from '@zhiben/domain/kinds/listed-supervision/lifecycle.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { DueBadge } from '../../ui/tags.tsx';
import { dayInWords, todayInChina } from '../../ui/time.ts';
import { Day } from '../../ui/when.tsx';
import type { Kind } from './entry-moves.tsx';

const ENDED: readonly string[] = ['delisted', 'withdrawn', 'done', 'founded', 'unfounded', 'exempted'];
const WAITING: readonly string[] = ['applied', 'reviewed', 'proposed', 'opened'];

/** Where an entry stands. */
export function EntryState({ kind, state }: { kind: Kind; state: string }) {
  const t = useTexts();
  const tone = ENDED.includes(state) ? 'ended' : WAITING.includes(state) ? 'waiting' : 'plain';
  return <span className={`tag tag-${tone}`}>{t(`${kind}.state.${state}`)}</span>;
}

/** Days left or late, the day beside it; nothing for what has ended. */
export function Term({ dueOn, ended }: { dueOn: string; ended: boolean }) {
  return ended ? null : (
    <>
      <DueBadge dueOn={dueOn} />
      <span className="soft">
        <Day value={dueOn} />
      </span>
    </>
  );
}

/** By when an application is reviewed on site, and the rule that says so. */
export function ReviewTerm({
  listing,
}: {
  listing: Pick<ListingRow, 'state' | 'appliedOn' | 'reviewBy' | 'reviewRule'>;
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const { appliedOn, reviewBy, reviewRule } = listing;
  if (listing.state !== 'applied' || appliedOn === null || reviewBy === null) return null;
  const late = isReviewLate(listing, todayInChina());
  return (
    <p>
      <span className={late ? 'due due-late' : 'due due-plain'}>
        {t(late ? 'listing.review-late' : 'listing.review-by')} <Day value={reviewBy} />
      </span>
      {reviewRule !== null && (
        <span className="soft">
          {' '}
          {t('term.from-rule', {
            start: dayInWords(appliedOn, language),
            n: reviewRule.days ?? '',
            unit: t(`term.unit.${reviewRule.unit}`),
            article: reviewRule.article,
            confidence: t(`term.confidence.${reviewRule.confidence}`),
            from: dayInWords(reviewRule.from, language),
          })}
        </span>
      )}
    </p>
  );
}

/** The document of an entry by its number; one that was not issued says so. */
export function DocumentLink({ document: { id, state, number } }: { document: EntryDocument }) {
  const t = useTexts();
  return (
    <>
      <Link to="/documents/$id" params={{ id }} search={{}}>
        {number ?? t('supervision.draft')}
      </Link>{' '}
      {state !== 'draft' && state !== 'issued' && (
        <span className="tag tag-ended">{t(`document.state.${state}`)}</span>
      )}
    </>
  );
}
