import type { Setup } from '@zhiben/domain/contract/world.ts';
import type { z } from 'zod';
import { type Database, type Db, sql } from '../store/database.ts';
import { insertMembership } from '../store/memberships.ts';
import { insertPerson } from '../store/people.ts';
import { recordChange } from '../store/register-events.ts';
import type { Accounts } from './accounts.ts';
import type { Clock } from './clock.ts';
import { done, type Outcome, refused } from './refusals.ts';

/** Two first visitors at once: the second waits here and then finds the work done. */
const SETUP_LOCK = 20_240_202;

/** Does anybody govern here yet? */
export async function isReady(database: Database): Promise<{ ready: boolean; demonstration: boolean }> {
  const rows = await database.plain.selectFrom('authority').select('demonstration').limit(50).execute();
  return { ready: rows.length > 0, demonstration: rows.some((r) => r.demonstration) };
}

/** True for the one transaction that may set up; others wait here and then find the work done. */
export async function isUntouched(tx: Db): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${SETUP_LOCK})`.execute(tx);
  return (await tx.selectFrom('authority').select('id').limit(1).executeTakeFirst()) === undefined;
}

/** Makes the first authority and its administrator; refused for ever after. */
export async function setUp(
  database: Database,
  accounts: Accounts,
  clock: Clock,
  { authority, administrator }: z.output<typeof Setup>,
): Promise<Outcome<{ authorityId: string }>> {
  const actor = {
    accountId: '',
    personId: administrator.personId,
    reach: { scope: 'authority', authorityId: authority.id, authorityIds: [authority.id] },
  } as const;
  return database.as(actor, async (tx) => {
    if (!(await isUntouched(tx))) return refused('already-set-up');
    const account = await accounts.create(administrator, tx);
    if (!account.ok) return account;
    const at = clock.now().toISOString();
    const { personId, name } = administrator;
    await tx
      .insertInto('authority')
      .values({ ...authority, parentId: null, createdAt: at })
      .execute();
    const person = {
      authorityId: authority.id,
      id: personId,
      name,
      phone: null,
      email: null,
      identityKey: null,
      identityDigest: null,
      organisationId: null,
      departmentId: null,
      active: true,
      version: 1,
    };
    await insertPerson(tx, person, at);
    const grant = {
      roles: ['administrator', 'desk'],
      scope: 'authority',
      organisationId: null,
      departmentId: null,
      active: true,
    } as const;
    const { accountId } = account.value;
    await insertMembership(tx, { authorityId: authority.id, accountId, personId, ...grant }, at);
    const first = { authorityId: authority.id, move: 'create', organisationId: null };
    const by = { actor: { personId, name }, at };
    await recordChange(tx, by, {
      ...first,
      register: 'authority',
      entryId: authority.id,
      changes: { ...authority, parentId: null },
    });
    await recordChange(tx, by, { ...first, register: 'person', entryId: personId, changes: person });
    await recordChange(tx, by, {
      ...first,
      register: 'account',
      entryId: personId,
      changes: { ...grant, username: administrator.username.toLowerCase() },
    });
    return done({ authorityId: authority.id });
  });
}
