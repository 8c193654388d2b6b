import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { IssuerRow } from '@zhiben/domain/contract/document.ts';
import { type Sending, sendingProblem } from '@zhiben/domain/kinds/document/issuer.ts';
import {
  DOCUMENT_KIND_NAMES,
  type DocumentKindName,
  documentKind,
  type RecipientKind,
} from '@zhiben/domain/kinds/document/kinds.ts';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import { get, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { useDepartments } from '../../pickers/departments.ts';
import { Field } from '../../pickers/field.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import './documents.css';

/** Chooses kind, issuer and recipient; what the rules forbid is not offered. The draft opens when it is written. */
export function DraftForm({
  about,
  caseId,
  organisation,
}: {
  about: 'hazard' | 'period';
  caseId: string | null;
  organisation: { readonly id: string; readonly name: string } | null;
}) {
  const t = useTexts();
  const session = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const departments = useDepartments();
  const id = useRef(newId());
  const issuers = useIssuers();
  const kinds = DOCUMENT_KIND_NAMES.filter((name) => documentKind(name).about === about);
  const [kind, setKind] = useState<DocumentKindName>(kinds[0] ?? 'circular');
  const [key, setKey] = useState<string>();
  const [recipient, setRecipient] = useState<RecipientKind>();
  const [departmentId, setDepartment] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const mayIssue = (issuers ?? []).filter(
    (row) =>
      documentKind(kind).issuers.includes(row.issuer) &&
      (session.scope !== 'department' || row.departmentId === session.department?.id),
  );
  const issuer = mayIssue.find((row) => row.key === key) ?? mayIssue[0];
  const recipients = documentKind(kind).recipients.filter(
    (each) =>
      issuer !== undefined &&
      (each !== 'enterprise' || organisation !== null) &&
      sendingProblem({
        kind,
        issuer: issuer.issuer,
        authorityKind: session.authority.kind as Sending['authorityKind'],
        recipient: each,
      }) === undefined,
  );
  const to = recipients.find((each) => each === recipient) ?? recipients[0];

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (issuer === undefined || to === undefined) return;
    setBusy(true);
    setError(undefined);
    try {
      const whom =
        to === 'enterprise' ? (organisation?.id ?? null) : to === 'department' ? departmentId : null;
      await send('POST', '/documents', {
        id: id.current,
        kind,
        issuer: issuer.issuer,
        departmentId: issuer.departmentId,
        caseId,
        recipient: { kind: to, id: whom, name: to === 'enterprise' ? '' : name.trim() },
      });
      await queries.invalidateQueries({ queryKey: ['documents'] });
      void navigate({ to: '/documents/$id', params: { id: id.current }, search: {} });
    } catch (failure) {
      setError(failure);
      // What was refused was not written: the next try is another document.
      id.current = newId();
      setBusy(false);
    }
  }

  return (
    <form className="document-drafts" onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('documents.draft-kind')}>
        {(field) => (
          <Select
            {...field}
            value={kind}
            options={kinds.map((value) => ({ value, label: t(`document.kind.${value}`) }))}
            onChange={setKind}
          />
        )}
      </Field>
      <Field label={t('documents.draft-issuer')}>
        {(field) => (
          <Select
            {...field}
            value={issuer?.key ?? null}
            options={mayIssue.map((row) => ({ value: row.key, label: row.name }))}
            onChange={(value) => setKey(value ?? undefined)}
          />
        )}
      </Field>
      <Field label={t('documents.draft-recipient')}>
        {(field) => (
          <Select
            {...field}
            value={to ?? null}
            options={recipients.map((value) => ({
              value,
              label:
                value === 'enterprise' && organisation !== null
                  ? organisation.name
                  : t(`document.recipient.${value}`),
            }))}
            onChange={(value) => setRecipient(value ?? undefined)}
          />
        )}
      </Field>
      {to === 'department' && (
        <Field label={t('documents.draft-department')} optional>
          {(field) => (
            <Select
              {...field}
              allowClear
              value={departmentId}
              options={departments.map((row) => ({ value: row.id, label: row.name }))}
              onChange={(value) => setDepartment(value ?? null)}
            />
          )}
        </Field>
      )}
      {to !== undefined && to !== 'enterprise' && to !== 'public' && (
        <Field
          label={t('documents.draft-recipient-name')}
          optional
          hint={t('documents.draft-recipient-hint')}
        >
          {(field) => (
            <Input
              {...field}
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      )}
      {error !== undefined && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row">
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={issuer === undefined || to === undefined}
        >
          {t('documents.draft-do')}
        </Button>
      </div>
    </form>
  );
}

export function useIssuers(): readonly IssuerRow[] | undefined {
  return useQuery({
    queryKey: ['documents', 'issuers'],
    staleTime: 60_000,
    queryFn: () => get<{ rows: IssuerRow[] }>('/document-issuers'),
  }).data?.rows;
}
