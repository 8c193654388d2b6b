import { HazardFilter } from '@zhiben/domain/contract/hazard.ts';
import { TERMS, type Today } from '@zhiben/domain/contract/today.ts';
import { type FilterWords, figureFilters, termFilters } from '@zhiben/domain/kinds/hazard/terms.ts';
import { mainMove } from '@zhiben/domain/kinds/hazard/to-do.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { countCases, listCases } from '../store/case-list.ts';
import type { Db } from '../store/database.ts';
import { today } from './clock.ts';
import { contextFor, type HazardServices, queryFor } from './hazards.ts';

/** Rows of a group on the first page: what fits a screen. The rest is one touch away. */
const SHOWN = 8;

/** What waits for the reader, by term, and the figures of what he may see. One transaction: the numbers agree. */
export async function readToday(services: HazardServices, actor: Actor) {
  const day = today(services.clock) as PlainDate;
  const context = contextFor(actor, services.clock);
  const query = (words: FilterWords) => {
    const filter = HazardFilter.parse(words);
    return { ...queryFor(services, actor, { filter }), filter };
  };
  return services.database.as(actor, async (tx) => {
    const groups = [];
    for (const term of TERMS) {
      const group = query(termFilters(day)[term]);
      const sort = term === 'undated' ? '-updated' : 'due';
      const { rows, next } = await listCases(tx, { ...group, sort, limit: SHOWN });
      const size = next === null ? { count: rows.length, more: false } : await countCases(tx, group);
      const withMoves = rows.map((row) => ({ ...row, move: mainMove(row as CaseFile, context) ?? null }));
      groups.push({ term, rows: withMoves, ...size });
    }
    return { day, groups, figures: await readFigures(tx, day, query) };
  });
}

async function readFigures(
  tx: Db,
  day: PlainDate,
  query: (words: FilterWords) => Parameters<typeof countCases>[1],
): Promise<Today['figures']> {
  const figures: Record<string, { count: number; more: boolean }> = {};
  for (const [name, words] of Object.entries(figureFilters(day)))
    figures[name] = await countCases(tx, query(words));
  return figures as Today['figures'];
}
