import type { Setup } from '@zhiben/domain/contract/world.ts';
import type { z } from 'zod';
import { type Database, sql } from '../store/database.ts';
import type { Accounts } from './accounts.ts';
import { done, type Outcome, refused } from './refusals.ts';

/** Two first visitors at once: the second waits here and then finds the work done. */
const SETUP_LOCK = 20_240_202;

/** Does anybody govern here yet? */
export async function isReady(database: Database): Promise<{ ready: boolean; demonstration: boolean }> {
  const rows = await database.plain.selectFrom('authority').select('demonstration').limit(50).execute();
  return { ready: rows.length > 0, demonstration: rows.some((r) => r.demonstration) };
}

/** Makes the first authority and its administrator; refused for ever after. */
export async function setUp(
  database: Database,
  accounts: Accounts,
  { authority, administrator }: z.output<typeof Setup>,
): Promise<Outcome<{ authorityId: string }>> {
  const actor = {
    accountId: '',
    personId: administrator.personId,
    reach: { scope: 'authority', authorityId: authority.id, authorityIds: [authority.id] },
  } as const;
  return database.as(actor, async (tx) => {
    await sql`select pg_advisory_xact_lock(${SETUP_LOCK})`.execute(tx);
    const first = await tx.selectFrom('authority').select('id').limit(1).executeTakeFirst();
    if (first !== undefined) return refused('already-set-up');
    const account = await accounts.create(administrator);
    if (!account.ok) return account;
    await tx
      .insertInto('authority')
      .values({ ...authority, parentId: null })
      .execute();
    await tx
      .insertInto('person')
      .values({ authorityId: authority.id, id: administrator.personId, name: administrator.name })
      .execute();
    await tx
      .insertInto('membership')
      .values({
        authorityId: authority.id,
        accountId: account.value.accountId,
        personId: administrator.personId,
        roles: ['administrator', 'desk'],
        scope: 'authority',
      })
      .execute();
    return done({ authorityId: authority.id });
  });
}
