import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@zhiben/domain/contract/common.ts';
import type { HazardPage } from '@zhiben/domain/contract/hazard.ts';
import { Button } from 'antd';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../app/session.ts';
import { dropDraft, useDraft } from '../../outbox/drafts.ts';
import { useTexts } from '../../texts/index.ts';
import {
  type Answers,
  askedOf,
  faults,
  fileIdsIn,
  mergeDraft,
  onlyChanged,
  prefill,
  toInput,
} from './form-model.ts';
import { MoveField } from './move-field.tsx';
import { fieldsOf } from './moves.ts';
import { sendMove } from './send-move.ts';
import { Changed } from './story.tsx';

export const draftKey = (hazardId: string, move: string) => `move:${hazardId}:${move}`;

export interface MoveFormProps {
  readonly page: HazardPage;
  readonly move: string;
  /** It went through, or waits in the outbox. */
  readonly onDone: (how: 'sent' | 'waits') => void;
  readonly onCancel: () => void;
}

/** The form of one move, drawn from its definition; what is typed stays through reload, refusal and lost signal. */
export function MoveForm({ page, move, onDone, onCancel }: MoveFormProps) {
  const t = useTexts();
  const { accountId } = useSession();
  const queries = useQueryClient();
  const { hazard } = page;
  const fields = fieldsOf(move);
  const start = useMemo(() => prefill(move, fields, hazard), [move, fields, hazard]);
  const key = draftKey(hazard.id, move);
  const draft = useDraft<Answers>(accountId, key, start, (fresh, kept) => mergeDraft(fields, fresh, kept));
  const [found, setFound] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  /** The version that was on the page when this person began: what came later is shown before sending again. */
  const [seen, setSeen] = useState(hazard.version);
  const form = useRef<HTMLFormElement>(null);
  const began = useRef(false);

  useEffect(() => {
    if (!draft.ready || began.current) return;
    began.current = true;
    form.current
      ?.querySelector<HTMLElement>('textarea, input:not([type=file]), button')
      ?.focus({ preventScroll: false });
  }, [draft.ready]);

  const stale = problem?.code === 'stale';
  const asked = askedOf(fields, hazard, draft.values);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const missing = faults(asked, draft.values);
    setFound(missing);
    setProblem(undefined);
    if (Object.keys(missing).length > 0) {
      // Wait for the marks to be drawn, then lead to the first of them.
      requestAnimationFrame(() => leadTo(form.current));
      return;
    }
    setBusy(true);
    const answers = toInput(fields, draft.values);
    const input = move === 'amend' ? onlyChanged(answers, start) : answers;
    const seenVersion = stale ? hazard.version : seen;
    draft.forget();
    const ending = await sendMove({
      accountId,
      hazard,
      move,
      label: t(`hazard.move.${move}`),
      input,
      seenVersion,
      fileIds: fileIdsIn(fields, draft.values),
      draft: { key, values: draft.values },
    });
    await queries.invalidateQueries({ queryKey: ['hazard', hazard.id] });
    // The move may have told people, or ended what waited for them.
    void queries.invalidateQueries({ queryKey: ['notices'] });
    if (typeof ending === 'object') {
      setSeen(seenVersion);
      setProblem(ending);
      setBusy(false);
      requestAnimationFrame(() => leadTo(form.current));
      return;
    }
    onDone(ending);
  }

  async function giveUp() {
    draft.forget();
    await dropDraft(accountId, key, fileIdsIn(fields, draft.values)).catch(() => undefined);
    onCancel();
  }

  const atField = problem?.at !== undefined && fields.some((field) => field.name === problem.at);
  if (!draft.ready) return null;
  return (
    <form ref={form} className="move-form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t(`hazard.move.${move}`)}</h2>
      {draft.restored && (
        <p className="soft">
          {t('move.restored')}{' '}
          <button type="button" className="plain-button" onClick={() => void giveUp()}>
            {t('move.give-up')}
          </button>
        </p>
      )}
      {fields.length === 0 && <p>{t('move.nothing-to-fill')}</p>}
      {asked.map((field) => (
        <MoveField
          key={field.name}
          move={move}
          field={field}
          hazard={hazard}
          accountId={accountId}
          value={draft.values[field.name]}
          fault={faultOf(field.name)}
          onChange={(value) => {
            draft.change((now) => ({
              [field.name]: typeof value === 'function' ? value(now[field.name]) : value,
            }));
            setFound(({ [field.name]: _, ...rest }) => rest);
          }}
        />
      ))}
      {problem !== undefined && !atField && (
        <div role="alert" className="notice notice-red" tabIndex={-1}>
          <p>{t(`refusal.${problem.code}`, problem.detail)}</p>
          {stale && <Changed story={page.story} since={seen} />}
        </div>
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {stale ? t('move.send-again') : t('move.submit')}
        </Button>
        <Button size="large" onClick={onCancel} disabled={busy}>
          {t('move.later')}
        </Button>
      </div>
    </form>
  );

  function faultOf(name: string): string | undefined {
    const code = found[name] ?? (problem?.at === name ? problem.code : undefined);
    return code === undefined ? undefined : t(`refusal.${code}`);
  }
}

/** To the first marked answer, for eyes and for those who listen. */
function leadTo(form: HTMLElement | null): void {
  const alert = form?.querySelector<HTMLElement>('[role=alert]');
  alert?.scrollIntoView({ block: 'center' });
  const marked = form?.querySelector<HTMLElement>('[aria-invalid=true]');
  (marked ?? alert)?.focus({ preventScroll: true });
}
