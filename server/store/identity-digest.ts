import { createHmac, randomBytes } from 'node:crypto';
import { type Db, sql } from './database.ts';

const NAME = 'identity-digest';

/**
 * The keyed digest of an identity number, by which the same human is recognised in two records. Keyed with a secret
 * of the installation, since the numbers are few enough to be tried one by one; the number itself is stored nowhere.
 *
 * @param identityNumber Tidied: eighteen characters, half-width, capital X.
 */
export async function identityDigest(db: Db, identityNumber: string): Promise<string> {
  await sql`insert into auth.secret (name, value) values (${NAME}, ${randomBytes(32).toString('base64url')})
            on conflict do nothing`.execute(db);
  const { rows } = await sql<{ value: string }>`select value from auth.secret where name = ${NAME}`.execute(
    db,
  );
  const [secret] = rows;
  if (secret === undefined) throw new Error('auth.secret: nothing was stored');
  return createHmac('sha256', secret.value).update(identityNumber).digest('hex');
}
