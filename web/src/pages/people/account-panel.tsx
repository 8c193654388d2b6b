import { useQueryClient } from '@tanstack/react-query';
import type { Invitation, PersonRow } from '@zhiben/domain/contract/world.ts';
import { ROLES, type Role } from '@zhiben/domain/primitives/reach.ts';
import { roleFits, rolesToGive, scopeFor } from '@zhiben/domain/primitives/role-scope.ts';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { FieldSet } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { InvitationCard } from './invitation-card.tsx';
import { accountState } from './person-values.ts';

/** What somebody may do: an invitation when he has no account, his roles and an end when he has one. */
export function AccountPanel({ person }: { person: PersonRow }) {
  const t = useTexts();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const session = useSession();
  const state = accountState(person);
  const [roles, setRoles] = useState<readonly Role[]>(person.account?.roles ?? []);
  const [link, setLink] = useState<z.infer<typeof Invitation>>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const mine = rolesToGive(session.roles);
  const scope = scopeFor(person);
  const offered = ROLES.filter((role) => mine.has(role) && roleFits(role, scope));
  const changed = [...roles].sort().join() !== [...(person.account?.roles ?? [])].sort().join();
  const own = person.id === session.personId;

  async function run(work: () => Promise<unknown>, said?: string) {
    setBusy(true);
    setError(undefined);
    try {
      await work();
      if (said !== undefined) void message.success(said);
      await queries.invalidateQueries({ queryKey: ['person', person.id] });
      await queries.invalidateQueries({ queryKey: ['people'] });
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  }
  const invite = () =>
    run(async () => {
      setLink(
        await send<z.infer<typeof Invitation>>('POST', `/people/${person.id}/invitation`, {
          id: newId(),
          roles,
        }),
      );
    });
  const put = (active: boolean, kept: readonly Role[]) =>
    run(() => send('PUT', `/people/${person.id}/account`, { roles: kept, active }), t('account.saved'));
  const end = () =>
    modal.confirm({
      title: t('account.end'),
      content: t('account.end.ask', { name: person.name }),
      okText: t('account.end'),
      cancelText: t('action.cancel'),
      onOk: () => put(false, person.account?.roles ?? []),
    });

  return (
    <section className="card stack" aria-label={t('account.title')}>
      <header className="row">
        <h2>{t('account.title')}</h2>
        <span className="tag tag-plain">{t(`people.account.${state}`)}</span>
        {person.account?.username != null && (
          <span className="soft">{t('account.username', { username: person.account.username })}</span>
        )}
      </header>
      {state === 'none' && <p className="soft field-note">{t('account.none')}</p>}
      <FieldSet legend={t('account.roles')}>
        <div className="role-list">
          {offered.map((role) => (
            <label key={role} className="tick">
              <input
                type="checkbox"
                disabled={own || state === 'ended'}
                checked={roles.includes(role)}
                onChange={(e) =>
                  setRoles(e.target.checked ? [...roles, role] : roles.filter((each) => each !== role))
                }
              />
              <span className="tick-text">
                {t(`role.${role}`)}
                <span className="soft">{t(`role.can.${role}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </FieldSet>
      {roles.length === 0 && <p className="soft field-note">{t('account.choose-role')}</p>}
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        {state === 'active' && changed && (
          <Button
            type="primary"
            loading={busy}
            disabled={roles.length === 0}
            onClick={() => void put(true, roles)}
          >
            {t('account.save-roles')}
          </Button>
        )}
        {state === 'ended' ? (
          <Button loading={busy} onClick={() => void put(true, person.account?.roles ?? [])}>
            {t('account.restore')}
          </Button>
        ) : (
          <Button
            type={state === 'none' ? 'primary' : 'default'}
            loading={busy}
            disabled={roles.length === 0 || own}
            onClick={() => void invite()}
          >
            {t(
              state === 'active'
                ? 'account.reset'
                : state === 'invited'
                  ? 'account.invite-again'
                  : 'account.invite',
            )}
          </Button>
        )}
        {state === 'active' && !own && (
          <Button danger disabled={busy} onClick={end}>
            {t('account.end')}
          </Button>
        )}
      </div>
      {link !== undefined && (
        <InvitationCard name={person.name} link={link.link} expiresAt={link.expiresAt} />
      )}
    </section>
  );
}
