import { type Db, sql } from './database.ts';

/** The account that signs in with this name; undefined when there is none. */
export async function accountOf(db: Db, username: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from auth."user" where username = ${username.toLowerCase()}`.execute(db);
  return rows[0]?.id;
}
