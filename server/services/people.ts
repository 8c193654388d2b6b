import type { PersonForm, PersonPage, PersonQuery } from '@zhiben/domain/contract/world.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { roleFits, rolesToGive, scopeFor } from '@zhiben/domain/primitives/role-scope.ts';
import { identityNumberProblem, readMobileNumber, tidyCode } from '@zhiben/domain/values/codes.ts';
import { tidyText } from '@zhiben/domain/values/names.ts';
import type { z } from 'zod';
import { type Db, isUniqueViolation } from '../store/database.ts';
import { listDepartments } from '../store/departments.ts';
import { identityDigest } from '../store/identity-digest.ts';
import { type MembershipRecord, membershipOf, updateMembership } from '../store/memberships.ts';
import { findOrganisationForCase } from '../store/organisations.ts';
import {
  authorityOfWork,
  insertPerson,
  listPeople,
  lockPerson,
  type PersonRecord,
  readPerson,
  readPosts,
  sameHuman,
  updatePerson,
  writePosts,
} from '../store/people.ts';
import { type Recorder, recordChange } from '../store/register-events.ts';
import type { Accounts } from './accounts.ts';
import { changesOf } from './changes.ts';
import { today } from './clock.ts';
import type { WorldServices } from './organisations.ts';
import { authorityFor, may } from './permissions.ts';
import { endPosts, postsToWrite } from './posts.ts';
import { done, type Outcome, pageOf, type Refused, refused } from './refusals.ts';

export interface PeopleServices extends WorldServices {
  readonly accounts: Accounts;
}

export type PersonInput = z.output<typeof PersonForm>;

export async function listPeopleFor(
  { database, clock }: PeopleServices,
  actor: Actor,
  query: z.output<typeof PersonQuery>,
) {
  return pageOf(() =>
    database.as(actor, (tx) =>
      listPeople(tx, {
        ...query,
        authorityIds: actor.reach.authorityIds,
        now: clock.now().toISOString(),
      }),
    ),
  );
}

export async function readPersonPage(
  { database, clock }: PeopleServices,
  actor: Actor,
  id: string,
): Promise<Outcome<z.infer<typeof PersonPage>>> {
  return database.as(actor, async (tx) => {
    const { authorityIds } = actor.reach;
    const person = await readPerson(tx, authorityIds, id, clock.now().toISOString());
    if (person === undefined) return refused('not-found');
    return done({ person, sameHuman: await sameHuman(tx, authorityIds, id) });
  });
}

/**
 * Makes a person when the id is new, else changes him, with his posts. Sent twice, it writes once. Whoever leaves
 * the organisation or is deactivated loses his account in the same transaction, and his sessions right after.
 */
export async function putPerson(
  services: PeopleServices,
  actor: Actor,
  id: string,
  form: PersonInput,
): Promise<Outcome<{ id: string; version: number }>> {
  const { database, clock, accounts } = services;
  if (!may(actor, 'person.change')) return refused('not-permitted');
  const authorityId = authorityFor(actor, form.authorityId);
  if (typeof authorityId !== 'string') return authorityId;
  const work = workplaceFor(actor, form);
  if ('code' in work) return work;
  const phone = readPhone(form.phone);
  if (phone === undefined) return refused('phone-invalid', 'phone');
  const digest = await digestOf(services, form.identityNumber);
  if (typeof digest === 'object') return digest;
  const wanted = {
    name: tidyText(form.name),
    ...phone,
    ...(form.email === undefined ? {} : { email: form.email }),
    ...work,
    ...(digest === undefined ? {} : { identityDigest: digest }),
    active: form.active,
  };
  const by: Recorder = { actor, at: clock.now().toISOString() };
  try {
    const outcome = await database.as(actor, async (tx) => {
      const present = await lockPerson(tx, actor.reach.authorityIds, id);
      if (present !== undefined)
        return changePerson(tx, { actor, by, today: today(clock) }, present, wanted, form);
      // Somebody above who names a place of work below has named the authority with it.
      const found =
        form.authorityId === undefined && (await authorityOfWork(tx, actor.reach.authorityIds, work));
      const record = {
        email: null,
        identityDigest: null,
        ...wanted,
        authorityId: found || authorityId,
        id,
        version: 1,
      };
      return createPerson(tx, by, record, form.posts);
    });
    if (!outcome.ok) return outcome;
    const { ended, ...value } = outcome.value;
    if (ended !== undefined) await accounts.endSessions(ended);
    accounts.forget();
    return done(value);
  } catch (error) {
    if (isUniqueViolation(error)) return refused('id-taken', 'id');
    throw error;
  }
}

type Written = Outcome<{ id: string; version: number; ended?: string | undefined }>;

async function createPerson(
  tx: Db,
  by: Recorder,
  record: PersonRecord,
  posts: PersonInput['posts'],
): Promise<Written> {
  const problem = await workplaceProblem(tx, record);
  if (problem !== undefined) return problem;
  const written = postsToWrite([], posts, record.organisationId);
  if ('code' in written) return written;
  await insertPerson(tx, record, by.at);
  await writePosts(tx, record.authorityId, record.id, written);
  await recordChange(tx, by, {
    authorityId: record.authorityId,
    register: 'person',
    entryId: record.id,
    move: 'create',
    organisationId: record.organisationId,
    changes: { ...record, ...(written.made.length > 0 ? { posts: written.made } : {}) },
  });
  return done({ id: record.id, version: 1 });
}

