import { useQueryClient } from '@tanstack/react-query';
import type { Notice } from '@zhiben/domain/contract/notice.ts';
import { App, Button, Checkbox, Input } from 'antd';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { ApiError } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { device } from '../../outbox/database.ts';
import { useDraft } from '../../outbox/drafts.ts';
import { post, takeBack } from '../../outbox/post.ts';
import { sendRecord } from '../../outbox/send.ts';
import { useOutbox } from '../../outbox/use-outbox.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { todayInChina } from '../../ui/when.tsx';

/** What differs between the answer of the person told and the record of a service in person. */
const KINDS = {
  acknowledge: {
    words: 'measures',
    day: 'dueOn',
    label: 'notices.measures',
    example: 'notices.measures-example',
    dayLabel: 'notices.due',
    button: 'notices.acknowledge',
    done: 'notices.acknowledged',
  },
  serve: {
    words: 'record',
    day: 'servedOn',
    label: 'notices.serve-record',
    example: 'notices.serve-example',
    dayLabel: 'notices.serve-day',
    button: 'notices.serve',
    done: 'notices.served-done',
  },
} as const;

const LEAST_SIGNS = 4;

interface Draft extends Readonly<Record<string, unknown>> {
  readonly words: string;
  readonly day: string;
  /** The person refused to take it: only of a service in person. */
  readonly refused: boolean;
}

const merge = (start: Draft, kept: Readonly<Record<string, unknown>>): Draft => ({
  words: typeof kept['words'] === 'string' ? kept['words'] : start.words,
  day: typeof kept['day'] === 'string' ? kept['day'] : start.day,
  refused: kept['refused'] === true,
});

/** Words and a day; kept on the device until the server has them. */
export function NoticeForm({ notice, kind }: { notice: Notice; kind: keyof typeof KINDS }) {
  const t = useTexts();
  const { message } = App.useApp();
  const { accountId } = useSession();
  const queries = useQueryClient();
  const { words, day, label, example, dayLabel, button, done } = KINDS[kind];
  const key = `notice:${notice.id}:${kind}`;
  const start = useMemo<Draft>(
    () => ({ words: '', day: kind === 'serve' ? todayInChina() : '', refused: false }),
    [kind],
  );
  const draft = useDraft<Draft>(accountId, key, start, merge);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { values } = draft;
  const wordsFault = [...values.words.trim()].length < LEAST_SIGNS ? t('notices.fault-words') : undefined;
  const dayFault =
    values.day === ''
      ? t('notices.fault-day')
      : error instanceof ApiError && error.problem.at === day
        ? sentenceFor(error, t)
        : undefined;
  const path = `/notices/${notice.id}/${kind}`;
  const waits = useOutbox(accountId)?.some((item) => item.what === 'record' && item.path === path);
  if (!draft.ready) return null;
  if (waits === true && !busy) return <p role="status">{t('notices.waits')}</p>;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (wordsFault !== undefined || values.day === '') {
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      draft.forget();
      const id = newId();
      await post({
        id,
        accountId,
        label: `${t(button)} · ${notice.caseNumber} ${notice.caseTitle}`,
        path,
        body: {
          [words]: values.words.trim(),
          [day]: values.day,
          ...(kind === 'serve' ? { refused: values.refused } : {}),
        },
        caseId: notice.caseId,
        fileIds: [],
        draft: { key, values },
      });
      const ending = await sendRecord(id);
      if ('sent' in ending) void message.success(t(done));
      else if ('waits' in ending) void message.info(t('notices.waits'));
      else {
        const record = await device.outbox.get(id);
        if (record?.what === 'record') await takeBack(record);
        setError(new ApiError(422, ending.refused));
      }
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['notices'] });
    }
  }

  return (
    <form ref={form} className="notice-form" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t(label)} fault={tried ? wordsFault : undefined}>
        {(field) => (
          <Input.TextArea
            {...field}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            placeholder={t(example)}
            value={values.words}
            onChange={(event) => draft.change({ words: event.target.value })}
          />
        )}
      </Field>
      <Field label={t(dayLabel)} fault={tried ? dayFault : undefined}>
        {(field) => (
          <Input
            {...field}
            type="date"
            {...(kind === 'serve' ? { max: todayInChina() } : { min: todayInChina() })}
            value={values.day}
            onChange={(event) => draft.change({ day: event.target.value })}
          />
        )}
      </Field>
      {kind === 'serve' && (
        <Checkbox
          checked={values.refused}
          onChange={({ target }) => draft.change({ refused: target.checked })}
        >
          {t('notices.refused')}
        </Checkbox>
      )}
      {error !== undefined && dayFault === undefined && (
        <p role="alert" className="notice notice-red">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button type="primary" size="large" htmlType="submit" loading={busy}>
          {t(button)}
        </Button>
      </div>
    </form>
  );
}
