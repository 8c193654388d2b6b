import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@zhiben/domain/contract/common.ts';
import type { InputField } from '@zhiben/domain/primitives/lifecycle.ts';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { device } from '../../outbox/database.ts';
import { useDraft } from '../../outbox/drafts.ts';
import { post, takeBack } from '../../outbox/post.ts';
import { sendRecord } from '../../outbox/send.ts';
import { useTexts } from '../../texts/index.ts';
import { type Answers, faults, fileIdsIn, mergeDraft, toInput } from '../hazard/form-model.ts';
import { MoveField } from '../hazard/move-field.tsx';
import './supervision.css';

interface EntryFormProps {
  readonly title: string;
  /** Under which what is typed is kept on the device. */
  readonly draftKey: string;
  readonly fields: readonly InputField[];
  /** What the form shows before anybody types. */
  readonly start?: Answers;
  readonly labels?: Readonly<Record<string, string>>;
  /** The record that pickers look beside. */
  readonly subject: { readonly id: string; readonly organisationId: string | null };
  readonly path: string;
  /** What is sent: the answers under the id that makes repeating it safe. */
  readonly body: (id: string, input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
  /** The hazard whose page shows it while it waits in the outbox. */
  readonly caseId: string;
  readonly submit?: string;
  readonly children?: ReactNode;
  readonly onDone: (how: 'sent' | 'waits') => void;
  readonly onCancel?: () => void;
}

/** A form drawn from its fields, sent through the outbox; what is typed stays through reload, refusal and lost signal. */
export function EntryForm(props: EntryFormProps) {
  const { title, draftKey, fields, start = {}, labels = {}, subject, children, onDone, onCancel } = props;
  const t = useTexts();
  const { accountId } = useSession();
  const queries = useQueryClient();
  const first = useRef<Answers>(start);
  const draft = useDraft<Answers>(accountId, draftKey, first.current, (fresh, kept) =>
    mergeDraft(fields, fresh, kept),
  );
  const [found, setFound] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const missing = faults(fields, draft.values);
    setFound(missing);
    setProblem(undefined);
    if (Object.keys(missing).length > 0) return lead();
    setBusy(true);
    draft.forget();
    const id = newId();
    await post({
      id,
      accountId,
      label: title,
      path: props.path,
      body: props.body(id, toInput(fields, draft.values)),
      caseId: props.caseId,
      fileIds: fileIdsIn(fields, draft.values),
      draft: { key: draftKey, values: draft.values },
    });
    const ending = await sendRecord(id);
    if ('refused' in ending) {
      const record = await device.outbox.get(id);
      if (record?.what === 'record') await takeBack(record);
      setProblem(ending.refused);
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['supervision'] });
      return lead();
    }
    await Promise.all(
      // The hazard carries the mark of its listing, and moves with its review.
      [['supervision'], ['hazard'], ['hazards']].map((queryKey) => queries.invalidateQueries({ queryKey })),
    );
    onDone('sent' in ending ? 'sent' : 'waits');
  }

  /** To the first marked answer, once the marks are drawn. */
  function lead() {
    requestAnimationFrame(() => {
      const marked = form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]');
      marked?.scrollIntoView({ block: 'center' });
      marked?.focus({ preventScroll: true });
    });
  }

  if (!draft.ready) return null;
  const atField = problem?.at !== undefined && fields.some((field) => field.name === problem.at);
  return (
    <form ref={form} className="move-form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{title}</h2>
      {children}
      {draft.restored && <p className="soft">{t('move.restored')}</p>}
      {fields.length === 0 && <p>{t('move.nothing-to-fill')}</p>}
      {fields.map((field) => {
        const code = found[field.name] ?? (problem?.at === field.name ? problem.code : undefined);
        return (
          <MoveField
            key={field.name}
            move=""
            field={field}
            label={labels[field.name]}
            hazard={{ title: '', description: '', foundOn: '', ...subject }}
            accountId={accountId}
            value={draft.values[field.name]}
            fault={code === undefined ? undefined : t(`refusal.${code}`)}
            onChange={(value) => {
              draft.change((now) => ({
                [field.name]: typeof value === 'function' ? value(now[field.name]) : value,
              }));
              setFound(({ [field.name]: _, ...rest }) => rest);
            }}
          />
        );
      })}
      {problem !== undefined && !atField && (
        <p role="alert" className="notice notice-red" tabIndex={-1}>
          {t(`refusal.${problem.code}`, problem.detail)}
        </p>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {props.submit ?? t('move.submit')}
        </Button>
        {onCancel !== undefined && (
          <Button size="large" onClick={onCancel} disabled={busy}>
            {t('move.later')}
          </Button>
        )}
      </div>
    </form>
  );
}
