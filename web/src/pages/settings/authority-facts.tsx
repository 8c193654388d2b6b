import { useQueryClient } from '@tanstack/react-query';
import type { Authority } from '@zhiben/domain/contract/world.ts';
import { CONTEST_DAYS } from '@zhiben/domain/kinds/hazard/fields.ts';
import { SAID_FINE_DAYS, SELF_CHECK_DAYS } from '@zhiben/domain/kinds/inquiry/detect.ts';
import { NOTICE_HOURS } from '@zhiben/domain/kinds/notice/notice.ts';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../../api/client.ts';
import { sessionQuery } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { RegionPicker } from '../../pickers/region-picker.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { OwnAuthority } from './own-authority.tsx';

/** Name, region and what the authority decides for itself. */
export function AuthorityFacts() {
  return <OwnAuthority>{(authority) => <AuthorityForm authority={authority} />}</OwnAuthority>;
}

/** Nothing, for the product's own default, or a whole number from 1 on. */
function isNumberUpTo(most: number, typed: string): boolean {
  return typed === '' || (/^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most);
}

function AuthorityForm({ authority }: { authority: Authority }) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [name, setName] = useState(authority.name);
  const [regionCode, setRegionCode] = useState(authority.regionCode);
  const [telephone, setTelephone] = useState(authority.settings.telephone ?? '');
  const [contestDays, setContestDays] = useState(String(authority.settings.contestDays ?? ''));
  const [noticeHours, setNoticeHours] = useState(String(authority.settings.noticeHours ?? ''));
  const [selfCheckFrom, setSelfCheckFrom] = useState(authority.settings.selfCheckFrom ?? '');
  const [selfCheckDays, setSelfCheckDays] = useState(String(authority.settings.selfCheckDays ?? ''));
  const [saidFineDays, setSaidFineDays] = useState(String(authority.settings.saidFineDays ?? ''));
  const [dutiesFrom, setDutiesFrom] = useState(authority.settings.dutiesFrom ?? '');
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<unknown>();
  const daysWrong = !isNumberUpTo(90, contestDays);
  const hoursWrong = !isNumberUpTo(720, noticeHours);
  const periodWrong = !isNumberUpTo(366, selfCheckDays);
  const fineWrong = !isNumberUpTo(90, saidFineDays);
  const nameWrong = name.trim().length < 2;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (daysWrong || hoursWrong || periodWrong || fineWrong || nameWrong) return;
    setBusy(true);
    setError(undefined);
    try {
      await send('PATCH', `/authorities/${authority.id}`, {
        name: name.trim(),
        regionCode,
        settings: {
          ...(contestDays === '' ? {} : { contestDays: Number(contestDays) }),
          ...(noticeHours === '' ? {} : { noticeHours: Number(noticeHours) }),
          ...(selfCheckFrom === '' ? {} : { selfCheckFrom }),
          ...(selfCheckDays === '' ? {} : { selfCheckDays: Number(selfCheckDays) }),
          ...(saidFineDays === '' ? {} : { saidFineDays: Number(saidFineDays) }),
          ...(dutiesFrom === '' ? {} : { dutiesFrom }),
          ...(telephone.trim() === '' ? {} : { telephone: telephone.trim() }),
        },
      });
      await queries.invalidateQueries({ queryKey: ['authorities'] });
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      void message.success(t('settings.saved'));
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  }

  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <h2>{t('settings.authority')}</h2>
      <div className="fields">
        <Field
          label={t('settings.authority.name')}
          hint={t(`authority.kind.${authority.kind}`)}
          fault={asked && nameWrong ? t('set-up.fault.name') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              name="authority-name"
              maxLength={100}
              value={name}
              onChange={(e) => setName(e.target.value)}
            />
          )}
        </Field>
        <Field label={t('settings.authority.region')}>
          {(field) => <RegionPicker {...field} value={regionCode} onChange={setRegionCode} />}
        </Field>
        <Field
          label={t('settings.authority.telephone')}
          optional
          hint={t('settings.authority.telephone.hint')}
        >
          {(field) => (
            <Input
              {...field}
              type="tel"
              name="telephone"
              maxLength={40}
              value={telephone}
              onChange={(e) => setTelephone(e.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('settings.authority.contest-days')}
          optional
          hint={t('settings.authority.contest-days.hint', { n: CONTEST_DAYS })}
          fault={asked && daysWrong ? t('settings.authority.contest-days.fault') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              name="contest-days"
              inputMode="numeric"
              maxLength={2}
              value={contestDays}
              onChange={(e) => setContestDays(e.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('settings.authority.notice-hours')}
          optional
          hint={t('settings.authority.notice-hours.hint', { n: NOTICE_HOURS })}
          fault={asked && hoursWrong ? t('settings.authority.notice-hours.fault') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              name="notice-hours"
              inputMode="numeric"
              maxLength={3}
              value={noticeHours}
              onChange={(e) => setNoticeHours(e.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('settings.authority.self-check-from')}
          optional
          hint={t('settings.authority.self-check-from.hint')}
        >
          {(field) => (
            <Input
              {...field}
              name="self-check-from"
              type="date"
              value={selfCheckFrom}
              onChange={(e) => setSelfCheckFrom(e.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('settings.authority.self-check-days')}
          optional
          hint={t('settings.authority.self-check-days.hint', { n: SELF_CHECK_DAYS })}
          fault={asked && periodWrong ? t('settings.authority.self-check-days.fault') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              name="self-check-days"
              inputMode="numeric"
              maxLength={3}
              value={selfCheckDays}
              onChange={(e) => setSelfCheckDays(e.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('settings.authority.said-fine-days')}
          optional
          hint={t('settings.authority.said-fine-days.hint', { n: SAID_FINE_DAYS })}
          fault={asked && fineWrong ? t('settings.authority.said-fine-days.fault') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              name="said-fine-days"
              inputMode="numeric"
              maxLength={2}
              value={saidFineDays}
              onChange={(e) => setSaidFineDays(e.target.value)}
            />
          )}
        </Field>
        <Field
          label={t('settings.authority.duties-from')}
          optional
          hint={t('settings.authority.duties-from.hint')}
        >
          {(field) => (
            <Input
              {...field}
              name="duties-from"
              type="date"
              value={dutiesFrom}
              onChange={(e) => setDutiesFrom(e.target.value)}
            />
          )}
        </Field>
      </div>
      {error !== undefined && (
        <p role="alert" className="field-fault field-note">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button htmlType="submit" type="primary" loading={busy}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
