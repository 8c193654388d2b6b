import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PlanJudged } from '@zhiben/domain/contract/plan.ts';
import { changesBetween, isUnchanged } from '@zhiben/domain/plan/changes.ts';
import type { Plan } from '@zhiben/domain/plan/clause.ts';
import { type FormEvent, useMemo, useState } from 'react';
import { ApiError, send } from '../../../api/client.ts';
import { useDraft } from '../../../pickers/draft.ts';
import { Field } from '../../../pickers/field.tsx';
import { usePaused } from '../../../pickers/slowly.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { ErrorBox, sentenceFor } from '../../../ui/states.tsx';
import type { PlanView } from '../use-plan.ts';
import { Faults } from './faults.tsx';
import { editionAfter, headOf, type PlanHead, tidied } from './head.ts';
import { HeadForm } from './head-form.tsx';
import { Sheet } from './sheet.tsx';
import { Summary } from './summary.tsx';

interface Draft {
  /** Null while it is that of the plan in force. */
  readonly head: PlanHead | null;
  /** Rows of the sheet that was brought, headings first; null while the clauses are those in force. */
  readonly rows: readonly string[][] | null;
  readonly file: string;
  readonly because: string;
  /** The edition that lay before the editor when he began; nought before that. */
  readonly seen: number;
}

const NOTHING: Draft = { head: null, rows: null, file: '', because: '', seen: 0 };
const LEAST_WORDS = 2;

/**
 * Another edition: its head in a form, its clauses by a sheet, judged and compared before it is issued. The server
 * judges: there is one judge, and what he reads shapes with asks the browser for what its policy forbids.
 */
export default function Edit({ view: { plan, page } }: { view: PlanView }) {
  const t = useTexts();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { draft, change, forget } = useDraft('plan-edit', NOTHING);
  const [issued, setIssued] = useState<number>();
  const [short, setShort] = useState(false);
  const head = draft.head ?? headOf(plan);
  const edition = editionAfter(plan, head.id);
  const begun = draft.head !== null || draft.rows !== null;
  const written = useMemo(
    () => ({ head: { ...tidied(draft.head ?? headOf(plan)), edition }, rows: draft.rows }),
    [draft.head, draft.rows, edition, plan],
  );
  const asked = usePaused(written);
  const judging = useQuery({
    queryKey: ['plan', 'judged', asked],
    queryFn: () => send<PlanJudged>('POST', '/plan/judged', asked),
    enabled: begun,
    placeholderData: keepPreviousData,
  });
  const next = judging.data?.plan as Plan | null | undefined;
  const changes = next ? changesBetween(plan, next, language) : undefined;
  const behind = asked !== written || judging.isFetching;
  const issue = useMutation({
    mutationFn: (next: Plan) =>
      send<PlanJudged>('PUT', '/plan', { plan: next, because: draft.because.trim() }),
    onSuccess: async ({ plan: taken }, next) => {
      if (taken === null) return;
      throwAway();
      setIssued(next.edition);
      await queries.invalidateQueries({ queryKey: ['plan'] });
    },
    // Somebody was faster: his edition is fetched, and what was typed here is compared with it.
    onError: (error) => isStale(error) && queries.invalidateQueries({ queryKey: ['plan'] }),
  });

  const begin = (part: Partial<Draft>) => {
    setIssued(undefined);
    change(draft.seen === 0 ? { ...part, seen: plan.edition } : part);
  };
  function throwAway() {
    change(NOTHING);
    forget();
    setShort(false);
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    const told = draft.because.trim().length >= LEAST_WORDS;
    setShort(!told);
    if (told && next && !behind) issue.mutate(next);
  }

  const overtaken = begun && draft.seen !== 0 && draft.seen !== plan.edition;
  const faults = begun ? (judging.data?.faults ?? []) : [];
  const refusedFaults = issue.data?.faults ?? [];
  return (
    <div className="stack">
      <p className="soft field-note">{t('plan.edit.lead')}</p>
      {issued !== undefined && (
        <p className="card" role="status">
          ✓ {t('plan.edit.issued', { edition: issued })}
        </p>
      )}
      <Sheet
        read={draft.rows === null ? undefined : { name: draft.file, rows: draft.rows.length - 1 }}
        onRead={(file, rows) => begin({ file, rows })}
      />
      <HeadForm head={head} change={(next) => begin({ head: next })} />
      {overtaken && (
        <p className="card" role="alert">
          {t('plan.edit.stale', { who: page.issued?.byName ?? '', edition: plan.edition })}
        </p>
      )}
      {begun && judging.error !== null && (
        <ErrorBox error={judging.error} retry={() => void judging.refetch()} />
      )}
      {faults.length > 0 && <Faults faults={faults} />}
      {faults.length === 0 && refusedFaults.length > 0 && <Faults faults={refusedFaults} />}
      {begun && changes !== undefined && <Summary changes={changes} edition={plan.edition} />}
      {begun && changes !== undefined && !isUnchanged(changes) && (
        <form className="card stack" onSubmit={submit}>
          <Field
            label={t('plan.edit.because')}
            hint={t('plan.edit.issue-help')}
            fault={short ? t('plan.edit.because-fault') : undefined}
          >
            {(field) => (
              <textarea
                {...field}
                className="input"
                rows={2}
                maxLength={500}
                placeholder={t('plan.edit.because-example')}
                value={draft.because}
                onChange={({ target }) => begin({ because: target.value })}
              />
            )}
          </Field>
          {issue.error !== null && !isStale(issue.error) && (
            <p role="alert" className="field-fault">
              {sentenceFor(issue.error, t)}
            </p>
          )}
          <div className="row">
            <button type="submit" className="button button-main" disabled={issue.isPending || behind}>
              {t('plan.edit.issue', { edition })}
            </button>
          </div>
        </form>
      )}
      {begun && (
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => window.confirm(t('plan.edit.throw-sure')) && throwAway()}
          >
            {t('plan.edit.throw')}
          </button>
        </div>
      )}
    </div>
  );
}

const isStale = (error: unknown): boolean => error instanceof ApiError && error.problem.code === 'stale';
