import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Hazard } from '@zhiben/domain/contract/hazard.ts';
import type { CaseSupervision } from '@zhiben/domain/contract/supervision.ts';
import type { InputField } from '@zhiben/domain/primitives/lifecycle.ts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';
import { ErrorBox } from '../../ui/states.tsx';
import { Day } from '../../ui/when.tsx';
import { EntryForm } from './entry-form.tsx';
import { useGoverns } from './list.tsx';
import { InquiryForm, ListingForm, OrderForm } from './listing-form.tsx';
import { ListingLine } from './listings.tsx';
import { OrderLine } from './orders.tsx';
import { EntryState } from './tags.tsx';

function useSupervision(caseId: string) {
  return useQuery({
    queryKey: ['supervision', 'of', caseId],
    queryFn: () => get<CaseSupervision>(`/hazards/${caseId}/supervision`),
  });
}

/** Listings, orders and inquiries of this hazard, and what the governing side can begin. */
export function SupervisionOnHazard({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  const { message } = App.useApp();
  const session = useSession();
  const governs = useGoverns();
  const [form, setForm] = useState<'listing' | 'order' | 'inquiry'>();
  const { data, error, refetch } = useSupervision(hazard.id);
  if (error !== null && data === undefined) return <ErrorBox error={error} retry={() => void refetch()} />;
  if (data === undefined) return null;
  const { listings, orders, inquiries } = data;
  const open = hazard.holder !== 'nobody';
  const standing = listings.some(({ endedOn }) => endedOn === null);
  const lists =
    governs &&
    open &&
    !standing &&
    hasRole(session, 'desk') &&
    hazard.grade === 'major' &&
    hazard.state !== 'reported';
  const issues = governs && open && hasRole(session, 'desk', 'inspector');
  const inquires = governs && hasRole(session, 'desk', 'inspector') ? hazard.organisationId : null;
  const nothing = listings.length + orders.length + inquiries.length === 0;
  if (nothing && !lists && !issues && inquires === null) return null;
  const done = (how: 'sent' | 'waits') => {
    setForm(undefined);
    void (how === 'sent' ? message.success(t('supervision.made')) : message.info(t('outbox.waits-short')));
  };
  return (
    <section className="card" aria-labelledby="supervision-title">
      <h2 id="supervision-title">{t('supervision.title')}</h2>
      {nothing && <p className="soft">{t('supervision.none')}</p>}
      {!nothing && (
        <ul className="notice-list">
          {listings.map((listing) => (
            <li key={listing.id}>
              <ListingLine listing={listing} />
            </li>
          ))}
          {orders.map((order) => (
            <li key={order.id}>
              <OrderLine order={order} />
            </li>
          ))}
          {inquiries.map(({ id, failure, state, openedOn }) => (
            <li key={id} className="entry-line">
              <Link to="/inquiries/$id" params={{ id }} search={{}} className="notice-hazard">
                {t(`inquiry.failure.${failure}`)}
              </Link>
              <p className="row">
                <EntryState kind="inquiry" state={state} />
                <span className="soft">
                  {t('inquiry.opened-on')} <Day value={openedOn} />
                </span>
              </p>
            </li>
          ))}
        </ul>
      )}
      {form === 'listing' && (
        <ListingForm id={hazard.id} title={hazard.title} onDone={done} onCancel={() => setForm(undefined)} />
      )}
      {form === 'order' && <OrderForm id={hazard.id} onDone={done} onCancel={() => setForm(undefined)} />}
      {form === 'inquiry' && inquires !== null && (
        <InquiryForm
          id={hazard.id}
          organisationId={inquires}
          onDone={done}
          onCancel={() => setForm(undefined)}
        />
      )}
      {form === undefined && (lists || issues || inquires !== null) && (
        <div className="row no-print">
          {lists && <Button onClick={() => setForm('listing')}>{t('listing.new')}</Button>}
          {issues && <Button onClick={() => setForm('order')}>{t('order.new')}</Button>}
          {inquires !== null && <Button onClick={() => setForm('inquiry')}>{t('inquiry.new')}</Button>}
        </div>
      )}
    </section>
  );
}

const TOLD: readonly InputField[] = [
  { name: 'how', type: 'long-text', required: true },
  { name: 'toldOn', type: 'date', required: true },
  { name: 'documents', type: 'files', use: 'document' },
];

/** 双报告: who in the enterprise was told of this major hazard, and what is missing. */
export function DoubleReportOnHazard({ hazard }: { hazard: Hazard }) {
  const t = useTexts();
  const { message } = App.useApp();
  const governs = useGoverns();
  const [part, setPart] = useState<string>();
  const { data } = useSupervision(hazard.id);
  if (data === undefined || hazard.grade !== 'major') return null;
  const { doubleReports, missing } = data;
  if (doubleReports.length + missing.length === 0) return null;
  return (
    <section className="card" aria-labelledby="told-title">
      <h2 id="told-title">{t('told.title')}</h2>
      <p className={missing.length > 0 ? 'gaps' : 'soft'}>
        {missing.length > 0
          ? missing.map((each) => t(`told.missing.${each}`)).join(t('list.comma'))
          : t('told.complete')}
      </p>
      <ul className="notice-list">
        {doubleReports.map((report) => (
          <li key={report.id} className="entry-line">
            <p>
              <strong>{t(`told.part.${report.part}`)}</strong> <Day value={report.toldOn} />
            </p>
            <p>{report.how}</p>
            <p className="soft">{t('told.recorded', { who: report.recordedByName })}</p>
          </li>
        ))}
      </ul>
      {!governs && part === undefined && (
        <div className="row no-print">
          {missing.map((each) => (
            <Button key={each} onClick={() => setPart(each)}>
              {t(`told.record.${each}`)}
            </Button>
          ))}
        </div>
      )}
      {!governs && part !== undefined && (
        <EntryForm
          key={part}
          title={t(`told.record.${part}`)}
          draftKey={`told:${hazard.id}:${part}`}
          fields={TOLD}
          labels={{ documents: t('told.evidence') }}
          subject={hazard}
          path={`/hazards/${hazard.id}/double-reports`}
          body={(id, input) => ({ id, part, happenedAt: new Date().toISOString(), ...input })}
          caseId={hazard.id}
          onCancel={() => setPart(undefined)}
          onDone={(how) => {
            setPart(undefined);
            void (how === 'sent' ? message.success(t('told.done')) : message.info(t('outbox.waits-short')));
          }}
        />
      )}
      <p className="soft">{t('told.law')}</p>
    </section>
  );
}
