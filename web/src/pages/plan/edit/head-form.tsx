import type { Phase, Words } from '@zhiben/domain/plan/clause.ts';
import { Field } from '../../../pickers/field.tsx';
import { useTexts } from '../../../texts/index.ts';
import type { PlanHead } from './head.ts';

const CONFIDENCES = ['VERIFIED', 'KNOWN', 'UNSURE'] as const;

/** Name, issuer, months, source and phases of a plan. What is wrong is told with the faults below. */
export function HeadForm({ head, change }: { head: PlanHead; change: (head: PlanHead) => void }) {
  const t = useTexts();
  const set = (part: Partial<PlanHead>) => change({ ...head, ...part });
  const setPhase = (at: number, part: Partial<Phase>) =>
    set({ phases: head.phases.map((phase, index) => (index === at ? { ...phase, ...part } : phase)) });
  return (
    <details className="card plan-edit-head">
      <summary>{t('plan.edit.head')}</summary>
      <div className="plan-edit-grid">
        <Pair name="name" value={head.name} change={(name) => set({ name })} />
        <Pair name="issuer" value={head.issuer} change={(issuer) => set({ issuer })} />
        <Month label={t('plan.field.from')} value={head.from} change={(from) => set({ from })} />
        <Month label={t('plan.field.to')} value={head.to} change={(to) => set({ to })} />
        <Text label={t('plan.field.source')} value={head.source} change={(source) => set({ source })} />
        <Field label={t('plan.field.confidence')}>
          {(field) => (
            <select
              {...field}
              className="input"
              value={head.confidence}
              onChange={({ target }) => set({ confidence: target.value as PlanHead['confidence'] })}
            >
              {CONFIDENCES.map((name) => (
                <option key={name} value={name}>
                  {t(`confidence.${name}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Text
          label={t('plan.field.id')}
          hint={t('plan.field.id-help')}
          value={head.id}
          change={(id) => set({ id })}
        />
      </div>
      <h2>{t('plan.edit.phases')}</h2>
      {head.phases.map((phase, at) => (
        // A phase has no other name than its place while its ref is being typed.
        <div key={at} className="plan-edit-grid plan-edit-phase">
          <Text label={t('plan.field.ref')} value={phase.ref} change={(ref) => setPhase(at, { ref })} />
          <div className="row">
            <button
              type="button"
              className="button"
              onClick={() => set({ phases: head.phases.filter((_, index) => index !== at) })}
            >
              {t('plan.edit.phase-remove', { ref: phase.ref })}
            </button>
          </div>
          <Pair name="phase-title" value={phase.title} change={(title) => setPhase(at, { title })} />
          <Month label={t('plan.field.from')} value={phase.from} change={(from) => setPhase(at, { from })} />
          <Month label={t('plan.field.to')} value={phase.to} change={(to) => setPhase(at, { to })} />
          <Pair name="phase-work" value={phase.work} change={(work) => setPhase(at, { work })} />
        </div>
      ))}
      <button
        type="button"
        className="button"
        onClick={() =>
          set({ phases: [...head.phases, { ref: '', title: ['', ''], from: '', to: '', work: ['', ''] }] })
        }
      >
        {t('plan.edit.phase-add')}
      </button>
    </details>
  );
}

interface TextProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

function Text({ label, hint, value, change }: TextProps) {
  return (
    <Field label={label} hint={hint}>
      {(field) => (
        <input
          {...field}
          className="input"
          maxLength={2000}
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

function Month({ label, value, change }: TextProps) {
  return (
    <Field label={label}>
      {(field) => (
        <input
          {...field}
          className="input"
          type="month"
          value={value}
          onChange={({ target }) => change(target.value)}
        />
      )}
    </Field>
  );
}

/** The same in Chinese and in English. */
function Pair({
  name,
  value: [zh, en],
  change,
}: {
  name: string;
  value: Words;
  change: (pair: Words) => void;
}) {
  const t = useTexts();
  const english = name.startsWith('phase') ? `plan.field.${name}-en` : `plan.field.${name}En`;
  return (
    <>
      <Text label={t(`plan.field.${name}`)} value={zh} change={(to) => change([to, en])} />
      <Text label={t(english)} value={en} change={(to) => change([zh, to])} />
    </>
  );
}
