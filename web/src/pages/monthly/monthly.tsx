import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Months, MonthlyPage as Page } from '@zhiben/domain/contract/monthly.ts';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { monthInWords } from '../../ui/time.ts';
import { Ago, Day } from '../../ui/when.tsx';
import { Approve } from './approve.tsx';
import { Below, Returned } from './below.tsx';
import { BulletinPreview } from './bulletin.tsx';
import { Picker } from './picker.tsx';
import { Submit } from './submit.tsx';
import '../../pickers/list.css';
import './monthly.css';
import '../../texts/figures.ts';
import '../../texts/monthly.ts';

/** A month on one page: pick, have approved, submit, and read its bulletin. */
export function MonthlyPage() {
  const t = useTexts();
  const { language } = useLanguage();
  const { words } = useAddress();
  const months = useQuery({ queryKey: ['monthly'], queryFn: () => get<Months>('/monthly') });
  // The last month that is over is what people come for.
  const chosen = words['month'] ?? months.data?.rows[1]?.month;
  return (
    <div className="stack">
      <header className="row">
        <h1>{t('monthly.title')}</h1>
        <span className="grow" />
        <Link to="/figures" className="button-link no-print">
          {t('nav.figures')}
        </Link>
      </header>
      <p className="soft field-note">{t('monthly.lead')}</p>
      {months.isPending && <Loading />}
      {months.isError && <ErrorBox error={months.error} retry={() => void months.refetch()} />}
      {months.data !== undefined && (
        <nav className="monthly-months no-print" aria-label={t('monthly.months')}>
          {months.data.rows.map(({ month, state, nil, items, late }) => (
            <Link
              key={month}
              to="/monthly"
              search={{ month }}
              className={late ? 'monthly-month late' : 'monthly-month'}
              aria-current={month === chosen ? 'page' : undefined}
            >
              <strong>{monthInWords(month, language)}</strong>
              <small>
                {t(`monthly.state.${state ?? 'none'}`)}
                {state !== null && ` · ${nil ? t('monthly.nil') : t('monthly.items', { n: items })}`}
              </small>
              {late && <small className="monthly-late">! {t('monthly.late')}</small>}
            </Link>
          ))}
        </nav>
      )}
      {chosen !== undefined && <Month key={chosen} month={chosen} />}
    </div>
  );
}

function Month({ month }: { month: string }) {
  const t = useTexts();
  const session = useSession();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['monthly', month],
    queryFn: () => get<Page>(`/monthly/${month}`),
  });
  if (isPending) return <Loading />;
  if (error !== null) return <ErrorBox error={error} retry={() => void refetch()} />;
  const { batch } = data;
  const picks = hasRole(session, 'desk', 'administrator');
  const approves = hasRole(session, 'desk', 'administrator', 'leader');
  const [before, after] = t('monthly.submit-by', { day: '\u0000' }).split('\u0000');
  return (
    <>
      {batch?.state !== 'submitted' && (
        <p className={data.late ? 'monthly-term monthly-late' : 'monthly-term'}>
          {data.late && `! ${t('monthly.late')} · `}
          {before}
          <Day value={data.submitBy} />
          {after} <small className="soft">{t('monthly.own-day')}</small>
        </p>
      )}
      {!picks && !approves && <p className="soft">{t('monthly.no-right')}</p>}
      {batch !== null && batch.state !== 'submitted' && <Returned batch={batch} />}
      {data.below > 0 && <Below month={month} />}
      <Picker key={`${month}-${batch?.version ?? 0}`} page={data} mayPick={picks} />
      {batch !== null && (
        <section className="card stack" aria-labelledby="approve">
          <h2 id="approve">{t('monthly.step.approve')}</h2>
          {batch.approved !== null ? (
            <p>
              {t('monthly.approved-by', { who: batch.approved.name })} · <Ago at={batch.approved.at} />
              <br />
              <span className="soft">{batch.opinion}</span>
            </p>
          ) : batch.mine || !approves ? (
            <p>{t('monthly.wait-approval')}</p>
          ) : (
            <Approve batch={batch} />
          )}
        </section>
      )}
      {batch !== null && batch.state !== 'picked' && (
        <section className="card stack" aria-labelledby="submit">
          <h2 id="submit">{t('monthly.step.submit')}</h2>
          {batch.submitted !== null ? (
            <p>
              {t('monthly.submitted-by', { who: batch.submitted.name, to: batch.submittedTo ?? '' })} ·{' '}
              <Ago at={batch.submitted.at} />
              {batch.receipt !== '' && (
                <>
                  <br />
                  {t('monthly.receipt-no', { receipt: batch.receipt ?? '' })}
                </>
              )}
            </p>
          ) : picks ? (
            <Submit batch={batch} />
          ) : (
            <p>{t('monthly.no-right')}</p>
          )}
        </section>
      )}
      <BulletinPreview page={data} />
    </>
  );
}
