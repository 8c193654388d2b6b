import { type Db, sql } from './database.ts';
import type { FigureFilter } from './figures.ts';

/** The facet of the roll-up that knows how many hazards a word of the filter finds. */
const FACETS: Readonly<Record<keyof FigureFilter, string>> = {
  regionCode: 'region',
  industryCode: 'industry',
  channel: 'channel',
  criterionId: 'criterion',
  accidentType: 'accidentType',
  rootCause: 'rootCause',
  defence: 'defence',
};

/**
 * At most how many hazards of these scopes a filter finds, told by the roll-up: the fewest that one of its words finds
 * alone. Codes of regions and industries find what is below them.
 */
export async function atMostFound(
  tx: Db,
  authorityIds: readonly string[],
  scopes: readonly string[],
  filter: FigureFilter,
): Promise<number> {
  const words = Object.entries(filter) as [keyof FigureFilter, string][];
  const all = words.map(
    ([word, value]) => sql`
      (select coalesce(sum(n), 0) from figure_cell
        where authority_id = any (${[...authorityIds]}::uuid[]) and scope = any (${[...scopes]}::uuid[])
          and measure = 'found' and facet = ${FACETS[word]}
          and ${word === 'regionCode' || word === 'industryCode' ? sql`starts_with(value, ${value})` : sql`value = ${value}`})`,
  );
  const { rows } = await sql<{ n: number }>`select least(${sql.join(all)})::integer as n`.execute(tx);
  return rows[0]?.n ?? 0;
}
