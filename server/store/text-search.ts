import type pg from 'pg';
import { StartupError } from './startup-error.ts';

/**
 * Refuses a database in which search by part of a Chinese word would silently find nothing: with a character
 * type of C, pg_trgm takes no Chinese character for a letter and makes no trigrams of it.
 */
export async function checkTextSearch(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ trigrams: number; database: string; encoding: string }>(
    `select cardinality(show_trgm('重大事故隐患')) as trigrams, current_database()::text as database,
      current_setting('server_encoding') as encoding`,
  );
  const [seen] = rows;
  if (seen !== undefined && seen.trigrams > 0) return;
  throw new StartupError(
    'database-without-chinese',
    `The database "${seen?.database}" (encoding ${seen?.encoding}) does not take Chinese characters for letters, so searching would find nothing. Make it anew, for example: create database zhiben template template0 encoding 'UTF8' locale 'C.UTF-8';`,
  );
}
