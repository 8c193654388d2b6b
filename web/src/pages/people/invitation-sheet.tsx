import { useQuery } from '@tanstack/react-query';
import type { BulkInvitations, PersonRow } from '@zhiben/domain/contract/world.ts';
import { ROLES, type Role } from '@zhiben/domain/primitives/reach.ts';
import { roleFits, rolesToGive, scopeFor } from '@zhiben/domain/primitives/role-scope.ts';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { get, send } from '../../api/client.ts';
import { useSession } from '../../app/session.ts';
import { FieldSet } from '../../pickers/field.tsx';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { ErrorBox, Loading, sentenceFor } from '../../ui/states.tsx';
import { instantInWords } from '../../ui/time.ts';
import { QrCode } from './invitation-card.tsx';

/** One QR code for each of many people, to print and to cut. */
export function InvitationSheet({ personIds, onBack }: { personIds: readonly string[]; onBack: () => void }) {
  const t = useTexts();
  const session = useSession();
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [made, setMade] = useState<z.infer<typeof BulkInvitations>>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  // The first one says which roles fit where they all work; whoever does not fit is named afterwards.
  const [firstId] = personIds;
  const first = useQuery({
    queryKey: ['person', firstId],
    queryFn: () => get<{ person: PersonRow }>(`/people/${firstId}`),
  });
  if (made !== undefined) return <Sheet made={made} onBack={onBack} />;
  if (first.isPending) return <Loading />;
  if (first.isError) return <ErrorBox error={first.error} retry={() => void first.refetch()} />;
  const mine = rolesToGive(session.roles);
  const scope = scopeFor(first.data.person);
  async function make() {
    setBusy(true);
    setError(undefined);
    try {
      setMade(await send('POST', '/invitations/bulk', { personIds, roles }));
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  }
  return (
    <section className="card stack">
      <h1>{t('invite.sheet')}</h1>
      <p className="field-note">{t('invite.sheet.lead', { n: personIds.length })}</p>
      <FieldSet legend={t('account.roles')}>
        <div className="role-list">
          {ROLES.filter((role) => mine.has(role) && roleFits(role, scope)).map((role) => (
            <label key={role} className="tick">
              <input
                type="checkbox"
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
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button onClick={onBack}>{t('action.back')}</Button>
        <Button type="primary" disabled={roles.length === 0} loading={busy} onClick={() => void make()}>
          {t('invite.sheet.make')}
        </Button>
      </div>
    </section>
  );
}

function Sheet({ made, onBack }: { made: z.infer<typeof BulkInvitations>; onBack: () => void }) {
  const t = useTexts();
  const { language } = useLanguage();
  const given = made.rows.filter((row) => row.link !== null);
  const refused = made.rows.filter((row) => row.link === null);
  const until = instantInWords(made.expiresAt, language).words;
  return (
    <section className="stack">
      <h1>{t('invite.sheet')}</h1>
      <div className="row no-print">
        <Button onClick={onBack}>{t('action.back')}</Button>
        <Button type="primary" onClick={() => window.print()}>
          {t('invite.print')}
        </Button>
        <span className="soft">{t('invite.sheet.once')}</span>
      </div>
      {refused.length > 0 && (
        <div className="card no-print" role="alert">
          <strong>{t('invite.sheet.refused', { n: refused.length })}</strong>
          <ul>
            {refused.map((row) => (
              <li key={row.personId}>
                {row.name ?? row.personId}
                {t('list.colon')}
                {t(`refusal.${row.refusal}`)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="sheet">
        {given.map((row) => (
          <li key={row.personId}>
            <strong>{row.name}</strong>
            <span>{row.organisationName}</span>
            <QrCode text={`${location.origin}${row.link}`} label={`${t('invite.qr')} ${row.name}`} />
            <span className="soft">{t('invite.sheet.scan', { until })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
