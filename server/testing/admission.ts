import { randomUUID } from 'node:crypto';
import type { Reach, Role } from '@zhiben/domain/primitives/reach.ts';
import { openAccounts } from '../services/accounts.ts';
import { openDatabase } from '../store/database.ts';
import type { OwnedDatabase } from './temporary.ts';

const PASSWORD = 'correct-horse-battery';

/** Somebody who is to sign in. */
export interface Newcomer {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly authorityId: string;
  readonly departmentId?: string | undefined;
  readonly organisationId?: string | undefined;
}

/** Makes people with accounts, straight in the database; answers the ids of their records, in the same order. */
export async function admit(home: OwnedDatabase, newcomers: readonly Newcomer[]): Promise<string[]> {
  const database = openDatabase(home.appUrl, { max: 2 });
  const accounts = await openAccounts(database, {
    appUrl: home.appUrl,
    publicUrl: 'http://localhost:8080',
    sessionHours: 12,
  });
  try {
    const ids: string[] = [];
    for (const { username, name, roles, authorityId, departmentId, organisationId } of newcomers) {
      const made = await accounts.create({ username, name, password: PASSWORD });
      if (!made.ok) throw new Error(`${username}: ${made.code}`);
      const { accountId } = made.value;
      const personId = randomUUID();
      await home.query(
        'insert into person (authority_id, id, name, organisation_id, department_id) values ($1, $2, $3, $4, $5)',
        [authorityId, personId, name, organisationId, departmentId],
      );
      const scope = scopeOf(departmentId, organisationId);
      await home.query(
        `insert into membership (authority_id, account_id, person_id, roles, scope, department_id, organisation_id)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [authorityId, accountId, personId, roles, scope, departmentId, organisationId],
      );
      ids.push(personId);
    }
    return ids;
  } finally {
    await accounts.close();
    await database.close();
  }
}

function scopeOf(departmentId: string | undefined, organisationId: string | undefined): Reach['scope'] {
  if (organisationId !== undefined) return 'organisation';
  return departmentId === undefined ? 'authority' : 'department';
}

/** Signs in over HTTP; answers the Cookie header of the session. */
export async function signIn(base: string, username: string): Promise<string> {
  const answer = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: PASSWORD }),
  });
  if (answer.status !== 200) throw new Error(`${username} cannot sign in: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
