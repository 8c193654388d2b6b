import { Link, useParams } from '@tanstack/react-router';
import type { PlanClause } from '@zhiben/domain/plan/clause.ts';
import { nextDay } from '@zhiben/domain/plan/due.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { DueBadge } from '../../ui/tags.tsx';
import { Ago, Day, todayInChina } from '../../ui/when.tsx';
import { Bound } from './bound.tsx';
import { ClauseDuties } from './clause-duties.tsx';
import { ClauseFigures } from './clause-figures.tsx';
import { StandTag } from './parts.tsx';
import { type PlanView, usePlan } from './use-plan.ts';
import {
  concernsEnterprise,
  dueInWords,
  inLanguage,
  laterInWords,
  newestOf,
  ownerInWords,
  shownStand,
} from './words.ts';
import '../../pickers/list.css';
import '../../texts/plan.ts';
import './plan.css';

/** One clause: what it asks of whom by when, where its records are kept, what came of it, and what it waits for. */
export function ClausePage() {
  const t = useTexts();
  const { ref = '' } = useParams({ strict: false });
  const { view, error, retry } = usePlan();
  if (error !== null) return <ErrorBox error={error} retry={retry} />;
  if (view === undefined) return <Loading />;
  const clauses = view.known === undefined ? view.plan.clauses.filter(concernsEnterprise) : view.plan.clauses;
  // An enterprise reads every clause that somebody sends it; it walks along its own.
  const clause = view.plan.clauses.find((one) => one.ref === ref);
  if (clause === undefined)
    return (
      <div className="stack">
        <h1>{t('plan.title')}</h1>
        <div className="card">
          <Empty title={t('plan.clause.absent', { ref })}>
            <p>{t('plan.clause.absent-help')}</p>
            <Link to="/plan" search={{}} className="button">
              {t('plan.clause.back')}
            </Link>
          </Empty>
        </div>
      </div>
    );
  const at = clauses.indexOf(clause);
  return (
    <Clause key={ref} clause={clause} view={view} around={at < 0 ? [] : [clauses[at - 1], clauses[at + 1]]} />
  );
}

function Clause({
  clause,
  view,
  around: [before, after],
}: {
  clause: PlanClause;
  view: PlanView;
  around: readonly (PlanClause | undefined)[];
}) {
  const t = useTexts();
  const { language } = useLanguage();
  const { known } = view;
  const newest = known === undefined ? null : newestOf(clause, known);
  return (
    <article className="stack plan-clause">
      <nav className="row plan-around no-print" aria-label={t('plan.clause.around')}>
        <Link to="/plan" search={{}} className="button button-link">
          {t('plan.clause.back')}
        </Link>
        <span className="grow" />
        {before !== undefined && <Step to={before} text="plan.clause.before" />}
        {after !== undefined && <Step to={after} text="plan.clause.after" />}
      </nav>
      <header className="stack">
        <h1>
          {clause.ref} {inLanguage(clause.title, language)}
        </h1>
        <p className="row">
          <span className="tag">{placeInWords(clause, t)}</span>
          {known !== undefined && <StandTag stand={shownStand(clause, known, todayInChina())} />}
          {newest !== null && (
            <span className="soft">
              {t('plan.col.latest')} <Ago at={newest} />
            </span>
          )}
        </p>
      </header>
      <section className="card stack">
        <p className="plan-text">{inLanguage(clause.text, language)}</p>
        {clause.quantities.length > 0 && (
          <>
            <h2>{t('plan.clause.quantities')}</h2>
            {clause.quantities.map((words) => (
              <blockquote key={words} lang="zh-CN" className="plan-quote">
                {words}
              </blockquote>
            ))}
          </>
        )}
      </section>
      <Who clause={clause} view={view} />
      {clause.figures.length > 0 && <ClauseFigures figures={clause.figures} told={known !== undefined} />}
      <section className="card stack">
        <h2>{t('plan.clause.kept')}</h2>
        {clause.proofs.length === 0 && <p className="soft">{t('plan.clause.kept-none')}</p>}
        <Bound bindings={clause.proofs} known={known} />
      </section>
      <ClauseDuties clause={clause} told={known !== undefined} />
      {clause.outputs.length > 0 && (
        <section className="card stack">
          <h2>{t('plan.clause.made')}</h2>
          <Bound bindings={clause.outputs} known={known} />
        </section>
      )}
      {clause.later.length > 0 && (
        <section className="card stack">
          <h2>{t(clause.proofs.length === 0 ? 'plan.clause.later-all' : 'plan.clause.later')}</h2>
          <p>{laterInWords(clause, t, language)}</p>
          <p className="soft">{t('plan.clause.later-help')}</p>
        </section>
      )}
    </article>
  );
}

function placeInWords({ part, action, measure }: PlanClause, t: ReturnType<typeof useTexts>): string {
  if (part !== 'measure') return t(`plan.part.${part}`);
  return `${t('plan.action', { n: action ?? '' })} · ${t('plan.measure', { n: measure ?? '' })}`;
}

function Step({ to, text }: { to: PlanClause; text: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  return (
    <Link
      to="/plan/$ref"
      params={{ ref: to.ref }}
      search={{}}
      className="button"
      title={inLanguage(to.title, language)}
    >
      {t(text, { ref: to.ref })}
    </Link>
  );
}

/** Who acts, and by when: each term with its next day. */
function Who({ clause, view: { plan } }: { clause: PlanClause; view: PlanView }) {
  const t = useTexts();
  const { language } = useLanguage();
  const today = todayInChina();
  return (
    <section className="card stack">
      <h2>{t('plan.clause.who')}</h2>
      <dl className="plan-facts">
        <dt>{t('plan.col.owner')}</dt>
        <dd>{ownerInWords(clause.owner, language)}</dd>
        {clause.coOwners.length > 0 && (
          <>
            <dt>{t('plan.clause.with')}</dt>
            <dd>{clause.coOwners.map((name) => ownerInWords(name, language)).join(t('list.comma'))}</dd>
          </>
        )}
        <dt>{t('plan.col.due')}</dt>
        <dd>
          {clause.due.length === 0 && t('plan.due.always')}
          {clause.due.map((due) => {
            const words = dueInWords(due, t, language);
            const next = nextDay(due, plan, today);
            return (
              <p key={words} className="plan-due">
                {words}{' '}
                {next === undefined ? (
                  <span className="soft">{t('plan.due.over')}</span>
                ) : (
                  <>
                    {'every' in due && <Next day={next} />} <DueBadge dueOn={next} />
                  </>
                )}
              </p>
            );
          })}
        </dd>
      </dl>
    </section>
  );
}

function Next({ day }: { day: string }) {
  const t = useTexts();
  const [before, after] = t('plan.due.next', { day: '\u0000' }).split('\u0000');
  return (
    <span className="soft">
      {before}
      <Day value={day} />
      {after}
    </span>
  );
}
