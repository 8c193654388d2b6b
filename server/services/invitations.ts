import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type {
  AcceptInvitation,
  AccountChange,
  BulkInvitation,
  BulkInvitations,
  Invitation,
  InvitationCard,
  NewInvitation,
  PasswordChange,
} from '@zhiben/domain/contract/world.ts';
import type { Actor, Role } from '@zhiben/domain/primitives/reach.ts';
import { roleFits, rolesToGive, scopeFor } from '@zhiben/domain/primitives/role-scope.ts';
import type { z } from 'zod';
import type { ActorSettings, Db } from '../store/database.ts';
import {
  findInvitation,
  insertMembership,
  markUsed,
  membershipOf,
  type OpenInvitation,
  takeInvitation,
  updateMembership,
  writeInvitation,
} from '../store/memberships.ts';
import { lockPerson, readPerson } from '../store/people.ts';
import { recordChange } from '../store/register-events.ts';
import type { SignedIn } from './accounts.ts';
import { changesOf } from './changes.ts';
import { oversees, type PeopleServices } from './people.ts';
import { may } from './permissions.ts';
import { done, type Outcome, refused } from './refusals.ts';

/** An invitation lives a week: long enough for a sheet of codes to be handed out, short enough to be forgotten. */
const LIFE_MS = 7 * 24 * 60 * 60 * 1000;
/** 256 bits: nobody guesses one, so that guesses need not be counted. */
const SECRET_BYTES = 32;

/**
 * Makes a link by which a person makes his own password, once. It voids every earlier one of his; for somebody who
 * has an account already it is the way to a new password. Only the digest of the secret is kept.
 */
export async function invite(
  services: PeopleServices,
  actor: Actor,
  personId: string,
  { id, roles }: z.output<typeof NewInvitation>,
): Promise<Outcome<z.infer<typeof Invitation>>> {
  if (!may(actor, 'account.change')) return refused('not-permitted');
  return services.database.as(actor, (tx) => inviteOne(tx, services, actor, { id, personId, roles }));
}

/** Links for many, for a sheet of codes. Whoever cannot be invited is named with the reason; the others are. */
export async function inviteMany(
  services: PeopleServices,
  actor: Actor,
  { personIds, roles }: z.output<typeof BulkInvitation>,
): Promise<Outcome<z.infer<typeof BulkInvitations>>> {
  if (!may(actor, 'account.change')) return refused('not-permitted');
  const now = services.clock.now();
  return services.database.as(actor, async (tx) => {
    const rows: z.infer<typeof BulkInvitations>['rows'] = [];
    for (const personId of new Set(personIds)) {
      const made = await inviteOne(tx, services, actor, { id: randomUUID(), personId, roles });
      const person = await readPerson(tx, actor.reach.authorityIds, personId, now.toISOString());
      rows.push({
        personId,
        name: person?.name ?? null,
        organisationName: person?.organisationName ?? null,
        link: made.ok ? made.value.link : null,
        refusal: made.ok ? null : made.code,
      });
    }
    return done({ expiresAt: expiryAfter(now), rows });
  });
}

interface Wanted {
  readonly id: string;
  readonly personId: string;
  readonly roles: readonly Role[];
}

async function inviteOne(
  tx: Db,
  { clock }: PeopleServices,
  actor: Actor,
  { id, personId, roles }: Wanted,
): Promise<Outcome<z.infer<typeof Invitation>>> {
  const person = await lockPerson(tx, actor.reach.authorityIds, personId);
  if (person === undefined) return refused('not-found');
  if (!person.active) return refused('person-not-active');
  const mine = rolesToGive(actor.roles);
  if (!roles.every((role) => mine.has(role))) return refused('not-permitted', 'roles');
  const scope = scopeFor(person);
  const misfit = roles.find((role) => !roleFits(role, scope));
  if (misfit !== undefined) return refused('role-does-not-fit', 'roles', { role: misfit, scope });
  const { authorityId, organisationId } = person;
  const account = await membershipOf(tx, authorityId, personId);
  // A new password is a way into the account: only for whoever could have given all that it may do.
  if (account !== undefined && !oversees(actor, account)) return refused('not-permitted');
  const now = clock.now();
  const at = now.toISOString();
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const expiresAt = expiryAfter(now);
  const written = await writeInvitation(tx, {
    authorityId,
    id,
    personId,
    roles,
    secretHash: digestOf(secret),
    createdBy: actor.personId,
    createdAt: at,
    expiresAt,
  });
  if (!written) return refused('id-taken', 'id');
  await recordChange(
    tx,
    { actor, at },
    {
      authorityId,
      register: 'account',
      entryId: personId,
      move: 'invite',
      organisationId,
      changes: { roles, expiresAt },
    },
  );
  return done({ link: `/invitation/${secret}`, expiresAt });
}

/** What the invited person sees first. Unknown, used, voided and expired secrets are answered alike. */
export async function readInvitation(
  { database, clock }: PeopleServices,
  secret: string,
): Promise<Outcome<z.infer<typeof InvitationCard>>> {
  const found = await findInvitation(database.plain, digestOf(secret), clock.now().toISOString());
  if (found === undefined) return refused('not-found');
  const { name, authorityName, organisationName, roles, username } = found;
  return done({ name, authorityName, organisationName, roles, username });
}

