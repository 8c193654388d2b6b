import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { EarlierCheckList } from '@zhiben/domain/contract/checks.ts';
import type { Hazard, HazardPage } from '@zhiben/domain/contract/hazard.ts';
import { formatYuan, isFen } from '@zhiben/domain/values/money.ts';
import type { z } from 'zod';
import { get } from '../../api/client.ts';
import { useTexts } from '../../texts/index.ts';
import { DueBadge } from '../../ui/tags.tsx';
import { Ago, Day } from '../../ui/when.tsx';

/** What was ordered, and by when. */
export function Order({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  const requirements = hazard.fields['requirements'];
  return (
    <section className="card" aria-labelledby="order-title">
      <h2 id="order-title">{t('verify.order')}</h2>
      <p className="verify-words">
        {typeof requirements === 'string' && requirements !== '' ? requirements : t('verify.no-order')}
      </p>
      {hazard.dueOn !== null && (
        <p className="row">
          <span className="soft">{t('hazard.input.dueOn')}</span> <Day value={hazard.dueOn} />{' '}
          <DueBadge dueOn={hazard.dueOn} closedOn={hazard.closedOn} />
        </p>
      )}
    </section>
  );
}

const CLAIMS = ['submit', 'rectify-on-spot'];

/** What the enterprise says it did: the last time it said so. */
export function Claim({ page }: { page: HazardPage }) {
  const t = useTexts();
  const claim = page.story.findLast((event) => CLAIMS.includes(event.move));
  if (claim === undefined) return null;
  const { done, spent } = claim.body;
  return (
    <section className="card" aria-labelledby="claim-title">
      <h2 id="claim-title">{t('verify.claim')}</h2>
      <p className="verify-words">{typeof done === 'string' ? done : ''}</p>
      <p className="soft">
        {claim.actorName} · <Ago at={claim.happenedAt} />
        {isFen(spent) && ` · ${t('hazard.input.spent')} ${formatYuan(spent)} ${t('move.yuan')}`}
      </p>
    </section>
  );
}

/** What earlier checks at the same place found: at most three, the same spot first. */
export function EarlierChecks({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  const { data } = useQuery({
    queryKey: ['hazard', hazard.id, 'earlier-checks'],
    enabled: hazard.organisationId !== null,
    queryFn: () => get<z.infer<typeof EarlierCheckList>>(`/hazards/${hazard.id}/earlier-checks`),
  });
  if (data === undefined) return null;
  return (
    <section className="card" aria-labelledby="earlier-title">
      <h2 id="earlier-title">{t('verify.earlier')}</h2>
      {data.rows.length === 0 && <p className="soft">{t('verify.no-earlier')}</p>}
      <ul className="alike">
        {data.rows.map((check) => (
          <li key={`${check.id}-${check.seq}`}>
            <strong>{t(`hazard.move.${check.move}`)}</strong> <Ago at={check.happenedAt} />{' '}
            <span className="soft">{check.actorName}</span>
            <br />
            <Link to="/hazards/$id" params={{ id: check.id }}>
              {check.number} {check.title}
            </Link>
            {check.place !== '' && <span className="soft"> · {check.place}</span>}
            {check.words !== '' && <span className="alike-why">{check.words}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
