import type { Insertable } from 'kysely';
import { type Db, sql } from './database.ts';
import type { Schema } from './schema.gen.ts';

/** PostgreSQL takes at most 65,535 parameters in a statement. */
const PARAMETERS = 60_000;

/** Writes many rows in as few statements as it takes. */
export async function insertAll<Table extends keyof Schema>(
  tx: Db,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const most = Math.floor(PARAMETERS / Object.keys(first).length);
  for (let from = 0; from < rows.length; from += most) {
    await tx
      .insertInto(table)
      .values(rows.slice(from, from + most))
      .execute();
  }
}

/** Acts as another person until the transaction ends: evidence can only be brought by its bringer. */
export async function actAs(tx: Db, personId: string): Promise<void> {
  await sql`set local zhiben.person = ${sql.lit(personId)}`.execute(tx);
}

/**
 * Removes the demonstration for its administrator, who acts in this transaction.
 *
 * @returns Hashes of the evidence that nobody names any more; undefined when he may not.
 */
export async function removeDemonstrationRows(tx: Db): Promise<string[] | undefined> {
  const { rows } = await sql<{ hashes: string[] | null }>`select remove_demonstration() as hashes`.execute(
    tx,
  );
  return rows[0]?.hashes ?? undefined;
}

/** True for the word of `remove_demonstration` that a real authority stands under a demonstration. */
export function isInUse(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === 'ZB001';
}
