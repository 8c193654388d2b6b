import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ApiError, send } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { NewPassword } from '../../pickers/new-password.tsx';
import { PASSWORD_LEAST } from '../../pickers/password-strength.ts';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';

/** One's own password. Every other session of the account ends. */
export function PasswordForm() {
  const t = useTexts();
  const session = useSession();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<'idle' | 'busy' | 'done'>('idle');
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<unknown>();
  const wrong = error instanceof ApiError && error.problem.at === 'current';
  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    setError(undefined);
    if (current === '' || password.length < PASSWORD_LEAST) return;
    setState('busy');
    try {
      await send('POST', '/account/password', { current, password });
      setCurrent('');
      setPassword('');
      setAsked(false);
      setState('done');
    } catch (problem) {
      setError(problem);
      setState('idle');
    }
  }
  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <h2>{t('settings.password')}</h2>
      <input type="text" name="username" autoComplete="username" value={session.username} readOnly hidden />
      <div className="fields">
        <Field
          label={t('settings.password.current')}
          fault={wrong ? sentenceFor(error, t) : asked && current === '' ? t('state.required') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              type="password"
              name="current-password"
              autoComplete="current-password"
              maxLength={200}
              value={current}
              onChange={(e) => setCurrent(e.target.value)}
            />
          )}
        </Field>
        <NewPassword
          label={t('settings.password.new')}
          value={password}
          onChange={setPassword}
          known={[session.username, session.name]}
          fault={asked && password.length < PASSWORD_LEAST ? t('set-up.fault.password') : undefined}
        />
      </div>
      {error !== undefined && !wrong && (
        <p role="alert" className="field-fault field-note">
          {sentenceFor(error, t)}
        </p>
      )}
      {state === 'done' && <p role="status">{t('settings.password.done')}</p>}
      <div className="row">
        <Button htmlType="submit" loading={state === 'busy'}>
          {t('settings.password.save')}
        </Button>
      </div>
    </form>
  );
}
