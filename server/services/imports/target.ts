import type { Decisions } from '@zhiben/domain/imports/kinds.ts';
import type { ReadRow } from '@zhiben/domain/imports/rows.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Db } from '../../store/database.ts';

/** A record that stands here already and says something else. */
export interface Difference {
  readonly field: string;
  readonly stored: string;
  readonly told: string;
}

/** A row with what it would become. `Plan` is what its kind needs to write it. */
export interface Candidate<Plan> extends ReadRow {
  readonly outcome: 'new' | 'known' | 'different' | 'failed';
  readonly recordId: string;
  readonly differences: readonly Difference[];
  readonly plan: Plan | undefined;
  /** A new one that ends the one that it renews. */
  readonly renews?: boolean;
}

export interface ImportContext {
  readonly actor: Actor;
  readonly authorityId: string;
  readonly batchId: string;
  readonly decisions: Decisions;
  /** The calendar day, YYYY-MM-DD. */
  readonly today: string;
}

/** What one kind of import does with rows that could be read. */
export interface Target<Plan = unknown> {
  /** Says of each row what it would become. Rows come in the order of the file, each once. */
  match(tx: Db, rows: readonly ReadRow[]): Promise<Candidate<Plan>[]>;
  /** Makes what the rows of this chunk need before it, in a transaction of its own. */
  prepare?(tx: Db, candidates: readonly Candidate<Plan>[], at: string): Promise<void>;
  /** Writes the new ones. Returns the ids of the records that it made. */
  write(tx: Db, candidates: readonly Candidate<Plan>[], at: string): Promise<string[]>;
  /** Takes records back by events that say so. Returns how many were left alone because they have moved on. */
  withdraw(tx: Db, records: readonly string[], at: string): Promise<number>;
}

export function failed(row: ReadRow, problems: ReadRow['problems'] = row.problems): Candidate<never> {
  return { ...row, problems, outcome: 'failed', recordId: '', differences: [], plan: undefined };
}

/** An error of a row at the column of a field, wherever the file has it. */
export function problemAt(
  columnOf: ReadonlyMap<string, number>,
  field: string,
  code: string,
  value: string,
  detail: Record<string, string | number> = {},
): ReadRow['problems'][number] {
  return { column: columnOf.get(field) ?? -1, field, code, value, detail };
}
