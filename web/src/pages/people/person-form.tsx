import { useQueryClient } from '@tanstack/react-query';
import type { PersonRow } from '@zhiben/domain/contract/world.ts';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useMemo, useState } from 'react';
import { ApiError, get, send } from '../../api/client.ts';
import { newId } from '../../api/ids.ts';
import { useSession } from '../../app/session.ts';
import { useDepartments } from '../../pickers/departments.ts';
import { useDraft } from '../../pickers/draft.ts';
import { Field, FieldSet } from '../../pickers/field.tsx';
import { OrganisationPicker } from '../../pickers/organisation-picker.tsx';
import { useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { bodyOf, emptyPerson, faultsOf, type PersonValues, valuesOf } from './person-values.ts';
import { PostFields } from './post-fields.tsx';

type Draft = PersonValues & { readonly id: string; readonly seen: number | null };

const WORKPLACES = ['organisation', 'department', 'authority'] as const;

/** Makes a person, or changes one. The identity number is never kept on this device. */
export function PersonForm({
  person,
  organisationId = null,
  onDone,
  onCancel,
}: {
  person?: PersonRow;
  organisationId?: string | null;
  onDone: (id: string) => void;
  onCancel: () => void;
}) {
  const t = useTexts();
  const queries = useQueryClient();
  const session = useSession();
  const own = session.organisation?.id ?? null;
  const first = useMemo<Draft>(
    () =>
      person === undefined
        ? { ...emptyPerson(own ?? organisationId), id: newId(), seen: null }
        : { ...valuesOf(person), id: person.id, seen: person.version },
    [person, own, organisationId],
  );
  const { draft, change, forget } = useDraft<Draft>(`person.${person?.id ?? 'new'}`, first);
  const [identityNumber, setIdentityNumber] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const { id, seen, ...kept } = draft;
  const values = { ...kept, identityNumber };
  const faults = faultsOf(values);
  const refused = error instanceof ApiError ? error.problem : undefined;
  const stale = refused?.code === 'stale';
  const faultOf = (field: string) =>
    refused?.at === field
      ? sentenceFor(error, t)
      : asked && faults[field] !== undefined
        ? t(`person.fault.${faults[field]}`)
        : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    setError(undefined);
    if (Object.keys(faults).length > 0) return;
    setBusy(true);
    try {
      await send('PUT', `/people/${id}`, bodyOf(values, seen ?? undefined));
      forget();
      await queries.invalidateQueries({ queryKey: ['people'] });
      await queries.invalidateQueries({ queryKey: ['person', id] });
      await queries.invalidateQueries({ queryKey: ['organisation'] });
      onDone(id);
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  }

  async function goOnWithMine() {
    const { person: theirs } = await get<{ person: PersonRow }>(`/people/${id}`);
    change({ seen: theirs.version });
    setError(undefined);
  }

  return (
    <form className="card stack person-form" onSubmit={submit} noValidate>
      <h1>{person === undefined ? t('person.new') : t('person.edit')}</h1>
      <div className="fields">
        <Field label={t('person.field.name')} fault={faultOf('name')}>
          {(field) => (
            <Input
              {...field}
              name="person-name"
              autoComplete="off"
              maxLength={60}
              value={values.name}
              onChange={(e) => change({ name: e.target.value })}
            />
          )}
        </Field>
        <Field label={t('person.field.phone')} optional fault={faultOf('phone')}>
          {(field) => (
            <Input
              {...field}
              name="phone"
              type="tel"
              autoComplete="off"
              maxLength={20}
              value={values.phone}
              onChange={(e) => change({ phone: e.target.value })}
            />
          )}
        </Field>
        <Field
          label={t('person.field.email')}
          optional
          fault={faultOf('email')}
          hint={t('person.email.hint')}
        >
          {(field) => (
            <Input
              {...field}
              name="email"
              type="email"
              autoComplete="off"
              maxLength={200}
              value={values.email}
              onChange={(e) => change({ email: e.target.value })}
            />
          )}
        </Field>
        <Field
          label={t('person.field.identityNumber')}
          optional
          fault={faultOf('identityNumber')}
          hint={person?.identified === true ? t('person.identity.held') : t('person.identity.hint')}
        >
          {(field) => (
            <Input
              {...field}
              name="identity-number"
              autoComplete="off"
              spellCheck={false}
              maxLength={30}
              value={identityNumber}
              onChange={(e) => setIdentityNumber(e.target.value)}
            />
          )}
        </Field>
      </div>
      {own === null && <WorkplaceFields values={values} change={change} faultOf={faultOf} />}
      <FieldSet legend={t('person.posts')}>
        {values.workplace === 'organisation' ? (
          <PostFields posts={values.posts} faultOf={faultOf} onChange={(posts) => change({ posts })} />
        ) : (
          <p className="soft field-note">{t('person.post.needs-organisation')}</p>
        )}
      </FieldSet>
      {stale && (
        <div className="card stack stale" role="alert">
          <p>{t('person.stale')}</p>
          <div className="row">
            <Button onClick={() => void goOnWithMine()}>{t('enterprise.stale.mine')}</Button>
          </div>
        </div>
      )}
      {error !== undefined && !stale && !(refused?.at !== undefined && refused.at in values) && (
        <p role="alert" className="field-fault">
          {sentenceFor(error, t)}
        </p>
      )}
      <div className="row form-buttons">
        <Button
          size="large"
          disabled={busy}
          onClick={() => {
            forget();
            onCancel();
          }}
        >
          {t('action.cancel')}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={stale}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}

function WorkplaceFields({
  values,
  change,
  faultOf,
}: {
  values: PersonValues;
  change: (part: Partial<PersonValues>) => void;
  faultOf: (field: string) => string | undefined;
}) {
  const t = useTexts();
  const departments = useDepartments();
  return (
    <FieldSet legend={t('person.field.workplace')}>
      <div className="ticks">
        {WORKPLACES.map((workplace) => (
          <label key={workplace} className="tick">
            <input
              type="radio"
              name="workplace"
              checked={values.workplace === workplace}
              onChange={() => change({ workplace })}
            />
            {t(`person.workplace.${workplace}`)}
          </label>
        ))}
      </div>
      {values.workplace === 'organisation' && (
        <Field label={t('person.field.organisationId')} fault={faultOf('organisationId')}>
          {(field) => (
            <OrganisationPicker
              {...field}
              value={values.organisationId}
              onChange={(organisationId) => change({ organisationId })}
            />
          )}
        </Field>
      )}
      {values.workplace === 'department' && (
        <Field label={t('person.field.departmentId')} fault={faultOf('departmentId')}>
          {(field) => (
            <Select<string | null>
              {...field}
              value={values.departmentId}
              options={departments.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(departmentId) => change({ departmentId })}
            />
          )}
        </Field>
      )}
    </FieldSet>
  );
}
