import { isUnchanged, type PlanChanges } from '@zhiben/domain/plan/changes.ts';
import type { PlanClause } from '@zhiben/domain/plan/clause.ts';
import { useLanguage, useTexts } from '../../../texts/index.ts';
import { inLanguage } from '../words.ts';
import { fieldInWords } from './faults.tsx';

/** What an edition would change, clause by clause and field by field. */
export function Summary({ changes, edition }: { changes: PlanChanges; edition: number }) {
  const t = useTexts();
  const { added, removed, changed, head, reordered } = changes;
  if (isUnchanged(changes)) return <p className="card soft">{t('plan.edit.no-changes', { edition })}</p>;
  return (
    <section className="card stack">
      <h2>{t('plan.edit.changes')}</h2>
      <p>
        {t('plan.edit.summary', { added: added.length, removed: removed.length, changed: changed.length })}
        {reordered && ` ${t('plan.edit.reordered')}`}
      </p>
      {head.length > 0 && <Change title={t('plan.edit.head')} fields={head} clauseRef="" />}
      <Clauses title={t('plan.edit.added')} clauses={added} />
      <Clauses title={t('plan.edit.removed')} clauses={removed} />
      {changed.map(({ clause, fields }) => (
        <ChangedClause key={clause.ref} clause={clause} fields={fields} />
      ))}
    </section>
  );
}

type Fields = PlanChanges['head'];

function Clauses({ title, clauses }: { title: string; clauses: readonly PlanClause[] }) {
  const { language } = useLanguage();
  if (clauses.length === 0) return null;
  return (
    <div className="plan-change">
      <strong>{title}</strong>
      {clauses.map(({ ref, title: words }) => (
        <p key={ref}>
          {ref} {inLanguage(words, language)}
        </p>
      ))}
    </div>
  );
}

function ChangedClause({ clause, fields }: { clause: PlanClause; fields: Fields }) {
  const { language } = useLanguage();
  return (
    <Change
      title={`${clause.ref} ${inLanguage(clause.title, language)}`}
      fields={fields}
      clauseRef={clause.ref}
    />
  );
}

function Change({ title, fields, clauseRef }: { title: string; fields: Fields; clauseRef: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const told = (words: string) => (words === '' ? t('plan.edit.empty') : words);
  return (
    <div className="plan-change">
      <strong>{title}</strong>
      {fields.map(({ field, before, after }) => (
        <p key={field}>
          {fieldInWords(clauseRef, field, t, language)}
          {t('list.colon')}
          {t('plan.edit.was')} <del>{told(before)}</del> {t('plan.edit.is')} <ins>{told(after)}</ins>
        </p>
      ))}
    </div>
  );
}
