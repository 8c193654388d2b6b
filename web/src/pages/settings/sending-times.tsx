import { useQueryClient } from '@tanstack/react-query';
import type { Authority } from '@zhiben/domain/contract/world.ts';
import { REMINDER_DAYS } from '@zhiben/domain/kinds/message/reminder.ts';
import { CHANNEL_HOURS } from '@zhiben/domain/kinds/notice/follow-up.ts';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../../api/client.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { OwnAuthority } from './own-authority.tsx';

/** How long a channel has, and on which days people are reminded. */
export function SendingTimes() {
  return <OwnAuthority>{(authority) => <TimesForm authority={authority} />}</OwnAuthority>;
}

/** Days as they are typed: '7,3,1'; undefined when they are none. */
function daysOf(typed: string): number[] | undefined {
  const parts = typed.split(/[,，、\s]+/).filter((part) => part !== '');
  const days = parts.map(Number);
  return days.length <= 10 && days.every((n) => Number.isInteger(n) && n >= 1 && n <= 365) ? days : undefined;
}

function TimesForm({ authority: { id, settings } }: { authority: Authority }) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const days = settings.reminderDays ?? REMINDER_DAYS;
  const [hours, setHours] = useState(String(settings.channelHours ?? CHANNEL_HOURS));
  const [before, setBefore] = useState(days.before.join(','));
  const [after, setAfter] = useState(days.after.join(','));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const hoursWrong = !/^\d{1,3}$/.test(hours) || Number(hours) < 1 || Number(hours) > 240;
  const reminderDays = { before: daysOf(before), after: daysOf(after) };
  const fields = [
    ['hours', hours, setHours, hoursWrong ? 'channel.hours.fault' : undefined],
    ['before', before, setBefore, reminderDays.before ? undefined : 'channel.days.fault'],
    ['after', after, setAfter, reminderDays.after ? undefined : 'channel.days.fault'],
  ] as const;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (fields.some(([, , , fault]) => fault !== undefined)) return;
    setBusy(true);
    setError(undefined);
    try {
      const changed = { channelHours: Number(hours), reminderDays };
      await send('PATCH', `/authorities/${id}`, { settings: changed });
      await queries.invalidateQueries({ queryKey: ['authorities'] });
      void message.success(t('settings.saved'));
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{t('channel.times')}</h3>
      {(settings.channelHours === undefined || settings.reminderDays === undefined) && (
        <p className="soft field-note">
          {t('channel.unsure', {
            hours: CHANNEL_HOURS,
            before: REMINDER_DAYS.before.join(t('list.comma')),
            after: REMINDER_DAYS.after.join(t('list.comma')),
          })}
        </p>
      )}
      <div className="fields">
        {fields.map(([name, value, change, fault]) => (
          <Field
            key={name}
            label={t(`channel.${name}`)}
            {...(name === 'hours' ? {} : { hint: t('channel.days.hint') })}
            fault={fault === undefined ? undefined : t(fault)}
          >
            {(field) => (
              <Input
                {...field}
                inputMode="numeric"
                maxLength={60}
                value={value}
                onChange={({ target }) => change(target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      {error !== undefined && (
        <p role="alert" className="field-fault field-note">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button htmlType="submit" loading={busy}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
