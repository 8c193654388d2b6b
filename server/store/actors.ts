import type { Actor, Reach, Role } from '@zhiben/domain/primitives/reach.ts';
import { type Db, sql } from './database.ts';

interface Found {
  readonly personId: string;
  readonly name: string;
  readonly roles: Role[];
  readonly scope: Reach['scope'];
  readonly authorityId: string;
  readonly authorityIds: string[];
  readonly departmentId: string | null;
  readonly organisationId: string | null;
  readonly personIds: string[];
  readonly organisationIds: string[];
}

/** Who is behind an account and what he may reach; undefined when the account may do nothing (any more). */
export async function findActor(db: Db, accountId: string): Promise<Actor | undefined> {
  const { rows } = await sql<{ actor: Found | null }>`select find_actor(${accountId}) as actor`.execute(db);
  const found = rows[0]?.actor;
  if (found == null) return undefined;
  return {
    accountId,
    personId: found.personId,
    name: found.name,
    roles: found.roles,
    personIds: found.personIds,
    organisationIds: found.organisationIds,
    reach: {
      scope: found.scope,
      authorityId: found.authorityId,
      authorityIds: found.authorityIds,
      departmentId: found.departmentId ?? undefined,
      organisationId: found.organisationId ?? undefined,
    },
  };
}
