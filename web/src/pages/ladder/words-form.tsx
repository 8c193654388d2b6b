import { useQueryClient } from '@tanstack/react-query';
import type { Escalation } from '@zhiben/domain/contract/escalation.ts';
import { App, Button, Input } from 'antd';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { ApiError, send } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { dropDraft, useDraft } from '../../outbox/drafts.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';

/** One answer of a form: words, or a day. */
export interface Asked {
  readonly name: string;
  readonly label: string;
  readonly type: 'words' | 'day';
  readonly example?: string;
  /** Signs that are needed at least. */
  readonly least?: number;
  readonly start?: string;
  readonly min?: string;
}

type Draft = Readonly<Record<string, string>>;

/** Asks for what a move on a rung needs; kept on the device until the server has it. */
export function RungForm({ rung, move, asked }: { rung: Escalation; move: string; asked: readonly Asked[] }) {
  const t = useTexts();
  const { message } = App.useApp();
  const { accountId } = useSession();
  const queries = useQueryClient();
  const key = `rung:${rung.id}:${move}`;
  const start = useMemo<Draft>(
    () => Object.fromEntries(asked.map(({ name, start: first = '' }) => [name, first])),
    [asked],
  );
  const draft = useDraft<Draft>(accountId, key, start, mergeDraft);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const form = useRef<HTMLFormElement>(null);
  if (!draft.ready) return null;
  const answerTo = (name: string) => draft.values[name] ?? '';
  const faultOf = ({ name, type, least = 2 }: Asked): string | undefined => {
    if (error instanceof ApiError && error.problem.at === name) return sentenceFor(error, t);
    if (type === 'day') return answerTo(name) === '' ? t('ladder.fault-day') : undefined;
    return [...answerTo(name).trim()].length < least ? t('ladder.fault-words', { n: least }) : undefined;
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (asked.some((field) => error === undefined && faultOf(field) !== undefined)) {
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      const body = Object.fromEntries(asked.map(({ name }) => [name, answerTo(name).trim()]));
      await send('POST', `/escalations/${rung.id}/${move}`, body);
      draft.forget();
      await dropDraft(accountId, key).catch(() => undefined);
      void message.success(t('ladder.saved'));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['ladder'] });
    }
  }

  const elsewhere =
    error !== undefined && !asked.some(({ name }) => error instanceof ApiError && error.problem.at === name);
  return (
    <form ref={form} className="notice-form" onSubmit={(event) => void submit(event)} noValidate>
      {asked.map((field) => (
        <Field key={field.name} label={t(field.label)} fault={tried ? faultOf(field) : undefined}>
          {(control) =>
            field.type === 'day' ? (
              <Input
                {...control}
                type="date"
                {...(field.min === undefined ? {} : { min: field.min })}
                value={answerTo(field.name)}
                onChange={(event) => draft.change({ [field.name]: event.target.value })}
              />
            ) : (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 2, maxRows: 10 }}
                maxLength={2000}
                {...(field.example === undefined ? {} : { placeholder: t(field.example) })}
                value={answerTo(field.name)}
                onChange={(event) => draft.change({ [field.name]: event.target.value })}
              />
            )
          }
        </Field>
      ))}
      {elsewhere && (
        <p role="alert" className="notice notice-red">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t('ladder.submit')}
        </Button>
      </div>
    </form>
  );
}

function mergeDraft(start: Draft, kept: Readonly<Record<string, unknown>>): Draft {
  return Object.fromEntries(
    Object.entries(start).map(([name, first]) => {
      const old = kept[name];
      return [name, typeof old === 'string' ? old : first];
    }),
  );
}
