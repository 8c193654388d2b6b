import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { Accepted, InvitationCard } from '@zhiben/domain/contract/world.ts';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { ApiError, get, send } from '../../api/client.ts';
import { signIn } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { NewPassword } from '../../pickers/new-password.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading, sentenceFor } from '../../ui/states.tsx';
import { isUsername } from '../set-up/set-up-draft.ts';
import './invitation.css';
import '../../texts/set-up.ts';

type Card = z.infer<typeof InvitationCard>;

/** Somebody with a link or a QR code chooses his user name and password, once, and is in. */
export function InvitationPage() {
  const t = useTexts();
  const { secret } = useParams({ from: '/invitation/$secret' });
  const { language, setLanguage } = useLanguage();
  const card = useQuery({
    queryKey: ['invitation', secret],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => get<Card>(`/invitations/${encodeURIComponent(secret)}`),
  });
  const gone = card.error instanceof ApiError && card.error.status < 500 && card.error.status > 0;
  return (
    <main className="invitation stack">
      <header className="row">
        <h1>
          {t('app.name')} <small className="soft">{t('invitation.title')}</small>
        </h1>
        <span className="grow" />
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('look.language')}
        </Button>
      </header>
      {card.isPending && <Loading />}
      {card.isError && !gone && <ErrorBox error={card.error} retry={() => void card.refetch()} />}
      {gone && (
        <section className="card stack" role="alert">
          <p>{t('invitation.invalid')}</p>
          <Link to="/sign-in">{t('invitation.sign-in')}</Link>
        </section>
      )}
      {card.isSuccess && <Accept card={card.data} secret={secret} />}
    </main>
  );
}

function Accept({ card, secret }: { card: Card; secret: string }) {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [username, setUsername] = useState(card.username ?? '');
  const [password, setPassword] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const taken = error instanceof ApiError && error.problem.code === 'username-taken';

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    setError(undefined);
    if (!isUsername(username) || password.length < 10) return;
    setBusy(true);
    try {
      const accepted = await send<z.infer<typeof Accepted>>(
        'POST',
        `/invitations/${encodeURIComponent(secret)}`,
        { username: username.trim(), password },
      );
      await signIn(queries, accepted.username, password);
      await navigate({ to: '/', search: {} });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  return (
    <form className="card stack" onSubmit={submit} noValidate>
      <h2>{t('invitation.who', { name: card.name })}</h2>
      <p>{t('invitation.what', { authority: card.authorityName })}</p>
      {card.organisationName !== null && (
        <p>{t('invitation.organisation', { name: card.organisationName })}</p>
      )}
      <div>
        <strong>{t('invitation.roles')}</strong>
        <ul className="invitation-roles">
          {card.roles.map((role) => (
            <li key={role}>
              {t(`role.${role}`)} <span className="soft">{t(`role.can.${role}`)}</span>
            </li>
          ))}
        </ul>
      </div>
      {card.username === null ? (
        <Field
          label={t('set-up.username')}
          hint={t('set-up.username.hint')}
          fault={
            taken
              ? t('refusal.username-taken')
              : asked && !isUsername(username)
                ? t('set-up.fault.username')
                : undefined
          }
        >
          {(field) => (
            <Input
              {...field}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              value={username}
              onChange={(e) => setUsername(e.target.value)}
            />
          )}
        </Field>
      ) : (
        <p>{t('invitation.again', { username: card.username })}</p>
      )}
      <NewPassword
        label={t('set-up.password')}
        value={password}
        onChange={setPassword}
        known={[username, card.name]}
        fault={asked && password.length < 10 ? t('set-up.fault.password') : undefined}
      />
      {error !== undefined && !taken && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      <Button type="primary" htmlType="submit" size="large" loading={busy}>
        {t('invitation.do')}
      </Button>
      <p className="soft">{t('invitation.not-you')}</p>
    </form>
  );
}
