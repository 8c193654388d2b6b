import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReceiptAuthorities, ReceiptList } from '@zhiben/domain/contract/plan.ts';
import { get } from '../../api/client.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';
import { Cuts, Lines, useChoice, usePages } from '../lists/paged-list.tsx';

const WHICH = ['unsigned', 'signed', 'all'] as const;

/** Which enterprises have signed the edition in force, and which have not; who stands above several parks picks one. */
export function Receipts() {
  const t = useTexts();
  const { words } = useAddress();
  const { data, error, refetch } = useQuery({
    queryKey: ['plan', 'receipts', 'authorities'],
    queryFn: () => get<ReceiptAuthorities>('/plan/receipts/authorities'),
  });
  if (error !== null) return <ErrorBox error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  const only = data.rows.length === 1 ? data.rows[0] : undefined;
  const shown = only ?? data.rows.find(({ authorityId }) => authorityId === words['authorityId']);
  return (
    <section className="stack" aria-label={t('plan.view.receipts')}>
      <p className="soft field-note">{t('plan.receipts.lead')}</p>
      {data.rows.length === 0 && (
        <div className="card">
          <Empty title={t('plan.receipts.none.all')} />
        </div>
      )}
      {data.rows.length > 0 && shown === undefined && <Authorities rows={data.rows} />}
      {shown !== undefined && only === undefined && (
        <div className="row">
          <Link to="/plan" search={{ view: 'receipts' }} className="button button-link no-print">
            {t('plan.receipts.authorities')}
          </Link>
        </div>
      )}
      {shown !== undefined && (
        <>
          <h2>
            {shown.authorityName}{' '}
            <small className="soft">
              {t('plan.receipts.counted', { signed: shown.signed, asked: shown.asked })}
            </small>
          </h2>
          <Enterprises authorityId={shown.authorityId} />
        </>
      )}
    </section>
  );
}

function Authorities({ rows }: ReceiptAuthorities) {
  const t = useTexts();
  return (
    <div className="card">
      <ul className="lines">
        {rows.map(({ authorityId, authorityName, signed, asked }) => (
          <li key={authorityId}>
            <Link to="/plan" search={{ view: 'receipts', authorityId }} className="line-title touch-link">
              {authorityName}
            </Link>
            <span>{t('plan.receipts.counted', { signed, asked })}</span>
            {signed < asked && (
              <span className="tag tag-waiting">{t('plan.receipts.missing', { n: asked - signed })}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Enterprises({ authorityId }: { authorityId: string }) {
  const t = useTexts();
  const which = useChoice('which', WHICH) ?? 'unsigned';
  const list = usePages<ReceiptList['rows'][number]>('plan', '/plan/receipts', { which, authorityId });
  return (
    <>
      <Cuts label={t('plan.view.receipts')} names={WHICH} which={which} text="plan.receipts" />
      <Lines
        list={list}
        empty={t(`plan.receipts.none.${which}`)}
        help={which === 'signed' ? t('plan.receipts.none-help') : undefined}
      >
        {({ id, organisationName, byName, at }) => (
          <div className="plan-receipt">
            <Link to="/enterprises/$id" params={{ id }} search={{}} className="line-title touch-link">
              {organisationName}
            </Link>
            {at === null ? (
              <span className="tag tag-waiting">{t('plan.receipts.which.unsigned')}</span>
            ) : (
              <span>
                {t('plan.receipts.signed-by', { who: byName ?? '' })} · <Ago at={at} />
              </span>
            )}
          </div>
        )}
      </Lines>
    </>
  );
}
