import { useQueryClient } from '@tanstack/react-query';
import type { Channel, ChannelList } from '@zhiben/domain/contract/channel.ts';
import { CHANNEL_KINDS } from '@zhiben/domain/kinds/message/channel.ts';
import { Button, Checkbox, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ApiError, get, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { Field, FieldSet } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import {
  bodyOf,
  type ChannelValues,
  fieldsOf,
  missingOf,
  SECRETS,
  type TextField,
  valuesOf,
} from './channel-values.ts';

const LABELS: Partial<Record<TextField, string>> = {
  signSecret: 'channel.sign-secret',
  successAt: 'channel.success-at',
  successIs: 'channel.success-is',
};
const HINTS: Partial<Record<TextField, string>> = {
  position: 'channel.position.hint',
  body: 'channel.body.hint',
  successAt: 'channel.success-at.hint',
  certificate: 'channel.certificate.hint',
};
const OPTIONAL: readonly TextField[] = [
  'username',
  'password',
  'signSecret',
  'headers',
  'successAt',
  'successIs',
  'certificate',
];

/** Makes a channel, or changes one. Secrets are written here and never shown again. */
export function ChannelEditor({
  channel,
  next,
  onDone,
}: {
  channel?: Channel;
  next: number;
  onDone: () => void;
}) {
  const t = useTexts();
  const queries = useQueryClient();
  const [id] = useState(() => channel?.id ?? newId());
  const [seen, setSeen] = useState(channel?.version);
  const [values, setValues] = useState(() => valuesOf(channel, next));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const held = channel?.held ?? [];
  const missing = missingOf(values, held);
  const problem = error instanceof ApiError ? error.problem : undefined;
  const change = (part: Partial<ChannelValues>) => setValues({ ...values, ...part });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (missing.length > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      await send('PUT', `/channels/${id}`, bodyOf(values, seen));
      await queries.invalidateQueries({ queryKey: ['channels'] });
      onDone();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  }

  /** Somebody else saved in between: what was typed stays, and the next save is meant. */
  async function goOnWithMine() {
    const { rows } = await get<ChannelList>('/channels');
    setSeen(rows.find((row) => row.id === id)?.version);
    setError(undefined);
  }

  const labelOf = (name: TextField) =>
    name === 'url'
      ? t(`channel.url.${values.kind === 'sms' ? 'sms' : 'robot'}`)
      : t(LABELS[name] ?? `channel.${name}`);
  const hintOf = (name: TextField) =>
    (held as readonly string[]).includes(name)
      ? t('channel.held')
      : HINTS[name] === undefined
        ? undefined
        : t(HINTS[name]);
  const faultOf = (name: TextField) =>
    problem?.at?.endsWith(name) === true
      ? sentenceFor(error, t)
      : asked && missing.includes(name)
        ? t('channel.fault')
        : undefined;
  const text = (name: TextField) => {
    const hint = hintOf(name);
    const long = name === 'body' || name === 'headers' || name === 'certificate';
    return (
      <Field
        key={name}
        label={labelOf(name)}
        optional={OPTIONAL.includes(name)}
        {...(hint === undefined ? {} : { hint })}
        fault={faultOf(name)}
      >
        {(field) =>
          long ? (
            <Input.TextArea
              {...field}
              autoComplete="off"
              autoSize={{ minRows: 2, maxRows: 8 }}
              value={values[name]}
              onChange={({ target }) => change({ [name]: target.value })}
            />
          ) : (
            <Input
              {...field}
              type={name === 'password' || name === 'signSecret' ? 'password' : 'text'}
              autoComplete={(SECRETS as readonly string[]).includes(name) ? 'new-password' : 'off'}
              value={values[name]}
              onChange={({ target }) => change({ [name]: target.value })}
            />
          )
        }
      </Field>
    );
  };
  const ticks = <Name extends 'kind' | 'security' | 'method' | 'contentType'>(
    name: Name,
    legend: string,
    options: readonly ChannelValues[Name][],
    words: (option: string) => string,
  ) => (
    <FieldSet legend={legend}>
      <div className="ticks">
        {options.map((option) => (
          <label key={option} className="tick">
            <input
              type="radio"
              name={`${name}-${id}`}
              checked={values[name] === option}
              onChange={() => change({ [name]: option })}
            />
            {words(option)}
          </label>
        ))}
      </div>
    </FieldSet>
  );

  return (
    <form className="stack department-editor" onSubmit={(event) => void submit(event)} noValidate>
      {channel === undefined &&
        ticks('kind', t('channel.kind'), CHANNEL_KINDS, (kind) => t(`channel.kind.${kind}`))}
      <div className="fields">
        {text('name')}
        {text('position')}
      </div>
      {values.kind === 'email' &&
        ticks('security', t('channel.security'), ['tls', 'starttls', 'none'], (one) =>
          t(`channel.security.${one}`),
        )}
      {values.kind === 'sms' && ticks('method', t('channel.method'), ['POST', 'PUT'], (one) => one)}
      {values.kind === 'sms' &&
        ticks(
          'contentType',
          t('channel.content-type'),
          ['application/json', 'application/x-www-form-urlencoded'],
          (one) => one,
        )}
      <div className="fields">{fieldsOf(values.kind).map(text)}</div>
      <Checkbox checked={values.active} onChange={({ target }) => change({ active: target.checked })}>
        {t('channel.active')}
      </Checkbox>
      {error !== undefined && (
        <div role="alert" className="row">
          <span className="field-fault">{sentenceFor(error, t)}</span>
          {problem?.code === 'stale' && (
            <Button onClick={() => void goOnWithMine()}>{t('enterprise.stale.mine')}</Button>
          )}
        </div>
      )}
      <div className="row">
        <Button onClick={onDone} disabled={busy}>
          {t('action.cancel')}
        </Button>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}
