import { Link } from '@tanstack/react-router';
import { dueIn } from '@zhiben/domain/plan/due.ts';
import { CLAUSE_STANDS, countStands, type EvidenceByKey } from '@zhiben/domain/plan/evidence.ts';
import { lazy, Suspense } from 'react';
import { useAddress } from '../../pickers/address.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { dayInWords, monthInWords } from '../../ui/time.ts';
import { todayInChina } from '../../ui/when.tsx';
import { ConfidenceTag } from '../standards/confidence.tsx';
import { DueInMonth } from './due-month.tsx';
import { Matrix } from './matrix.tsx';
import { OwnClauses } from './own-clauses.tsx';
import { Receipts } from './receipts.tsx';
import { Signature } from './signature.tsx';
import { TimeLine } from './time-line.tsx';
import { type PlanView, usePlan } from './use-plan.ts';
import { concernsEnterprise, inLanguage } from './words.ts';
import '../../pickers/list.css';
import '../notices/notices.css';
import '../../texts/plan.ts';
import './plan.css';

/** Only an administrator edits, and the judging of a plan is heavy: it loads when it is asked for. */
const Edit = lazy(() => import('./edit/edit.tsx'));

const VIEWS = ['clauses', 'line', 'due', 'receipts', 'edit'] as const;
/** By the whole address: without filters every view would pass for the first one as well. */
const EXACT = { exact: true, includeSearch: true };
type View = (typeof VIEWS)[number];

/** The action plan: which clause has no proof yet, what is due when and for whom, and who has signed. */
export function PlanPage() {
  const t = useTexts();
  const { view, error, retry } = usePlan();
  if (error !== null)
    return (
      <div className="stack">
        <h1>{t('plan.title')}</h1>
        <ErrorBox error={error} retry={retry} />
      </div>
    );
  if (view === undefined) return <Loading />;
  return view.known === undefined ? (
    <OfAnEnterprise view={view} />
  ) : (
    <OfTheAuthority view={view} known={view.known} />
  );
}

function OfTheAuthority({ view, known }: { view: PlanView; known: EvidenceByKey }) {
  const t = useTexts();
  const { words } = useAddress();
  const views = VIEWS.filter((name) => name !== 'edit' || view.page.mayEdit);
  const shown: View = VIEWS.find((name) => name === words['view']) ?? 'clauses';
  return (
    <div className="stack">
      <Head view={view} />
      <Strip view={view} known={known} />
      <nav className="notice-tabs no-print" aria-label={t('plan.views')}>
        {views.map((name) => (
          <Link
            key={name}
            to="/plan"
            search={name === 'clauses' ? {} : { view: name }}
            className="notice-tab"
            activeOptions={EXACT}
            aria-current={name === shown ? 'page' : undefined}
          >
            {t(`plan.view.${name}`)}
          </Link>
        ))}
      </nav>
      {shown === 'clauses' && <Matrix plan={view.plan} known={known} />}
      {shown === 'line' && <TimeLine view={view} />}
      {shown === 'due' && <DueInMonth view={view} />}
      {shown === 'receipts' && <Receipts />}
      {shown === 'edit' && (
        <Suspense fallback={<Loading />}>
          {view.page.mayEdit ? <Edit view={view} /> : <p className="card">{t('plan.edit.no-right')}</p>}
        </Suspense>
      )}
    </div>
  );
}

/** An enterprise meets the signature first, then what it has not done, then all that concerns it. */
function OfAnEnterprise({ view }: { view: PlanView }) {
  const own = { ...view.plan, clauses: view.plan.clauses.filter(concernsEnterprise) };
  return (
    <div className="stack">
      <Head view={view} />
      <Signature page={view.page} clauses={own.clauses.length} />
      <OwnClauses plan={own} />
    </div>
  );
}

function Head({ view: { plan, page } }: { view: PlanView }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { from, to, edition, confidence, source } = plan;
  return (
    <header className="plan-head">
      <h1>
        <span className="hidden-visually">
          {t('plan.title')}
          {t('list.colon')}
        </span>
        {inLanguage(plan.name, language)}
      </h1>
      <p>
        {t('plan.by', {
          issuer: inLanguage(plan.issuer, language),
          from: monthInWords(from, language),
          to: monthInWords(to, language),
          edition,
        })}{' '}
        <ConfidenceTag confidence={confidence} />
      </p>
      {page.issued !== null && (
        <p className="soft">
          {t('plan.issued', {
            who: page.issued.byName,
            day: dayInWords(todayInChina(Date.parse(page.issued.at)), language),
            because: page.issued.because,
          })}
        </p>
      )}
      <p className="soft">
        {t('plan.source', { source })} {t('plan.own-words')}
      </p>
    </header>
  );
}

/** How many clauses stand how, who has signed, and what is due this month; each opens what it counts. */
function Strip({ view: { plan, page }, known }: { view: PlanView; known: EvidenceByKey }) {
  const t = useTexts();
  const counts = countStands(plan.clauses, known);
  const due = dueIn(plan, todayInChina().slice(0, 7)).length;
  return (
    <ul className="plan-strip" aria-label={t('plan.stands')}>
      {CLAUSE_STANDS.map((stand) => (
        <li key={stand}>
          <Link to="/plan" search={{ stand }}>
            <span>{t(`plan.stand.${stand}`)}</span>
            <strong>
              {counts[stand]} <small>{t('plan.unit')}</small>
            </strong>
          </Link>
        </li>
      ))}
      {page.receipts !== null && (
        <li>
          <Link to="/plan" search={{ view: 'receipts' }}>
            <span>{t('plan.strip.receipts')}</span>
            <strong>{t('plan.of', { n: page.receipts.signed, all: page.receipts.asked })}</strong>
          </Link>
        </li>
      )}
      <li>
        <Link to="/plan" search={{ view: 'due' }}>
          <span>{t('plan.strip.due')}</span>
          <strong>
            {due} <small>{t('plan.unit')}</small>
          </strong>
        </Link>
      </li>
    </ul>
  );
}
