import { useQueryClient } from '@tanstack/react-query';
import type { RuleRow } from '@zhiben/domain/contract/rule.ts';
import { App, Button, Input, InputNumber } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useDraft } from '../../outbox/drafts.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { FOLLOWERS } from './own-rules.ts';
import type { RuleMove } from './state.ts';
import '../../texts/rules.ts';

/** As the server counts it. */
const LEAST_SIGNS = 2;

interface Draft extends Readonly<Record<string, unknown>> {
  readonly because: string;
  readonly value: number | null;
}
const merge = (start: Draft, kept: Readonly<Record<string, unknown>>): Draft => ({
  because: typeof kept['because'] === 'string' ? kept['because'] : start.because,
  value: typeof kept['value'] === 'number' ? kept['value'] : start.value,
});

/** A decision about a number with its reason, which is kept on the device until the server has it. */
export function RuleForm({
  path,
  rule,
  move,
  onClose,
}: {
  path: string;
  /** The number that is confirmed or set; nothing but a line is taken back. */
  rule?: RuleRow;
  move: RuleMove;
  onClose: () => void;
}) {
  const t = useTexts();
  const { message } = App.useApp();
  const { accountId } = useSession();
  const queries = useQueryClient();
  const start: Draft = { because: '', value: rule?.own ?? rule?.value ?? null };
  const draft = useDraft<Draft>(accountId, `rule:${path}:${move}`, start, merge);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!draft.ready) return null;
  const because = draft.values.because.trim();
  const value = move === 'confirm' ? rule?.value : draft.values.value;
  const short = [...because].length < LEAST_SIGNS;
  const missing = move === 'set' && (value == null || (value <= 0 && rule?.value !== 0));

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (short || missing) return;
    setBusy(true);
    setError(undefined);
    try {
      if (move === 'take-back') await send('POST', `${path}/take-back`, { because });
      else await send('PUT', path, { value, because });
      draft.forget();
      void message.success(t('rules.done'));
      await Promise.all(FOLLOWERS.map((room) => queries.invalidateQueries({ queryKey: [room] })));
      onClose();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <form className="duty-form no-print" onSubmit={(event) => void submit(event)} noValidate>
      {move === 'set' && rule !== undefined && (
        <Field
          label={t(rule.months ? 'rules.months' : 'rules.value')}
          hint={rule.confidence === 'UNSURE' ? undefined : t('rules.lawful')}
          fault={tried && missing ? t('rules.value-fault') : undefined}
        >
          {(field) => (
            <InputNumber
              {...field}
              min={0}
              max={100_000_000}
              precision={rule.places}
              value={draft.values.value}
              onChange={(next) => draft.change({ value: next })}
            />
          )}
        </Field>
      )}
      <Field
        label={t(move === 'take-back' ? 'rules.because-back' : 'rules.because')}
        hint={t('rules.recomputes')}
        fault={tried && short ? t('rules.because-fault') : undefined}
      >
        {(field) => (
          <Input.TextArea
            {...field}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            placeholder={move === 'take-back' ? undefined : t('rules.because-example')}
            value={draft.values.because}
            onChange={({ target }) => draft.change({ because: target.value })}
          />
        )}
      </Field>
      {error !== undefined && (
        <p role="alert" className="field-fault field-note">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t(`rules.do.${move}`)}
        </Button>
        <Button onClick={onClose}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
