import { type Db, sql } from './database.ts';
import { countCellsAsOf } from './figures.ts';

/** A count under its key, as the roll-up has it and as the events tell it; 0 where it has none. */
export interface CellDifference {
  /** The authority itself, or one of its departments. */
  readonly scope: string;
  readonly measure: string;
  readonly facet: string;
  readonly at: string;
  readonly value: string;
  readonly grade: string;
  readonly rolled: number;
  readonly counted: number;
}

type Counted = Omit<CellDifference, 'rolled' | 'counted'> & { readonly n: number };

const EVERYTHING = ['found', 'open', 'due', 'met', 'missed', 'closed', 'late-end', 'step', 'notice'];
/** Later than every event: the events as they stand, all of them. */
const END_OF_TIME = '9998-12-31';

/**
 * Compares the roll-up of one authority, with what waits to be folded, with its events; both in one snapshot of the
 * owner, who sees every row. To mend, the roll-up is then written anew. Frozen month-ends are left as they are. While
 * it mends no move is made anywhere: a move would note a change of what is being counted.
 *
 * @param owner A connection of the role that owns the schema.
 */
export async function compareCells(
  owner: Db,
  authorityId: string,
  { mend }: { readonly mend: boolean },
): Promise<{ readonly cells: number; readonly differences: CellDifference[] }> {
  return owner
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      // Before anything is read: what the snapshot shows must not change behind it.
      if (mend) await sql`lock table figure_change in exclusive mode`.execute(tx);
      const query = {
        authorityIds: [authorityId],
        eachScope: true,
        wanted: [{ measures: EVERYTHING }],
      } as const;
      const counted = (await countCellsAsOf(tx, query, END_OF_TIME)) as unknown as Counted[];
      const differences = differencesOf(await rolledCells(tx, authorityId), counted);
      if (mend && differences.length > 0) await writeAnew(tx, authorityId, counted);
      return { cells: counted.length, differences };
    });
}

/** What the roll-up says: its cells, and the changes that nobody has folded yet. */
async function rolledCells(tx: Db, authorityId: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select scope, measure, facet, at, value, grade, sum(n)::integer as n from (
      select scope, measure, facet, at, value, grade, n from figure_cell where authority_id = ${authorityId}
      union all
      select s.scope, v.measure, v.facet, v.at, v.value, v.grade, v.n
        from (select c as change from figure_change c where c.authority_id = ${authorityId} offset 0) w,
             lateral figure_scopes(w.change) s (scope), lateral figure_cells(w.change) v) x
     group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0`.execute(tx);
  return rows;
}

function differencesOf(rolled: readonly Counted[], counted: readonly Counted[]): CellDifference[] {
  const all = new Map<string, CellDifference>();
  for (const [name, cells] of [
    ['rolled', rolled],
    ['counted', counted],
  ] as const)
    for (const { scope, measure, facet, at, value, grade, n } of cells) {
      const key = { scope, measure, facet, at, value, grade };
      const id = JSON.stringify(key);
      all.set(id, { ...(all.get(id) ?? { ...key, rolled: 0, counted: 0 }), [name]: n });
    }
  return [...all.values()].filter((cell) => cell.rolled !== cell.counted);
}

async function writeAnew(tx: Db, authorityId: string, counted: readonly Counted[]): Promise<void> {
  await sql`delete from figure_change where authority_id = ${authorityId}`.execute(tx);
  await sql`delete from figure_cell where authority_id = ${authorityId}`.execute(tx);
  await sql`
    insert into figure_cell (authority_id, scope, measure, facet, at, value, grade, n)
    select ${authorityId}::uuid, scope, measure, facet, at, value, grade, n
      from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb)
        as c (scope uuid, measure text, facet text, at date, value text, grade text, n integer)`.execute(tx);
}
