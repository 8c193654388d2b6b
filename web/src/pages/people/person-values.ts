import type { PersonRow } from '@zhiben/domain/contract/world.ts';
import type { Reach } from '@zhiben/domain/primitives/reach.ts';

export type Workplace = Reach['scope'];
export type PostName = PersonRow['posts'][number]['post'];

/** A post as it is typed; `kept` ones stand in the record already and can only be ended. */
export interface PostValues {
  readonly id: string;
  readonly post: PostName | '';
  readonly from: string;
  readonly to: string;
  readonly kept: boolean;
}

export interface PersonValues {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly identityNumber: string;
  readonly workplace: Workplace;
  readonly organisationId: string | null;
  readonly departmentId: string | null;
  readonly active: boolean;
  readonly posts: readonly PostValues[];
}

export function emptyPerson(organisationId: string | null): PersonValues {
  return {
    name: '',
    phone: '',
    email: '',
    identityNumber: '',
    workplace: 'organisation',
    organisationId,
    departmentId: null,
    active: true,
    posts: [],
  };
}

export function valuesOf(person: PersonRow): PersonValues {
  return {
    name: person.name,
    phone: person.phone ?? '',
    email: person.email ?? '',
    identityNumber: '',
    workplace:
      person.organisationId !== null
        ? 'organisation'
        : person.departmentId !== null
          ? 'department'
          : 'authority',
    organisationId: person.organisationId,
    departmentId: person.departmentId,
    active: person.active,
    posts: person.posts
      .filter((post) => post.organisationId === person.organisationId)
      .map(({ id, post, from, to }) => ({ id, post, from, to: to ?? '', kept: true })),
  };
}

/** What is wrong before anything is sent; the text is `person.fault.<value>`. Posts are named by their id. */
export function faultsOf(values: PersonValues): Readonly<Record<string, string>> {
  const { workplace, organisationId, departmentId } = values;
  return {
    ...(values.name.trim() === '' ? { name: 'name' } : {}),
    ...(values.email.trim() !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(values.email.trim())
      ? { email: 'email' }
      : {}),
    ...(workplace === 'department' && departmentId === null ? { departmentId: 'department' } : {}),
    ...(workplace === 'organisation' && organisationId === null ? { organisationId: 'organisation' } : {}),
    ...Object.fromEntries(
      values.posts.flatMap(({ id, post, from, to }) => {
        if (post === '' || from === '') return [[id, 'post']];
        return to !== '' && to < from ? [[id, 'post-order']] : [];
      }),
    ),
  };
}

/** The body of PUT /api/people/:id. Who works nowhere has no posts. */
export function bodyOf(values: PersonValues, seenVersion: number | undefined): Record<string, unknown> {
  const { workplace, phone, email, identityNumber } = values;
  return {
    name: values.name.trim(),
    phone: phone.trim() === '' ? null : phone.trim(),
    email: email.trim() === '' ? null : email.trim(),
    organisationId: workplace === 'organisation' ? values.organisationId : null,
    departmentId: workplace === 'department' ? values.departmentId : null,
    active: values.active,
    posts:
      workplace === 'organisation'
        ? values.posts.map(({ id, post, from, to }) => ({ id, post, from, to: to === '' ? null : to }))
        : [],
    ...(identityNumber.trim() === '' ? {} : { identityNumber: identityNumber.trim() }),
    ...(seenVersion === undefined ? {} : { seenVersion }),
  };
}

/** Where the account of a person stands; the text is `people.account.<value>`. */
export function accountState({
  account,
}: Pick<PersonRow, 'account'>): 'none' | 'invited' | 'active' | 'ended' {
  if (account === null) return 'none';
  if (account.username === null) return account.invited ? 'invited' : 'none';
  return account.active ? 'active' : 'ended';
}
