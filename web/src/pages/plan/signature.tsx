import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PlanPage } from '@zhiben/domain/contract/plan.ts';
import { useState } from 'react';
import { ApiError, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { instantInWords } from '../../ui/time.ts';

/** One button for the principal, then the receipt. */
export function Signature({ page, clauses }: { page: PlanPage; clauses: number }) {
  const t = useTexts();
  const { language } = useLanguage();
  const queries = useQueryClient();
  const { edition } = page.plan;
  // Sent again after a broken connection, it is the same signature.
  const [id] = useState(newId);
  const sign = useMutation({
    mutationFn: () => send('POST', '/plan/receipt', { id, edition }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['plan'] }),
  });
  const stale = sign.error instanceof ApiError && sign.error.problem.code === 'stale';
  if (page.receipt !== null)
    return (
      <section className="card plan-sign" role="status">
        <h2>✓ {t('plan.sign.done', { edition })}</h2>
        <p>
          {t('plan.sign.by', {
            who: page.receipt.byName,
            when: instantInWords(page.receipt.at, language).words,
          })}
        </p>
      </section>
    );
  if (!page.maySign) return <p className="card">{t('plan.sign.other')}</p>;
  return (
    <section className="card plan-sign">
      <h2>{t('plan.sign.title')}</h2>
      <p>{t('plan.sign.help', { n: clauses, edition })}</p>
      <button
        type="button"
        className="button button-main plan-sign-button"
        disabled={sign.isPending}
        onClick={() => sign.mutate()}
      >
        {t('plan.sign.action')}
      </button>
      {sign.error !== null && (
        <p role="alert" className="field-fault">
          {stale ? t('plan.sign.stale') : sentenceFor(sign.error, t)}
        </p>
      )}
    </section>
  );
}
