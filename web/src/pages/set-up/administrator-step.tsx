import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ApiError, send } from '../../api/client.ts';
import { installationQuery, signIn } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { NewPassword } from '../../pickers/new-password.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { StepButtons } from './authority-steps.tsx';
import type { StepProps } from './set-up.tsx';
import { faultsOf } from './set-up-draft.ts';

/** Step 3: the first administrator. Here the authority and the account are made, and he is signed in. */
export function AdministratorStep({ draft, change, go }: StepProps) {
  const t = useTexts();
  const queries = useQueryClient();
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const faults = faultsOf(draft, 'administrator', password);
  const faultOf = (field: string) =>
    asked && faults[field] !== undefined ? t(`set-up.fault.${faults[field]}`) : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    setError(undefined);
    if (Object.keys(faults).length > 0) return;
    setBusy(true);
    try {
      await makeOnce(draft, password);
      await signIn(queries, draft.username.trim(), password);
      change({ made: true, step: 'departments' });
      await queries.fetchQuery({ ...installationQuery, staleTime: 0 });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <form className="stack" onSubmit={submit} noValidate>
      <p className="soft">{t('set-up.administrator.lead')}</p>
      <Field label={t('set-up.person-name')} fault={faultOf('name')}>
        {(field) => (
          <Input
            {...field}
            name="name"
            autoComplete="name"
            maxLength={60}
            value={draft.name}
            onChange={(e) => change({ name: e.target.value })}
          />
        )}
      </Field>
      <Field label={t('set-up.username')} hint={t('set-up.username.hint')} fault={faultOf('username')}>
        {(field) => (
          <Input
            {...field}
            name="username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={40}
            value={draft.username}
            onChange={(e) => change({ username: e.target.value })}
          />
        )}
      </Field>
      <NewPassword
        label={t('set-up.password')}
        value={password}
        onChange={setPassword}
        known={[draft.username, draft.name]}
        fault={faultOf('password')}
      />
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      <StepButtons back={() => go('region')} label={t('set-up.create')} busy={busy} />
    </form>
  );
}

/** When the answer to the first call was lost, the second is refused although all is made: signing in decides. */
async function makeOnce(draft: StepProps['draft'], password: string): Promise<void> {
  try {
    await send('POST', '/setup', {
      authority: {
        id: draft.authorityId,
        name: draft.authorityName.trim(),
        kind: draft.kind,
        regionCode: draft.regionCode,
      },
      administrator: {
        personId: draft.personId,
        name: draft.name.trim(),
        username: draft.username.trim(),
        password,
      },
    });
  } catch (error) {
    if (!(error instanceof ApiError && error.problem.code === 'already-set-up')) throw error;
  }
}
