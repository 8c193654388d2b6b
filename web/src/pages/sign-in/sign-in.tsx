import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { signIn } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import './sign-in.css';

export function SignInPage() {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { to } = useSearch({ from: '/sign-in' });
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const id = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await signIn(queries, username, password);
      await navigate({ href: to?.startsWith('/') && !to.startsWith('//') ? to : '/' });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <main className="sign-in">
      <form className="card stack" onSubmit={submit}>
        <h1>
          {t('app.name')} <small className="soft">{t('app.long-name')}</small>
        </h1>
        <label htmlFor={`${id}-u`}>{t('sign-in.username')}</label>
        <Input
          id={`${id}-u`}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          required
          size="large"
          value={username}
          onChange={(e) => setUsername(e.target.value)}
        />
        <label htmlFor={`${id}-p`}>{t('sign-in.password')}</label>
        <Input
          id={`${id}-p`}
          name="password"
          type="password"
          autoComplete="current-password"
          required
          size="large"
          value={password}
          onChange={(e) => setPassword(e.target.value)}
        />
        {error !== undefined && (
          <p role="alert" className="wrong">
            {sentenceFor(error, t)}
          </p>
        )}
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {t('sign-in.action')}
        </Button>
        <p className="soft">{t('sign-in.help')}</p>
      </form>
    </main>
  );
}
