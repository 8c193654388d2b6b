import type { Reach, Role } from '@zhiben/domain/primitives/reach.ts';
import { type Db, sql } from './database.ts';

/** What an account may do, and where. */
export interface MembershipRecord {
  readonly authorityId: string;
  readonly accountId: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly scope: Reach['scope'];
  readonly departmentId: string | null;
  readonly organisationId: string | null;
  readonly active: boolean;
}

/** The account of a person, if he has one. The caller holds the lock of the person's row. */
export async function membershipOf(
  tx: Db,
  authorityId: string,
  personId: string,
): Promise<MembershipRecord | undefined> {
  return (await tx
    .selectFrom('membership')
    .select([
      'authorityId',
      'accountId',
      'personId',
      'roles',
      'scope',
      'departmentId',
      'organisationId',
      'active',
    ])
    .where('authorityId', '=', authorityId)
    .where('personId', '=', personId)
    .executeTakeFirst()) as MembershipRecord | undefined;
}

export async function insertMembership(tx: Db, membership: MembershipRecord, at: string): Promise<void> {
  await tx
    .insertInto('membership')
    .values({ ...membership, roles: [...membership.roles], createdAt: at })
    .execute();
}

export async function updateMembership(
  tx: Db,
  { authorityId, personId }: Pick<MembershipRecord, 'authorityId' | 'personId'>,
  patch: Partial<Omit<MembershipRecord, 'authorityId' | 'personId' | 'accountId'>>,
): Promise<void> {
  const { roles, ...rest } = patch;
  await tx
    .updateTable('membership')
    .set({ ...rest, ...(roles === undefined ? {} : { roles: [...roles] }) })
    .where('authorityId', '=', authorityId)
    .where('personId', '=', personId)
    .execute();
}

export interface NewInvitationRow {
  readonly authorityId: string;
  readonly id: string;
  readonly personId: string;
  readonly roles: readonly Role[];
  /** SHA-256 of the secret. */
  readonly secretHash: Buffer;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/**
 * Writes an invitation and voids every earlier one of the same person. Repeated with the same id, it replaces the
 * secret, since the first answer may have been lost and its secret is kept nowhere.
 *
 * @returns False when the id belongs to another person's invitation, or to one that was used or voided.
 */
export async function writeInvitation(tx: Db, invitation: NewInvitationRow): Promise<boolean> {
  const { authorityId, id, personId, createdAt } = invitation;
  const { rows } = await sql`
    insert into invitation as i (authority_id, id, person_id, roles, secret_hash, created_by, created_at, expires_at)
    values (${authorityId}, ${id}, ${personId}, ${[...invitation.roles]}, ${invitation.secretHash},
            ${invitation.createdBy}, ${createdAt}, ${invitation.expiresAt})
    on conflict (authority_id, id) do update
      set roles = excluded.roles, secret_hash = excluded.secret_hash, expires_at = excluded.expires_at
      where i.person_id = excluded.person_id and i.used_at is null and i.voided_at is null
    returning i.id`.execute(tx);
  if (rows.length === 0) return false;
  await sql`
    update invitation set voided_at = ${createdAt}
     where authority_id = ${authorityId} and person_id = ${personId} and id <> ${id}
       and used_at is null and voided_at is null`.execute(tx);
  return true;
}

/** What an invitation's secret opens: for somebody who is not signed in. */
export interface OpenInvitation {
  readonly authorityId: string;
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: Role[];
  readonly authorityName: string;
  readonly organisationName: string | null;
  readonly accountId: string | null;
  readonly username: string | null;
}

/** Unknown, used, voided and expired invitations are all absent, and take the same way through the database. */
export async function findInvitation(
  db: Db,
  secretHash: Buffer,
  now: string,
): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<{ found: OpenInvitation | null }>`
    select find_invitation(${secretHash}, ${now}) as found`.execute(db);
  return rows[0]?.found ?? undefined;
}

/** Takes an invitation, once: false when somebody else was faster. */
export async function takeInvitation(tx: Db, { authorityId, id }: OpenInvitation, now: string) {
  const { rows } = await sql`
    select from invitation
     where authority_id = ${authorityId} and id = ${id} and used_at is null and voided_at is null
       and expires_at > ${now} for update`.execute(tx);
  return rows.length === 1;
}

export async function markUsed(tx: Db, { authorityId, id }: OpenInvitation, at: string): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ usedAt: at })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .execute();
}
