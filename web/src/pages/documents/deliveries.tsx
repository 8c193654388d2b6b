import { useQueryClient } from '@tanstack/react-query';
import type { Delivery, DocumentPage } from '@zhiben/domain/contract/document.ts';
import { type DeliveryStep, SERVICE_WAYS } from '@zhiben/domain/kinds/document/kinds.ts';
import { App, Button, Input, Select } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { ApiError, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { Day, todayInChina } from '../../ui/when.tsx';

/** How it was served, who confirmed the receipt, what was answered; and the forms for what comes next. */
export function Deliveries({ page }: { page: DocumentPage }) {
  const t = useTexts();
  const { scope } = useSession();
  const { deliveries, may, document } = page;
  const received = deliveries.some(({ step }) => step === 'received');
  return (
    <section
      className={may.includes('receive') ? 'card stack document-first' : 'card stack'}
      aria-labelledby="document-deliveries"
    >
      <h2 id="document-deliveries">{t('document.deliveries')}</h2>
      {deliveries.length === 0 && <p className="soft">{t('document.deliveries-none')}</p>}
      <ol className="document-deliveries">
        {deliveries.map((delivery) => (
          <Line key={delivery.id} delivery={delivery} />
        ))}
      </ol>
      {may.includes('receive') && !received && (
        <DeliveryForm id={document.id} step="received" title={t('document.receive')} open />
      )}
      {may.includes('serve') && <DeliveryForm id={document.id} step="served" title={t('document.serve')} />}
      {may.includes('reply') && (
        <DeliveryForm
          id={document.id}
          step="replied"
          title={t(scope === 'organisation' ? 'document.reply' : 'document.reply-record')}
        />
      )}
    </section>
  );
}

function Line({ delivery: { step, onDay, way, toName, record, madeByName } }: { delivery: Delivery }) {
  const t = useTexts();
  return (
    <li>
      <strong>{t(`document.step.${step}`)}</strong> <Day value={onDay} />{' '}
      {way !== null && <span className="soft">{t(`document.way.${way}`)}</span>} {toName}
      {record !== '' && <p>{record}</p>}
      <p className="soft">{t('document.delivery.line', { who: madeByName })}</p>
    </li>
  );
}

function DeliveryForm({
  id,
  step,
  title,
  open = false,
}: {
  id: string;
  step: DeliveryStep;
  title: string;
  open?: boolean;
}) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const command = useRef(newId());
  const [onDay, setDay] = useState<string>(todayInChina());
  const [way, setWay] = useState<(typeof SERVICE_WAYS)[number]>('in-person');
  const [toName, setTo] = useState('');
  const [record, setRecord] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const at = error instanceof ApiError ? error.problem.at : undefined;
  const faultAt = (name: string) => (at === name ? sentenceFor(error, t) : undefined);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const served = step === 'served' ? { way, toName } : {};
      await send('POST', `/documents/${id}/deliveries`, {
        id: command.current,
        step,
        onDay,
        record,
        ...served,
      });
      command.current = newId();
      setRecord('');
      setTo('');
      void message.success(t('document.delivery.done'));
      await queries.invalidateQueries({ queryKey: ['documents'] });
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  }

  return (
    <details open={open}>
      <summary>{title}</summary>
      <form className="document-form" onSubmit={(event) => void submit(event)} noValidate>
        {step === 'received' && <p className="soft">{t('document.receive-help')}</p>}
        <Field label={t('document.delivery.day')} fault={faultAt('onDay')}>
          {(field) => (
            <Input
              {...field}
              type="date"
              max={todayInChina()}
              value={onDay}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
        {step === 'served' && (
          <>
            <Field label={t('document.delivery.way')} fault={faultAt('way')}>
              {(field) => (
                <Select
                  {...field}
                  value={way}
                  options={SERVICE_WAYS.map((value) => ({ value, label: t(`document.way.${value}`) }))}
                  onChange={setWay}
                />
              )}
            </Field>
            <Field label={t('document.delivery.to')} optional={way === 'published'} fault={faultAt('toName')}>
              {(field) => (
                <Input
                  {...field}
                  maxLength={100}
                  value={toName}
                  onChange={(event) => setTo(event.target.value)}
                />
              )}
            </Field>
          </>
        )}
        {step !== 'received' && (
          <Field
            label={t(step === 'served' ? 'document.delivery.record' : 'document.delivery.reply')}
            optional={step === 'served'}
            fault={faultAt('record')}
          >
            {(field) => (
              <Input.TextArea
                {...field}
                autoSize={{ minRows: 2 }}
                maxLength={2000}
                {...(step === 'served' ? { placeholder: t('document.delivery.record-example') } : {})}
                value={record}
                onChange={(event) => setRecord(event.target.value)}
              />
            )}
          </Field>
        )}
        {error !== undefined && at === undefined && (
          <p role="alert" className="field-fault">
            {sentenceFor(error, t)}
          </p>
        )}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={busy}>
            {title}
          </Button>
        </div>
      </form>
    </details>
  );
}
