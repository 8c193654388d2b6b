import { type Db, sql } from './database.ts';

export interface NewAccount {
  readonly id: string;
  /** In small letters: the name to sign in with. */
  readonly username: string;
  /** As its owner wrote it. */
  readonly displayUsername: string;
  readonly name: string;
  readonly passwordHash: string;
}

/**
 * Writes an account in the caller's transaction, so that none is left over when that fails. Waits for another that
 * takes the same name just now.
 *
 * @returns False when the name is taken.
 */
export async function insertAccount(db: Db, account: NewAccount): Promise<boolean> {
  // The library wants an address; we have none and send none.
  const { rows } = await sql`
    with made as (
      insert into auth."user" (id, name, email, username, "displayUsername")
      values (${account.id}, ${account.name}, ${`${account.username}@accounts.invalid`}, ${account.username},
              ${account.displayUsername})
      on conflict do nothing
      returning id
    )
    insert into auth.account (id, "accountId", "providerId", "userId", password)
    select id, id, 'credential', id, ${account.passwordHash} from made
    returning id`.execute(db);
  return rows.length === 1;
}

/** A new password for an account; every session that it has ends with the caller's transaction. */
export async function writePassword(db: Db, accountId: string, passwordHash: string): Promise<void> {
  await sql`
    update auth.account set password = ${passwordHash}, "updatedAt" = now()
     where "userId" = ${accountId} and "providerId" = 'credential'`.execute(db);
  await sql`delete from auth.session where "userId" = ${accountId}`.execute(db);
}
