import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { HazardPage } from '@zhiben/domain/contract/hazard.ts';
import { App } from 'antd';
import { useState } from 'react';
import { useSession } from '../../app/session.ts';
import { Compare, canCompare } from '../../evidence/compare.tsx';
import { Lightbox } from '../../evidence/lightbox.tsx';
import { Facts, type Shown } from '../../evidence/photo.tsx';
import { Pending } from '../../outbox/pending.tsx';
import { useTexts } from '../../texts/index.ts';
import { Loading } from '../../ui/states.tsx';
import { GradeTag, StateTag } from '../../ui/tags.tsx';
import { Figure, useShown } from '../hazard/before-after.tsx';
import { NoHazard, useHazard } from '../hazard/hazard.tsx';
import { CheckForm } from './check-form.tsx';
import { Claim, EarlierChecks, Order } from './order-and-claim.tsx';
import { OUTCOMES } from './outcomes.ts';
import '../hazard/hazard.css';
import './verify.css';
import '../../texts/verify.ts';

/** Is it really gone? Before and after under one slider, the order, the claim, earlier checks, and three answers. */
export function VerifyPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: page, error, isPending, refetch } = useHazard(id);
  if (isPending) return <Loading />;
  if (page === undefined) return <NoHazard error={error} retry={() => void refetch()} />;
  return <Verify page={page} />;
}

function Verify({ page }: { page: HazardPage }) {
  const t = useTexts();
  const { accountId } = useSession();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { hazard, moves } = page;
  const offers = OUTCOMES.map(({ move }) => moves.find((offer) => offer.move === move));
  const allowed = offers.some((offer) => offer?.refusal === null);
  const refusal = offers.find((offer) => offer?.refusal != null)?.refusal ?? 'wrong-state';
  const back = () => void navigate({ to: '/hazards/$id', params: { id: hazard.id } });
  return (
    <article className="hazard verify" aria-labelledby="verify-title">
      <header className="hazard-head">
        <p className="soft hazard-number">
          <Link to="/hazards/$id" params={{ id: hazard.id }}>
            {hazard.number}
          </Link>
          {[hazard.organisationName, hazard.place].filter(Boolean).map((words) => ` · ${words}`)}
        </p>
        <h1 id="verify-title">{t('verify.title', { title: hazard.title })}</h1>
        <p className="row">
          <GradeTag grade={hazard.grade} />
          <StateTag state={hazard.state} />
        </p>
      </header>
      <Pending accountId={accountId} caseId={hazard.id} />
      <div className="verify-columns">
        <div className="stack">
          <Pictures page={page} />
        </div>
        <div className="stack">
          <Order hazard={hazard} />
          <Claim page={page} />
          <EarlierChecks hazard={hazard} />
          {allowed ? (
            <CheckForm
              page={page}
              onDone={(how) => {
                void (how === 'sent'
                  ? message.success(t('verify.done'))
                  : message.info(t('outbox.waits-short')));
                back();
              }}
            />
          ) : (
            <section className="card" role="status">
              <p>{t(refusal === 'not-permitted' ? 'verify.not-permitted' : `refusal.${refusal}`)}</p>
              <Link to="/hazards/$id" params={{ id: hazard.id }}>
                {t('verify.back')}
              </Link>
            </section>
          )}
        </div>
      </div>
    </article>
  );
}

/** Which two are compared is chosen by touching them; at first the newest of each. */
function Pictures({ page }: { page: HazardPage }) {
  const t = useTexts();
  const [chosen, setChosen] = useState<{ before?: string; after?: string }>({});
  const [large, setLarge] = useState<number>();
  const all = useShown(page).filter(({ use }) => use !== 'document');
  const of = (use: 'before' | 'after') => all.filter((evidence) => evidence.use === use);
  const pick = (use: 'before' | 'after'): Shown | undefined =>
    of(use).find(({ fileId }) => fileId === chosen[use]) ?? of(use).findLast(canCompare) ?? of(use).at(-1);
  const before = pick('before');
  const after = pick('after');
  const both = canCompare(before) && canCompare(after);
  return (
    <section className="card" aria-labelledby="compare-title">
      <h2 id="compare-title">{t('hazard-page.photos')}</h2>
      {both && <Compare before={before} after={after} />}
      <div className="before-after">
        {(['before', 'after'] as const).map((use) => {
          const shown = use === 'before' ? before : after;
          return (
            <div key={use}>
              <h3>{t(`evidence.use.${use}`)}</h3>
              {shown === undefined && <p className="soft no-photo">{t(`evidence.none.${use}`)}</p>}
              {shown !== undefined && both && (
                <>
                  <Facts evidence={shown} />
                  <button
                    type="button"
                    className="plain-button verify-large"
                    onClick={() => setLarge(all.indexOf(shown))}
                  >
                    {t('evidence.large')}
                  </button>
                </>
              )}
              {shown !== undefined && !both && (
                <Figure evidence={shown} onOpen={() => setLarge(all.indexOf(shown))} />
              )}
              {of(use).length > 1 && (
                <fieldset className="row bare" aria-label={t('verify.choose')}>
                  {of(use).map((evidence, i) => (
                    <button
                      key={evidence.fileId}
                      type="button"
                      className="chip"
                      aria-pressed={evidence === shown}
                      onClick={() => setChosen({ ...chosen, [use]: evidence.fileId })}
                    >
                      {t('evidence.nth', { n: i + 1 })}
                    </button>
                  ))}
                </fieldset>
              )}
            </div>
          );
        })}
      </div>
      <p className="soft">{t('evidence.signals-note')}</p>
      {large !== undefined && (
        <Lightbox all={all} index={large} onMove={setLarge} onClose={() => setLarge(undefined)} />
      )}
    </section>
  );
}
