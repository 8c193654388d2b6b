import type { SqlBool } from 'kysely';
import { type Db, sql } from './database.ts';

/** More cases than this are not named one by one: words this common are soon met in the order of the list. */
const MOST = 4000;

/** Words that occur in title, description or place, or begin the number; for the table that goes by `c`. */
export function likeWords(words: string) {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  const number = words.toUpperCase();
  // The planner takes every word for rare and would sort whole lists; what coalesce() answers it takes for likely. Rare
  // words have been turned into ids before.
  return sql<SqlBool>`coalesce(
    c.title || ' ' || c.description || ' ' || c.place ilike ${pattern}
      or (c.number >= ${number} and c.number < ${`${number}\uffff`}), false)`;
}

/**
 * The cases of the actor's authorities in which every two neighbouring signs of these words occur: few more than those
 * in which the words occur. Undefined when they are too many, or when one sign alone is sought.
 *
 * Under row-level security LIKE may use no index, as it could tell of hidden rows by failing. So the ids come from a
 * function with the owner's rights, and whoever reads the cases behind them still does so under the policies.
 */
export async function casesWithWords(tx: Db, kind: string, words: string): Promise<string[] | undefined> {
  if ([...words].length < 2) return undefined;
  const { rows } = await sql<{ ids: string[] }>`
    select coalesce(array_agg(id), '{}') as ids
      from cases_with_words(${kind}, ${words}, ${MOST + 1}) as found (id)`.execute(tx);
  const ids = rows[0]?.ids ?? [];
  return ids.length > MOST ? undefined : ids;
}
