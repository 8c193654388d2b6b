import { Input } from 'antd';
import { useState } from 'react';
import { useTexts } from '../texts/index.ts';
import { Field } from './field.tsx';
import { passwordStrength } from './password-strength.ts';
import './new-password.css';

/** A new password that may be looked at while it is typed, with a hint how easily it is guessed. */
export function NewPassword({
  label,
  value,
  onChange,
  known,
  fault,
}: {
  label: string;
  value: string;
  onChange: (password: string) => void;
  known: readonly string[];
  fault?: string | undefined;
}) {
  const t = useTexts();
  const [shown, setShown] = useState(false);
  const strength = value === '' ? undefined : passwordStrength(value, known);
  return (
    <Field
      label={label}
      fault={fault}
      hint={
        <span aria-live="polite">
          {strength === undefined ? t('password.rule') : t(`password.${strength}`)}
        </span>
      }
    >
      {(field) => (
        <div className="new-password">
          <Input
            {...field}
            type={shown ? 'text' : 'password'}
            name="new-password"
            autoComplete="new-password"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            value={value}
            onChange={(e) => onChange(e.target.value)}
          />
          <button
            type="button"
            className="new-password-eye"
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? t('password.hide') : t('password.show')}
          </button>
        </div>
      )}
    </Field>
  );
}