/** Makes the account, or the new password of one that exists, and uses the invitation up. */
export async function acceptInvitation(
  services: PeopleServices,
  secret: string,
  { username, password }: z.output<typeof AcceptInvitation>,
): Promise<Outcome<{ username: string }>> {
  const { database, clock, accounts } = services;
  const at = clock.now().toISOString();
  const found = await findInvitation(database.plain, digestOf(secret), at);
  if (found === undefined) return refused('not-found');
  if (found.username !== null && found.username !== username.toLowerCase())
    return refused('username-fixed', 'username', { username: found.username });
  const outcome = await database.as(invited(found), async (tx): Promise<Outcome<{ username: string }>> => {
    const { authorityId, personId } = found;
    const person = await lockPerson(tx, [authorityId], personId);
    if (person === undefined || !(await takeInvitation(tx, found, at))) return refused('not-found');
    const scope = scopeFor(person);
    // He may have changed his place of work since he was invited.
    if (!found.roles.every((role) => roleFits(role, scope))) return refused('not-found');
    const { organisationId, departmentId } = person;
    const grant = { roles: found.roles, scope, organisationId, departmentId, active: true };
    const account = await membershipOf(tx, authorityId, personId);
    if (account === undefined) {
      const made = await accounts.create({ username, password, name: person.name }, tx);
      if (!made.ok) return made;
      const { accountId } = made.value;
      await insertMembership(tx, { authorityId, personId, accountId, ...grant }, at);
    } else {
      await accounts.setPassword(tx, account.accountId, password);
      await updateMembership(tx, account, grant);
    }
    await markUsed(tx, found, at);
    await recordChange(
      tx,
      { actor: { personId, name: person.name }, at },
      {
        authorityId,
        register: 'account',
        entryId: personId,
        move: 'accept',
        organisationId,
        changes: { ...grant, username: found.username ?? username.toLowerCase() },
      },
    );
    return done({ username: found.username ?? username.toLowerCase() });
  });
  // With a new password the old sessions ended.
  if (outcome.ok) accounts.forget();
  return outcome;
}

/** Changes what an account may do, or ends it; its sessions end with it. */
export async function changeAccount(
  { database, clock, accounts }: PeopleServices,
  actor: Actor,
  personId: string,
  { roles, active }: z.output<typeof AccountChange>,
): Promise<Outcome<{ active: boolean }>> {
  if (!may(actor, 'account.change')) return refused('not-permitted');
  const outcome = await database.as(actor, async (tx): Promise<Outcome<{ ended?: string }>> => {
    const person = await lockPerson(tx, actor.reach.authorityIds, personId);
    if (person === undefined) return refused('not-found');
    const account = await membershipOf(tx, person.authorityId, personId);
    if (account === undefined) return refused('no-account');
    const changes = changesOf(account, { roles: [...new Set(roles)], active });
    if (Object.keys(changes).length === 0) return done({});
    // Who ends or lowers his own account might leave nobody who can mend it.
    if (actor.personIds.includes(personId)) return refused('not-yourself');
    const mine = rolesToGive(actor.roles);
    if (!oversees(actor, account) || !roles.every((role) => mine.has(role)))
      return refused('not-permitted', 'roles');
    const scope = scopeFor(person);
    const misfit = roles.find((role) => !roleFits(role, scope));
    if (misfit !== undefined) return refused('role-does-not-fit', 'roles', { role: misfit, scope });
    if (active && !person.active) return refused('person-not-active', 'active');
    const { organisationId, departmentId } = person;
    await updateMembership(tx, account, { ...changes, scope, organisationId, departmentId });
    await recordChange(
      tx,
      { actor, at: clock.now().toISOString() },
      {
        authorityId: person.authorityId,
        register: 'account',
        entryId: personId,
        move: changes.active === undefined ? 'change' : active ? 'reactivate' : 'deactivate',
        organisationId,
        changes,
      },
    );
    return done(changes.active === false ? { ended: account.accountId } : {});
  });
  if (!outcome.ok) return outcome;
  if (outcome.value.ended !== undefined) await accounts.endSessions(outcome.value.ended);
  accounts.forget();
  return done({ active });
}

/** One's own password. Every session of the account ends; the caller signs in anew with the new one. */
export async function changePassword(
  { database, clock, accounts }: PeopleServices,
  { actor }: SignedIn,
  { current, password }: z.output<typeof PasswordChange>,
): Promise<Outcome<null>> {
  const checked = await accounts.checkPassword(actor.accountId, current);
  if (!checked.ok) return checked;
  const { authorityId, organisationId } = actor.reach;
  await database.as(actor, async (tx) => {
    await lockPerson(tx, [authorityId], actor.personId);
    await recordChange(
      tx,
      { actor, at: clock.now().toISOString() },
      {
        authorityId,
        register: 'account',
        entryId: actor.personId,
        move: 'password',
        organisationId: organisationId ?? null,
        changes: {},
      },
    );
    await accounts.setPassword(tx, actor.accountId, password);
  });
  accounts.forget();
  return done(null);
}

/** The invited person acts for himself, before he has an account: within the authority that invited him. */
function invited({ personId, authorityId }: OpenInvitation): ActorSettings {
  return {
    accountId: '',
    personId,
    reach: { scope: 'authority', authorityId, authorityIds: [authorityId] },
  };
}

function expiryAfter(now: Date): string {
  return new Date(now.getTime() + LIFE_MS).toISOString();
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
