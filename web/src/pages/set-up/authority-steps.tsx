import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Field, FieldSet } from '../../pickers/field.tsx';
import { RegionPicker } from '../../pickers/region-picker.tsx';
import { useTexts } from '../../texts/index.ts';
import type { StepProps } from './set-up.tsx';
import { faultsOf, KINDS, type Step } from './set-up-draft.ts';

/** Step 1: what governs here, and what it is called. */
export function AuthorityStep({ draft, change, go }: StepProps) {
  const t = useTexts();
  const { faults, submit } = useStep(draft, 'authority', () => go('region'));
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <FieldSet legend={t('set-up.kind')}>
        <div className="ticks">
          {KINDS.map((kind) => (
            <label key={kind} className="tick">
              <input
                type="radio"
                name="kind"
                checked={draft.kind === kind}
                onChange={() => change({ kind })}
              />
              {t(`authority.kind.${kind}`)}
            </label>
          ))}
        </div>
      </FieldSet>
      <Field
        label={t('set-up.authority-name')}
        hint={t('set-up.authority-name.hint')}
        fault={faults['authorityName'] && t(`set-up.fault.${faults['authorityName']}`)}
      >
        {(field) => (
          <Input
            {...field}
            name="authority-name"
            autoComplete="organization"
            maxLength={100}
            value={draft.authorityName}
            onChange={(e) => change({ authorityName: e.target.value })}
          />
        )}
      </Field>
      <StepButtons />
    </form>
  );
}

/** Step 2: where it stands among the regions of GB/T 2260. */
export function RegionStep({ draft, change, go }: StepProps) {
  const t = useTexts();
  const { faults, submit } = useStep(draft, 'region', () => go('administrator'));
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Field
        label={t('set-up.region')}
        hint={t('set-up.region.hint')}
        fault={faults['regionCode'] && t(`set-up.fault.${faults['regionCode']}`)}
      >
        {(field) => (
          <RegionPicker
            {...field}
            value={draft.regionCode}
            onChange={(regionCode) => change({ regionCode })}
          />
        )}
      </Field>
      <StepButtons back={() => go('authority')} />
    </form>
  );
}

/** Faults are told when somebody wants to go on, not while he types. */
function useStep(draft: StepProps['draft'], step: Step, onward: () => void) {
  const [asked, setAsked] = useState(false);
  const faults = faultsOf(draft, step, '');
  return {
    faults: asked ? faults : {},
    submit: (event: FormEvent) => {
      event.preventDefault();
      setAsked(true);
      if (Object.keys(faults).length === 0) onward();
    },
  };
}

/** One way on, and a way back that loses nothing. */
export function StepButtons({
  back,
  label,
  busy = false,
}: {
  back?: () => void;
  label?: string;
  busy?: boolean;
}) {
  const t = useTexts();
  return (
    <div className="row set-up-buttons">
      {back !== undefined && (
        <Button size="large" onClick={back} disabled={busy}>
          {t('action.back')}
        </Button>
      )}
      <Button type="primary" htmlType="submit" size="large" loading={busy}>
        {label ?? t('action.next')}
      </Button>
    </div>
  );
}
