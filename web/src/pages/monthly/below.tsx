import { useQuery } from '@tanstack/react-query';
import type { BatchBelow, MonthBelow } from '@zhiben/domain/contract/monthly.ts';
import { BELOW_VIEWS } from '@zhiben/domain/kinds/monthly/monthly.ts';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useAddress } from '../../pickers/address.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';
import { Paged, usePages } from '../lists/paged-list.tsx';
import { HazardLine } from './hazard-line.tsx';
import { SignForm } from './sign-form.tsx';

type Row = MonthBelow['rows'][number];

/** Which of the authorities below submitted the month, who is late, and what they submitted. */
export function Below({ month }: { month: string }) {
  const t = useTexts();
  const { words, setWords } = useAddress();
  const which = BELOW_VIEWS.find((view) => view === words['which']) ?? 'all';
  const list = usePages<Row, MonthBelow>('monthly', `/monthly/${month}/below`, { which, limit: 50 });
  const totals = list.first?.totals;
  return (
    <section className="card stack" aria-labelledby="below">
      <h2 id="below">{t('monthly.below')}</h2>
      {totals !== undefined && (
        <p>
          {t('monthly.below-totals', totals)}{' '}
          {totals.late > 0 && (
            <strong className="monthly-late">! {t('monthly.below-late', { n: totals.late })}</strong>
          )}
        </p>
      )}
      <div className="monthly-views no-print">
        <Segmented
          value={which}
          aria-label={t('monthly.below-which')}
          options={BELOW_VIEWS.map((value) => ({ value, label: t(`monthly.below.${value}`) }))}
          onChange={(value) => setWords({ which: value === 'all' ? undefined : value })}
        />
      </div>
      <Paged list={list} empty={t('monthly.below-none')}>
        {(rows) => (
          <ul className="lines">
            {rows.map((row) => (
              <BelowLine key={row.authorityId} row={row} month={month} />
            ))}
          </ul>
        )}
      </Paged>
    </section>
  );
}

function BelowLine({ row, month }: { row: Row; month: string }) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const { authorityId, authorityName, state, nil, items, late } = row;
  return (
    <li>
      <span className="line-title">{authorityName}</span>
      <span>
        {t(`monthly.state.${state ?? 'none'}`)}
        {row.submittedAt !== null && ` · ${nil ? t('monthly.nil') : t('monthly.items', { n: items })}`}
      </span>
      {late && <strong className="monthly-late">! {t('monthly.late')}</strong>}
      {row.submittedAt !== null && (
        <details className="monthly-whole" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>
            {row.submittedByName} · <Ago at={row.submittedAt} />
          </summary>
          {open && <BelowBatch month={month} authorityId={authorityId} />}
        </details>
      )}
    </li>
  );
}

/** What one of them submitted, and the way to send it back. */
function BelowBatch({ month, authorityId }: { month: string; authorityId: string }) {
  const t = useTexts();
  const session = useSession();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['monthly', month, 'below', 'one', authorityId],
    queryFn: () => get<BatchBelow>(`/monthly/${month}/below/${authorityId}`),
  });
  if (isPending) return <Loading />;
  if (error !== null) return <ErrorBox error={error} retry={() => void refetch()} />;
  const { batch } = data;
  return (
    <div className="stack">
      {batch.nil && <p>{t('monthly.nil')}</p>}
      {batch.items.length > 0 && (
        <ul className="lines monthly-lines">
          {batch.items.map((hazard) => (
            <HazardLine key={hazard.caseId} hazard={hazard} />
          ))}
        </ul>
      )}
      <p className="soft">
        {t('monthly.picked-by', { who: batch.picked.name })}
        {batch.approved !== null && ` · ${t('monthly.approved-by', { who: batch.approved.name })}`}
        {batch.opinion !== '' && ` · ${batch.opinion}`}
      </p>
      {batch.returned !== null && <Returned batch={batch} />}
      {batch.state === 'submitted' && hasRole(session, 'administrator', 'desk', 'leader') && (
        <ReturnForm month={month} authorityId={authorityId} version={batch.version} />
      )}
    </div>
  );
}

/** Why a month was sent back, for both sides. */
export function Returned({ batch: { returned, returnReason } }: Pick<BatchBelow, 'batch'>) {
  const t = useTexts();
  if (returned === null) return null;
  return (
    <p className="notice notice-red">
      {t('monthly.returned', { who: returned.name, reason: returnReason ?? '' })} · <Ago at={returned.at} />
    </p>
  );
}

function ReturnForm({
  month,
  authorityId,
  version,
}: {
  month: string;
  authorityId: string;
  version: number;
}) {
  const t = useTexts();
  const [reason, setReason] = useState('');
  const said = reason.trim();
  const fault = [...said].length < 2 ? t('monthly.fault-words') : undefined;
  return (
    <SignForm
      path={`/monthly/${month}/below/${authorityId}/return`}
      body={{ seenVersion: version, reason: said }}
      ready={fault === undefined}
      button={t('monthly.return')}
      done={t('monthly.return-done')}
      danger
    >
      {(tried) => (
        <Field label={t('monthly.return-reason')} fault={tried ? fault : undefined}>
          {(field) => (
            <Input.TextArea
              {...field}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={1000}
              placeholder={t('monthly.return-example')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
    </SignForm>
  );
}
