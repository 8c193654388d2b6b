import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client.ts';
import { signIn } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import type { DemoAccount } from './demonstration-accounts.ts';

/** One click makes a believable park to look at; one click in the settings removes it. */
export function DemonstrationOffer({ onMade }: { onMade: (accounts: readonly DemoAccount[]) => void }) {
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  async function make() {
    setBusy(true);
    setError(undefined);
    try {
      onMade((await send<{ accounts: DemoAccount[] }>('POST', '/setup/demo', {})).accounts);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }
  return (
    <section className="card stack set-up-demo">
      <p className="soft">{t('set-up.demo.lead')}</p>
      <div className="row">
        <Button size="large" loading={busy} onClick={() => void make()}>
          {t('set-up.demo')}
        </Button>
      </div>
      {busy && <p role="status">{t('set-up.demo.working')}</p>}
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
    </section>
  );
}

/** The accounts, this once: to copy, to print, or to go in with straight away. */
export function DemonstrationAccounts({ accounts }: { accounts: readonly DemoAccount[] }) {
  const t = useTexts();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  async function enter({ username, password }: DemoAccount) {
    try {
      await signIn(queries, username, password);
      await navigate({ to: '/', search: {} });
    } catch (problem) {
      setError(problem);
    }
  }
  return (
    <section className="card stack">
      <h2>{t('set-up.demo.accounts')}</h2>
      <p role="status">{t('set-up.demo.once')}</p>
      {error !== undefined && <p role="alert">{sentenceFor(error, t)}</p>}
      <ul className="demo-accounts">
        {accounts.map((account) => (
          <li key={account.username}>
            <div>
              <strong>{account.roles.map((role) => t(`role.${role}`)).join(t('list.comma'))}</strong>
              <div className="soft">
                {[account.name, account.organisationName].filter(Boolean).join(' · ')}
              </div>
            </div>
            <div className="demo-secret">
              <div>
                {t('set-up.username')} <code>{account.username}</code>
              </div>
              <div>
                {t('set-up.password')} <code>{account.password}</code>
              </div>
            </div>
            <Button className="no-print" onClick={() => void enter(account)}>
              {t('set-up.demo.use')}
            </Button>
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <Button onClick={() => window.print()}>{t('set-up.demo.print')}</Button>
      </div>
    </section>
  );
}
