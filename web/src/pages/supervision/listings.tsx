import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ListingCounts, ListingRow } from '@zhiben/domain/contract/supervision.ts';
import { LISTING_LEVELS } from '@zhiben/domain/kinds/listed-supervision/lifecycle.ts';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Choice, Cuts, Lines, useChoice, usePages } from '../lists/paged-list.tsx';
import { SupervisionHead, useGoverns } from './list.tsx';
import { EntryState, ReviewTerm, Term } from './tags.tsx';

const WHICH = ['standing', 'late', 'applied', 'review-late', 'ended', 'all'] as const;

/** Hazards under listed supervision, the earliest term first. */
export function ListingsPage() {
  const t = useTexts();
  const session = useSession();
  const governs = useGoverns();
  const which = useChoice('which', WHICH) ?? 'standing';
  const level = useChoice('level', LISTING_LEVELS);
  const list = usePages<ListingRow>('supervision', '/listings', { which, level });
  return (
    <div className="stack">
      <SupervisionHead room="/listings">
        <Link to="/public/listed" className="button no-print">
          {t('listing.public')}
        </Link>
        {governs && hasRole(session, 'desk') && (
          <Link to="/listings/pick" search={{}} className="button button-main no-print">
            {t('listing.pick')}
          </Link>
        )}
      </SupervisionHead>
      {governs && <Counts />}
      <div className="row">
        <Cuts label={t('supervision.room/listings')} names={WHICH} which={which} text="listing" />
        <Choice
          name="level"
          label={t('hazard.input.level')}
          all={t('listing.levels-all')}
          options={LISTING_LEVELS.map((value) => ({ value, words: t(`hazard.level.${value}`) }))}
        />
        <ExportLinks path="/listings" query={{ which, level }} />
      </div>
      <Lines list={list} empty={t('listing.none')} help={t('listing.none-help')}>
        {(listing) => <ListingLine listing={listing} />}
      </Lines>
    </div>
  );
}

export function ListingLine({ listing }: { listing: ListingRow }) {
  const t = useTexts();
  return (
    <div className="entry-line">
      <Link to="/listings/$id" params={{ id: listing.id }} search={{}} className="notice-hazard">
        {listing.number} {listing.title}
      </Link>
      <p className="soft">{listing.responsibleUnit}</p>
      <p className="row">
        <span className="tag tag-major">
          {t('listing.at-level', { level: t(`hazard.level.${listing.level}`) })}
        </span>
        <EntryState kind="listing" state={listing.state} />
        <Term dueOn={listing.dueOn} ended={listing.endedOn !== null} />
      </p>
      <ReviewTerm listing={listing} />
    </div>
  );
}

/** How this year's listings stand, by level. */
function Counts() {
  const t = useTexts();
  const { data } = useQuery({
    queryKey: ['supervision', 'listing-counts'],
    queryFn: () => get<ListingCounts>('/listings/counts'),
  });
  if (data === undefined || data.levels.length === 0) return null;
  return (
    <ul className="levels" aria-label={t('listing.counts', { year: data.year })}>
      {data.levels.map(({ level, listed, standing, late, delisted }) => (
        <li key={level}>
          <span>{t('listing.count-level', { year: data.year, level: t(`hazard.level.${level}`) })}</span>
          <strong>{listed}</strong>
          <small className="soft">{t('listing.count-how', { standing, delisted })}</small>
          {late > 0 && <small className="due-late">{t('listing.count-late', { late })}</small>}
        </li>
      ))}
    </ul>
  );
}
