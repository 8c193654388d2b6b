import { type ReactNode, useId } from 'react';
import { useTexts } from '../texts/index.ts';
import './field.css';

/** What a control needs so that its label, hint and fault are read out with it. */
export interface FieldProps {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

/** A label, the control under it, a hint, and the fault in words. */
export function Field({
  label,
  hint,
  fault,
  optional = false,
  children,
}: {
  label: string;
  hint?: ReactNode;
  fault?: string | undefined;
  optional?: boolean;
  children: (props: FieldProps) => ReactNode;
}) {
  const t = useTexts();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="soft field-optional">{t('state.optional')}</span>}
      </label>
      {children({ id, 'aria-describedby': `${id}-d`, 'aria-invalid': fault !== undefined })}
      <div id={`${id}-d`} className="field-more">
        {fault !== undefined && (
          <span role="alert" className="field-fault">
            {fault}
          </span>
        )}
        {hint !== undefined && <span className="soft">{hint}</span>}
      </div>
    </div>
  );
}

/** Several controls under one heading that is read out with each of them. */
export function FieldSet({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="field-set">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
