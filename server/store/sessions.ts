import type { Session } from '@zhiben/domain/contract/session.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Database } from './database.ts';

/** Who is signed in, with the names of what he works for. */
export async function readSession(
  database: Database,
  { actor, username }: { actor: Actor; username: string },
): Promise<Session> {
  const { reach } = actor;
  return database.as(actor, async (tx) => {
    const authority = await tx
      .selectFrom('authority')
      .select(['id', 'name', 'kind', 'regionCode'])
      .where('id', '=', reach.authorityId)
      .executeTakeFirstOrThrow();
    const named = async (table: 'department' | 'organisation', id: string | undefined) =>
      id === undefined
        ? null
        : ((await tx
            .selectFrom(table)
            .select(['id', 'name'])
            .where('authorityId', '=', reach.authorityId)
            .where('id', '=', id)
            .executeTakeFirst()) ?? null);
    return {
      accountId: actor.accountId,
      personId: actor.personId,
      name: actor.name,
      username,
      roles: [...actor.roles],
      scope: reach.scope,
      authority,
      department: await named('department', reach.departmentId),
      organisation: await named('organisation', reach.organisationId),
    };
  });
}
