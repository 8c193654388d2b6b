import { isReviewLate } from '@zhiben/domain/kinds/listed-supervision/lifecycle.ts';
import { reviewTermOn } from '@zhiben/domain/kinds/listed-supervision/review-term.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { DueBadge } from '../../ui/tags.tsx';
import { todayInChina } from '../../ui/time.ts';
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
  listing: { readonly state: string; readonly appliedOn: string | null; readonly reviewBy: string | null };
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const { appliedOn, reviewBy } = listing;
  if (listing.state !== 'applied' || appliedOn === null || reviewBy === null) return null;
  const term = reviewTermOn(appliedOn);
  const late = isReviewLate(listing as Parameters<typeof isReviewLate>[0], todayInChina());
  return (
    <p>
      <span className={late ? 'due due-late' : 'due due-plain'}>
        {t(late ? 'listing.review-late' : 'listing.review-by')} <Day value={reviewBy} />
      </span>
      {term !== undefined && (
        <span className="soft">
          {' '}
          {t('listing.review-rule', { days: term.days, article: term.article[language] })}
        </span>
      )}
    </p>
  );
}
