import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Term, Today, TodayRow } from '@zhiben/domain/contract/today.ts';
import { figureFilters, termFilters } from '@zhiben/domain/kinds/hazard/terms.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { DueBadge, GradeTag, StateTag } from '../../ui/tags.tsx';
import { Day } from '../../ui/when.tsx';
import { TodayDuties, useTodayDuties } from './duties.tsx';
import { Figures } from './figures.tsx';
import { TodayLadder, useTodayLadder, useUnsignedLate } from './ladder.tsx';
import { Late } from './late.tsx';
import { LateDuties } from './late-duties.tsx';
import { NoticesLine, TodayNotices, useTodayNotices, useTodayToServe } from './notices.tsx';
import { TodayOwnTerms, useTodayOwnTerms } from './own-terms.tsx';
import { TodayPlan, TodayToSign, useTodayToSign } from './plan.tsx';
import { TodayRules, useTodayRules } from './rules.tsx';
import { TodaySupervision, useTodaySupervision } from './supervision.tsx';
import './today.css';

export const todayQuery = { queryKey: ['hazards', 'today'], queryFn: () => get<Today>('/today') };

/** Home: what waits for me, by term, one thing a line with one button; five figures under it. */
export function TodayPage() {
  const t = useTexts();
  const session = useSession();
  const { data, error, isPending, refetch } = useQuery(todayQuery);
  const leads = session.scope !== 'organisation' && hasRole(session, 'leader', 'desk', 'administrator');
  const notices = useTodayNotices();
  const toServe = useTodayToServe();
  const ladder = useTodayLadder();
  const unsignedLate = useUnsignedLate();
  const ownTerms = useTodayOwnTerms();
  const supervision = useTodaySupervision();
  const duties = useTodayDuties();
  const rules = useTodayRules();
  const toSign = useTodayToSign();
  // All of them, or what comes later would push the first down.
  const waits = [notices, toServe, ladder, unsignedLate, ownTerms, supervision, duties, toSign, rules].some(
    (query) => query.isLoading,
  );
  if (isPending || waits) return <Loading />;
  if (error !== null) return <ErrorBox error={error} retry={() => void refetch()} />;
  const day = data.day as PlainDate;
  const groups = data.groups.filter((group) => group.rows.length > 0);
  const onlyLooks = hasRole(session, 'leader') && session.roles.length === 1;
  return (
    <div className="today">
      <header className="row">
        <h1>{t('today.title')}</h1>
        <span className="soft">
          <Day value={day} />
        </span>
      </header>
      <TodayNotices data={notices.data} />
      <div className="today-prompts">
        <TodayToSign data={toSign.data} />
        <NoticesLine data={toServe.data} which="serve-due" />
        <TodayOwnTerms data={ownTerms.data} />
        <TodayRules data={rules.data} />
        <TodayLadder data={ladder.data} late={unsignedLate.data} />
        <TodaySupervision data={supervision.data} />
      </div>
      {groups.map(({ term, rows, count, more }) => (
        <section key={term} aria-labelledby={`today-${term}`} className="today-group">
          <h2 id={`today-${term}`} className={term === 'overdue' ? 'today-late' : undefined}>
            {t(`today.${term}`)} <HowMany count={count} more={more} />
          </h2>
          <ul className="today-list">
            {rows.map((row) => (
              <Line key={row.id} row={row} term={term} day={day} />
            ))}
          </ul>
          {(more || count > rows.length) && (
            <Link
              to="/hazards"
              search={{ ...termFilters(day)[term], ...orderOf(term) }}
              className="today-all"
            >
              {t('today.group-all', { n: more ? `${count}+` : count })}
            </Link>
          )}
        </section>
      ))}
      <TodayDuties data={duties.data} day={day} />
      {groups.length === 0 &&
        (notices.data?.rows.length ?? 0) === 0 &&
        (duties.data?.rows.length ?? 0) === 0 &&
        (onlyLooks ? (
          <p className="soft today-nothing">{t('today.nothing-leader')}</p>
        ) : (
          <Empty title={t('today.nothing')}>
            <p>{t('today.nothing-help')}</p>
            <Link to="/report" className="button button-main">
              {t('nav.report')}
            </Link>
          </Empty>
        ))}
      {leads && <Late />}
      {leads && <TodayPlan />}
      {leads && <LateDuties />}
      <Figures
        figures={data.figures}
        filters={figureFilters(day)}
        day={day}
        own={session.scope === 'organisation'}
      />
    </div>
  );
}

function orderOf(term: Term): { sort?: string } {
  return term === 'undated' ? {} : { sort: 'due' };
}

/** How many, honestly: counting stops at a thousand. */
function HowMany({ count, more }: { count: number; more: boolean }) {
  const t = useTexts();
  return (
    <span className="today-number">
      {more ? t('today.figure.more', { n: count.toLocaleString('en') }) : count} {t('today.unit')}
    </span>
  );
}

/** A contested one has no main move: whether it is upheld or opened again is decided on its own page. */
function labelOf({ move, state }: TodayRow): string {
  if (move !== null) return `today.move.${move}`;
  return state === 'contested' ? 'today.answer-contest' : 'today.open';
}

function Line({ row, term, day }: { row: TodayRow; term: Term; day: string }) {
  const t = useTexts();
  const { id, move } = row;
  return (
    <li className="today-line">
      <GradeTag grade={row.grade} />
      <div className="today-what">
        <Link to="/hazards/$id" params={{ id }} className="today-title">
          {row.title}
        </Link>
        <small className="soft">
          {[row.organisationName ?? t('hazards.no-organisation'), row.place].filter(Boolean).join(' · ')}
        </small>
      </div>
      <span className="today-state">
        <StateTag state={row.state} />
        {term !== 'undated' && <DueBadge dueOn={row.dueOn} today={day} />}
      </span>
      {move === 'verify' ? (
        <Link to="/hazards/$id/verify" params={{ id }} className="button today-do">
          {t('today.move.verify')}
        </Link>
      ) : (
        <Link
          to="/hazards/$id"
          params={{ id }}
          search={move === null ? {} : { do: move }}
          className={labelOf(row) === 'today.open' ? 'button today-look' : 'button today-do'}
        >
          {t(labelOf(row))}
        </Link>
      )}
    </li>
  );
}
