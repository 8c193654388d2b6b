import { useQuery } from '@tanstack/react-query';
import type { HazardList } from '@zhiben/domain/contract/hazard.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { z } from 'zod';
import { get } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { device } from '../../outbox/database.ts';
import { useDraft } from '../../outbox/drafts.ts';
import { post, takeBack } from '../../outbox/post.ts';
import { sendRecord } from '../../outbox/send.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { todayInChina } from '../../ui/time.ts';

const KEY = 'self-check';
/** Own hazards offered to name: what a round of today or yesterday found. */
const OFFERED = 10;

interface Values extends Readonly<Record<string, unknown>> {
  readonly checkedOn: string;
  readonly wholeSite: boolean;
  readonly place: string;
  readonly scope: string;
  readonly found: '' | 'nothing' | 'something';
  readonly caseIds: readonly string[];
}

const EMPTY = { wholeSite: true, place: '', scope: '', found: '', caseIds: [] } as const;

function merge(start: Values, kept: Readonly<Record<string, unknown>>): Values {
  const words = (name: 'place' | 'scope') => (typeof kept[name] === 'string' ? kept[name] : start[name]);
  return {
    // The day is asked anew: a draft of last week is no check of last week.
    ...start,
    wholeSite: kept['wholeSite'] !== false,
    place: words('place'),
    scope: words('scope'),
  };
}

/** Three answers and a signature: which part, what was looked at, and what was found. */
export function SelfCheckForm({ onDone }: { onDone: (how: 'sent' | 'waits') => void }) {
  const t = useTexts();
  const { accountId, organisation } = useSession();
  const first = useRef<Values>({ checkedOn: todayInChina(), ...EMPTY });
  const draft = useDraft<Values>(accountId, KEY, first.current, merge);
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { values, change } = draft;
  const today = todayInChina();
  const hazards = useQuery({
    queryKey: ['hazards', 'own-finds'],
    enabled: values.found === 'something',
    queryFn: () =>
      get<z.infer<typeof HazardList>>('/hazards', {
        channel: 'self-check',
        open: true,
        sort: '-found',
        limit: OFFERED,
      }),
  });
  const faults = {
    checkedOn: values.checkedOn === '' || values.checkedOn > today ? t('refusal.date-in-future') : undefined,
    place: !values.wholeSite && values.place.trim() === '' ? t('refusal.place-missing') : undefined,
    found: values.found === '' ? t('check.say-found') : undefined,
    caseIds:
      values.found === 'something' && values.caseIds.length === 0
        ? t('refusal.hazards-not-named')
        : undefined,
  };
  if (!draft.ready) return null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setRefusal(undefined);
    if (Object.values(faults).some((fault) => fault !== undefined)) {
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[role=alert]')?.scrollIntoView({ block: 'center' }),
      );
      return;
    }
    setBusy(true);
    draft.forget();
    const id = newId();
    const foundNothing = values.found === 'nothing';
    await post({
      id,
      accountId,
      label: t('check.new'),
      path: '/self-checks',
      body: {
        id,
        checkedOn: values.checkedOn,
        wholeSite: values.wholeSite,
        place: values.wholeSite ? '' : values.place.trim(),
        scope: values.scope.trim(),
        foundNothing,
        caseIds: foundNothing ? [] : [...values.caseIds],
        happenedAt: new Date().toISOString(),
      },
      caseId: id,
      fileIds: [],
      draft: { key: KEY, values },
    });
    const ending = await sendRecord(id);
    if (!('refused' in ending)) return onDone('sent' in ending ? 'sent' : 'waits');
    const record = await device.outbox.get(id);
    if (record?.what === 'record') await takeBack(record);
    setRefusal(t(`refusal.${ending.refused.code}`, ending.refused.detail));
    setBusy(false);
  }

  return (
    <form ref={form} className="move-form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('check.new')}</h2>
      <fieldset className="choices">
        <legend>{t('check.where')}</legend>
        <div className="choices-row">
          {[true, false].map((whole) => (
            <label key={String(whole)} className={values.wholeSite === whole ? 'choice chosen' : 'choice'}>
              <input
                type="radio"
                name="wholeSite"
                checked={values.wholeSite === whole}
                onChange={() => change({ wholeSite: whole })}
              />
              {t(whole ? 'check.whole-site' : 'check.part')}
            </label>
          ))}
        </div>
      </fieldset>
      {!values.wholeSite && (
        <Field label={t('hazard.input.place')} fault={tried ? faults.place : undefined}>
          {(field) => (
            <Input
              {...field}
              maxLength={200}
              placeholder={t('check.place-example')}
              value={values.place}
              onChange={({ target }) => change({ place: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('check.scope')} optional hint={t('check.scope-hint')}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={1000}
            value={values.scope}
            onChange={({ target }) => change({ scope: target.value })}
          />
        )}
      </Field>
      <fieldset className="choices">
        <legend>{t('check.result')}</legend>
        <div className="choices-row">
          {(['nothing', 'something'] as const).map((found) => (
            <label key={found} className={values.found === found ? 'choice chosen' : 'choice'}>
              <input
                type="radio"
                name="found"
                checked={values.found === found}
                onChange={() => change({ found, caseIds: [] })}
              />
              {t(`check.result.${found}`)}
            </label>
          ))}
        </div>
        {tried && faults.found !== undefined && (
          <p role="alert" className="fault">
            {faults.found}
          </p>
        )}
      </fieldset>
      {values.found === 'something' && (
        <fieldset className="choices">
          <legend>{t('check.which')}</legend>
          {hazards.data?.rows.length === 0 && <p className="soft">{t('check.report-first')}</p>}
          {hazards.data?.rows.map((row) => (
            <label key={row.id} className="pick">
              <input
                type="checkbox"
                checked={values.caseIds.includes(row.id)}
                onChange={({ target }) =>
                  change((now) => ({
                    caseIds: target.checked
                      ? [...now.caseIds, row.id]
                      : now.caseIds.filter((other) => other !== row.id),
                  }))
                }
              />
              <span>
                {row.title} <span className="soft">{row.number}</span>
              </span>
            </label>
          ))}
          {tried && faults.caseIds !== undefined && (
            <p role="alert" className="fault">
              {faults.caseIds}
            </p>
          )}
        </fieldset>
      )}
      <Field label={t('check.day')} fault={tried ? faults.checkedOn : undefined}>
        {(field) => (
          <Input
            {...field}
            type="date"
            max={today}
            value={values.checkedOn}
            onChange={({ target }) => change({ checkedOn: target.value })}
          />
        )}
      </Field>
      {refusal !== undefined && (
        <p role="alert" className="notice notice-red">
          {refusal}
        </p>
      )}
      <p className="soft">{t('check.signing', { who: organisation?.name ?? '' })}</p>
      <div className="row">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t('check.sign')}
        </Button>
      </div>
    </form>
  );
}