async function changePerson(
  tx: Db,
  { actor, by, today: day }: { readonly actor: Actor; readonly by: Recorder; readonly today: string },
  present: PersonRecord,
  wanted: Partial<PersonRecord>,
  form: PersonInput,
): Promise<Written> {
  const { authorityId, id } = present;
  const held = await readPosts(tx, authorityId, id);
  const changes = changesOf(present, wanted);
  const moves = changes.organisationId !== undefined;
  // Whoever leaves an organisation leaves his posts there on the same day.
  const posts = postsToWrite(
    held,
    moves ? endPosts(held, form.posts, day) : form.posts,
    wanted.organisationId,
  );
  if ('code' in posts) return posts;
  const nothing = Object.keys(changes).length === 0 && posts.made.length === 0 && posts.changed.length === 0;
  if (nothing) return done({ id, version: present.version });
  if (present.version !== form.seenVersion) return refused('stale', undefined, { version: present.version });
  if (changes.active === false && actor.personIds.includes(id)) return refused('not-yourself', 'active');
  const next = { ...present, ...changes };
  const problem = await workplaceProblem(tx, next);
  if (problem !== undefined) return problem;
  const membership = await membershipOf(tx, authorityId, id);
  // An account that may do more than the actor could give is not his to touch, through its person either.
  if (membership !== undefined && !oversees(actor, membership)) return refused('not-permitted');
  const version = present.version + 1;
  await updatePerson(tx, present, { ...changes, version }, by.at);
  await writePosts(tx, authorityId, id, posts);
  const story = { authorityId, register: 'person', entryId: id } as const;
  if (moves && present.organisationId !== null) {
    await recordChange(tx, by, {
      ...story,
      move: 'leave',
      organisationId: present.organisationId,
      changes: {},
    });
  }
  const written = [...posts.made, ...posts.changed];
  await recordChange(tx, by, {
    ...story,
    move: changes.active === undefined ? 'change' : changes.active ? 'reactivate' : 'deactivate',
    organisationId: next.organisationId,
    changes: { ...changes, ...(written.length > 0 ? { posts: written } : {}), version },
  });
  const ended = membership && (await followPerson(tx, by, membership, next));
  return done({ id, version, ended: ended ? membership.accountId : undefined });
}

/** The account follows its person: to another place of work when its roles fit there, else it ends. */
async function followPerson(tx: Db, by: Recorder, membership: MembershipRecord, person: PersonRecord) {
  const scope = scopeFor(person);
  const { organisationId, departmentId } = person;
  const fits = membership.roles.every((role) => roleFits(role, scope));
  const active = membership.active && person.active && fits;
  const changes = changesOf(membership, {
    active,
    ...(fits ? { scope, organisationId, departmentId } : {}),
  });
  if (Object.keys(changes).length === 0) return false;
  await updateMembership(tx, membership, changes);
  await recordChange(tx, by, {
    authorityId: person.authorityId,
    register: 'account',
    entryId: person.id,
    move: active ? 'change' : 'deactivate',
    organisationId,
    changes,
  });
  return membership.active && !active;
}

/** Nobody takes away, or changes, what he could not give. */
export function oversees(actor: Actor, { roles }: Pick<MembershipRecord, 'roles'>): boolean {
  const mine = rolesToGive(actor.roles);
  return roles.every((role) => mine.has(role));
}

/** Where the person works. An enterprise administrator knows only his own organisation. */
function workplaceFor(
  { reach }: Actor,
  { organisationId, departmentId }: PersonInput,
): Pick<PersonRecord, 'organisationId' | 'departmentId'> | Refused {
  if (reach.organisationId === undefined) {
    return organisationId !== null && departmentId !== null
      ? refused('one-workplace', 'departmentId')
      : { organisationId, departmentId };
  }
  if (organisationId !== null && organisationId !== reach.organisationId)
    return refused('organisation-not-found', 'organisationId');
  if (departmentId !== null) return refused('department-not-found', 'departmentId');
  return { organisationId: reach.organisationId, departmentId: null };
}

async function workplaceProblem(tx: Db, person: PersonRecord): Promise<Refused | undefined> {
  const { authorityId, organisationId, departmentId } = person;
  if (
    organisationId !== null &&
    (await findOrganisationForCase(tx, authorityId, organisationId)) === undefined
  ) {
    return refused('organisation-not-found', 'organisationId');
  }
  if (departmentId === null) return undefined;
  const departments = await listDepartments(tx, [authorityId]);
  return departments.some((d) => d.id === departmentId)
    ? undefined
    : refused('department-not-found', 'departmentId');
}

/** A mobile number identifies a human; a landline is only kept. `undefined`: it is no telephone number. */
function readPhone(typed: string | null): Pick<PersonRecord, 'phone' | 'identityKey'> | undefined {
  const tidied = typed === null ? '' : tidyText(typed);
  if (tidied === '') return { phone: null, identityKey: null };
  const mobile = readMobileNumber(tidied);
  if (mobile !== undefined) return { phone: mobile, identityKey: mobile };
  return /^[+\d][\d\s()转-]{5,19}$/.test(tidied) ? { phone: tidied, identityKey: null } : undefined;
}

async function digestOf(
  { database }: PeopleServices,
  typed: string | undefined,
): Promise<string | undefined | Refused> {
  if (typed === undefined || typed.trim() === '') return undefined;
  const number = tidyCode(typed);
  const problem = identityNumberProblem(number);
  if (problem !== undefined) return refused(`identity-number-${problem.code}`, 'identityNumber');
  return identityDigest(database.plain, number);
}
