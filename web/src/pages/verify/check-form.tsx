import { useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@zhiben/domain/contract/common.ts';
import type { HazardPage } from '@zhiben/domain/contract/hazard.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { useSession } from '../../app/session.ts';
import { FileField } from '../../evidence/file-field.tsx';
import { useDraft } from '../../outbox/drafts.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { faults, toInput } from '../hazard/form-model.ts';
import { fieldsOf } from '../hazard/moves.ts';
import { sendMove } from '../hazard/send-move.ts';
import { Changed } from '../hazard/story.tsx';
import { type CheckDraft, FRESH_CHECK, mergeCheck, OUTCOMES, toAnswers, togglePhrase } from './outcomes.ts';

/** Phrases to touch, per outcome: texts `verify.phrase.<move>.<n>`. */
const PHRASES = [1, 2, 3, 4] as const;

/** Three buttons, phrases to touch, free words, and photos taken on site. */
export function CheckForm({ page, onDone }: { page: HazardPage; onDone: (how: 'sent' | 'waits') => void }) {
  const t = useTexts();
  const { accountId } = useSession();
  const queries = useQueryClient();
  const { hazard } = page;
  const key = `verify:${hazard.id}`;
  const { values, change, ready, forget } = useDraft<CheckDraft>(accountId, key, FRESH_CHECK, mergeCheck);
  const [found, setFound] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [seen, setSeen] = useState(hazard.version);
  const form = useRef<HTMLFormElement>(null);
  if (!ready) return null;

  const { outcome } = values;
  const wordsField = OUTCOMES.find(({ move }) => move === outcome)?.words ?? 'opinion';
  const photosAsked = fieldsOf(outcome).some((field) => field.name === 'onSite' && field.required === true);
  const sentence = (name: string) => {
    const code = found[name] ?? (problem?.at === name ? problem.code : undefined);
    return code === undefined ? undefined : t(`refusal.${code}`);
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    const fields = fieldsOf(outcome);
    const answers = toAnswers(values);
    const missing = faults(fields, answers);
    setFound(missing);
    if (Object.keys(missing).length > 0) {
      requestAnimationFrame(() =>
        form.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'center' }),
      );
      return;
    }
    setBusy(true);
    forget();
    const seenVersion = problem?.code === 'stale' ? hazard.version : seen;
    const ending = await sendMove({
      accountId,
      hazard,
      move: outcome,
      label: t(`hazard.move.${outcome}`),
      input: toInput(fields, answers),
      seenVersion,
      fileIds: values.photos,
      draft: { key, values },
    });
    await queries.invalidateQueries({ queryKey: ['hazard', hazard.id] });
    if (typeof ending === 'object') {
      setSeen(seenVersion);
      setProblem(ending);
      setBusy(false);
      return;
    }
    onDone(ending);
  }

  return (
    <form ref={form} className="card check-form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('verify.question')}</h2>
      <fieldset className="outcomes bare" aria-label={t('verify.question')}>
        {OUTCOMES.map(({ move }) => {
          const refusal = page.moves.find((offer) => offer.move === move)?.refusal;
          return (
            <button
              key={move}
              type="button"
              className={`outcome outcome-${move}`}
              aria-pressed={outcome === move}
              disabled={refusal != null}
              title={refusal == null ? undefined : t(`refusal.${refusal}`)}
              onClick={() => {
                setFound({});
                change({ outcome: move });
              }}
            >
              {t(`verify.outcome.${move}`)}
            </button>
          );
        })}
      </fieldset>
      {outcome !== '' && (
        <>
          <fieldset className="row bare" aria-label={t('verify.phrases')}>
            {PHRASES.map((n) => {
              const phrase = t(`verify.phrase.${outcome}.${n}`);
              return (
                <button
                  key={n}
                  type="button"
                  className="chip"
                  aria-pressed={values.words.split('\n').includes(phrase)}
                  onClick={() => change((now) => ({ words: togglePhrase(now.words, phrase) }))}
                >
                  {phrase}
                </button>
              );
            })}
          </fieldset>
          <Field label={t(`hazard.input.${wordsField}`)} fault={sentence(wordsField)}>
            {(field) => (
              <Input.TextArea
                {...field}
                autoSize={{ minRows: 2, maxRows: 10 }}
                maxLength={4000}
                value={values.words}
                onChange={(event) => change({ words: event.target.value })}
              />
            )}
          </Field>
          <FileField
            accountId={accountId}
            label={t('hazard.input.onSite')}
            optional={!photosAsked}
            fault={sentence('onSite')}
            value={values.photos}
            onChange={(photos) => change((now) => ({ photos: photos(now.photos) }))}
          />
          {problem !== undefined && (
            <div role="alert" className="notice notice-red">
              <p>{t(`refusal.${problem.code}`, problem.detail)}</p>
              {problem.code === 'stale' && <Changed story={page.story} since={seen} />}
            </div>
          )}
          <Button type="primary" size="large" htmlType="submit" loading={busy}>
            {problem?.code === 'stale'
              ? t('move.send-again')
              : t('verify.send', { outcome: t(`verify.outcome.${outcome}`) })}
          </Button>
        </>
      )}
    </form>
  );
}
