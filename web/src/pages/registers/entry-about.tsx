import type { Register } from '@zhiben/domain/primitives/register.ts';
import { useSession } from '../../app/session.ts';
import { Field } from '../../pickers/field.tsx';
import { OrganisationPicker } from '../../pickers/organisation-picker.tsx';
import { PersonPicker } from '../../pickers/person-picker.tsx';
import { useTexts } from '../../texts/index.ts';
import { organisationOf } from './definitions.ts';

/** Whom an entry is about. The enterprise is chosen once, by the governing side; another would be another entry. */
export function About({
  register,
  isNew,
  organisationId,
  personId,
  faultOf,
  onChange,
}: {
  register: Register;
  isNew: boolean;
  organisationId: string | null;
  personId: string | null;
  faultOf: (name: string) => string | undefined;
  onChange: (change: { organisationId?: string | null; personId?: string | null }) => void;
}) {
  const t = useTexts();
  const governs = useSession().scope !== 'organisation';
  const asked = organisationOf(register);
  const { person } = register;
  return (
    <>
      {governs && isNew && asked !== undefined && (
        <Field
          label={t('entry.organisation')}
          optional={asked === 'optional'}
          fault={faultOf('organisationId')}
        >
          {(field) => (
            <OrganisationPicker
              {...field}
              value={organisationId}
              onChange={(id) => onChange({ organisationId: id, personId: null })}
            />
          )}
        </Field>
      )}
      {person !== undefined && (
        <Field
          label={t('entry.person')}
          optional={person === 'optional'}
          hint={governs ? undefined : t('entry.person.hint')}
          fault={faultOf('personId')}
        >
          {(field) => (
            <PersonPicker
              {...field}
              key={organisationId}
              organisationId={organisationId ?? undefined}
              value={personId}
              onChange={(id) => onChange({ personId: id })}
            />
          )}
        </Field>
      )}
    </>
  );
}
