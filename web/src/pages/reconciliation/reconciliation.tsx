import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Reconciliation } from '@zhiben/domain/contract/reconciliation.ts';
import { Button, Input } from 'antd';
import { get } from '../../api/client.ts';
import { useAddress } from '../../pickers/address.ts';
import { Field } from '../../pickers/field.tsx';
import { type Say, useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { todayInChina } from '../../ui/when.tsx';
import { csvFile, monthPlus } from './months.ts';
import '../../pickers/list.css';
import './reconciliation.css';
import '../../texts/standards.ts';

const COUNTS = ['entered', 'standing', 'merged', 'dismissed'] as const;
/** Months shown at first, the present one among them. */
const FIRST_MONTHS = 6;

/** To the item: what came in stands, was merged or was dismissed. Every number opens its list. */
export function ReconciliationPage() {
  const t = useTexts();
  const { words, setWords } = useAddress();
  const month = todayInChina().slice(0, 7);
  const { from = monthPlus(month, 1 - FIRST_MONTHS), to = month } = words;
  const account = useQuery({
    queryKey: ['reconciliation', from, to],
    placeholderData: keepPreviousData,
    queryFn: () => get<Reconciliation>('/reconciliation', { from, to }),
  });
  const { data } = account;
  return (
    <div className="stack">
      <header className="row">
        <h1>{t('reconciliation.title')}</h1>
        <span className="grow" />
        {data !== undefined && data.lines.length > 0 && (
          <Button className="no-print" onClick={() => download(data, `${from}_${to}`, t)}>
            {t('reconciliation.export')}
          </Button>
        )}
      </header>
      <p className="soft field-note">{t('reconciliation.lead')}</p>
      <div className="months no-print">
        {(['from', 'to'] as const).map((name) => (
          <Field key={name} label={t(`reconciliation.${name}`)}>
            {(field) => (
              <Input
                {...field}
                type="month"
                max={month}
                placeholder="2026-11"
                defaultValue={name === 'from' ? from : to}
                onChange={(e) => {
                  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(e.target.value))
                    setWords({ [name]: e.target.value }, true);
                }}
              />
            )}
          </Field>
        ))}
      </div>
      {account.isPending && <Loading />}
      {account.isError && <ErrorBox error={account.error} retry={() => void account.refetch()} />}
      {data !== undefined && !account.isError && <Account data={data} />}
    </div>
  );
}

function Account({ data }: { data: Reconciliation }) {
  const t = useTexts();
  return (
    <>
      <p role="status" className={data.balanced ? 'balance' : 'balance off'}>
        {data.balanced
          ? `✓ ${t('reconciliation.balanced', { n: data.total.entered })}`
          : `! ${t('reconciliation.off', { missing: data.total.missing })}`}
      </p>
      {data.lines.length === 0 ? (
        <div className="card">
          <Empty title={t('reconciliation.empty')} />
        </div>
      ) : (
        <Lines data={data} />
      )}
      {data.differences.length > 0 && (
        <section className="card stack">
          <h2>{t('reconciliation.differences')}</h2>
          <ul>
            {data.differences.map((item) => (
              <li key={item.id}>
                <Link to="/hazards/$id" params={{ id: item.id }} search={{}}>
                  {item.number}
                </Link>{' '}
                {t(`reconciliation.why.${item.why}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Lines({ data }: { data: Reconciliation }) {
  const t = useTexts();
  const months = Map.groupBy(data.lines, (line) => line.month);
  return (
    <div className="card table-card">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{t('reconciliation.channel')}</th>
            {COUNTS.map((name) => (
              <th key={name} scope="col">
                {t(`reconciliation.${name}`)}
              </th>
            ))}
            <th scope="col">{t('reconciliation.missing')}</th>
          </tr>
        </thead>
        {[...months].map(([month, lines]) => (
          <tbody key={month}>
            <tr>
              <th scope="rowgroup" colSpan={COUNTS.length + 2} className="month">
                {month}
              </th>
            </tr>
            {lines.map((line) => (
              <tr key={line.channel}>
                <th scope="row">{t(`hazard.channel.${line.channel}`)}</th>
                {COUNTS.map((name) => (
                  <td key={name}>
                    {line[name] === 0 ? (
                      <span className="soft">0</span>
                    ) : (
                      <Link
                        to="/hazards"
                        search={searchOf(line.links[name])}
                        aria-label={`${month} ${t(`hazard.channel.${line.channel}`)} ${t(`reconciliation.${name}`)} ${line[name]}`}
                      >
                        {line[name]}
                      </Link>
                    )}
                  </td>
                ))}
                <Missing n={line.missing} />
              </tr>
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{t('reconciliation.sum')}</th>
            {COUNTS.map((name) => (
              <td key={name}>
                <b>{data.total[name]}</b>
              </td>
            ))}
            <Missing n={data.total.missing} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Missing({ n }: { n: number }) {
  const t = useTexts();
  return (
    <td>{n === 0 ? <span className="soft">{t('reconciliation.ok')}</span> : <b className="off">! {n}</b>}</td>
  );
}

/** The filters of the list behind a number, as its address holds them. */
function searchOf(link: Reconciliation['lines'][number]['links']['entered']): Record<string, string> {
  const { state, ...rest } = link;
  return state === undefined ? rest : { ...rest, state };
}

/** What is on the screen, as a file. */
function download(data: Reconciliation, period: string, t: Say): void {
  const head = ['month', 'channel', ...COUNTS, 'missing'].map((name) => t(`reconciliation.${name}`));
  const rows = data.lines.map((line) => [
    line.month,
    t(`hazard.channel.${line.channel}`),
    ...COUNTS.map((name) => line[name]),
    line.missing,
  ]);
  const sum = [t('reconciliation.sum'), '', ...COUNTS.map((name) => data.total[name]), data.total.missing];
  const url = URL.createObjectURL(new Blob([csvFile([head, ...rows, sum])], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), {
    href: url,
    download: `${t('reconciliation.title')}_${period}.csv`,
  });
  link.click();
  URL.revokeObjectURL(url);
}
