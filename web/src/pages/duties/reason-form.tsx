import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { useDraft } from '../../outbox/drafts.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import '../../texts/duties.ts';

/** As the server counts it. */
const LEAST_SIGNS = 2;

interface Draft extends Readonly<Record<string, unknown>> {
  readonly because: string;
}
const EMPTY: Draft = { because: '' };
const merge = (start: Draft, { because }: Readonly<Record<string, unknown>>): Draft =>
  typeof because === 'string' ? { because } : start;

/** A decision with its reason, which is kept on the device until the server has it. */
export function ReasonForm({
  method,
  path,
  body = {},
  label,
  example,
  hint,
  button,
  done,
  onDone,
  onCancel,
}: {
  method: 'PUT' | 'POST';
  path: string;
  /** What goes with the reason. */
  body?: Readonly<Record<string, unknown>>;
  label: string;
  example?: string;
  hint?: string;
  button: string;
  done: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const t = useTexts();
  const { message } = App.useApp();
  const { accountId } = useSession();
  const queries = useQueryClient();
  const draft = useDraft<Draft>(accountId, `reason:${path}:${JSON.stringify(body)}`, EMPTY, merge);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  if (!draft.ready) return null;
  const because = draft.values.because.trim();
  const short = [...because].length < LEAST_SIGNS;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (short) return;
    setBusy(true);
    setError(undefined);
    try {
      await send(method, path, { ...body, because });
      draft.forget();
      void message.success(done);
      await queries.invalidateQueries({ queryKey: ['duties'] });
      onDone();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <form className="duty-form no-print" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={label} hint={hint} fault={tried && short ? t('duties.because-fault') : undefined}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoFocus
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={500}
            placeholder={example}
            value={draft.values.because}
            onChange={(event) => draft.change({ because: event.target.value })}
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
          {button}
        </Button>
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
      </div>
    </form>
  );
}
