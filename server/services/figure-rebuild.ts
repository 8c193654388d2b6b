import { allAuthorities } from '../store/authorities.ts';
import { openDatabase } from '../store/database.ts';
import { type CellDifference, compareCells } from '../store/figure-rebuild.ts';
import { done, type Outcome, refused } from './refusals.ts';

/** What one authority's roll-up was found to be. */
export interface CheckedRollUp {
  readonly authorityId: string;
  readonly authorityName: string;
  /** Counts that its events add up to. */
  readonly cells: number;
  readonly differences: readonly CellDifference[];
}

/**
 * Compares the roll-ups of every authority, or of one, with their events, and to mend writes anew those that differ.
 * Frozen month-ends stay as they were frozen.
 */
export async function checkRollUps(
  ownerUrl: string,
  { authorityId, mend }: { readonly authorityId?: string | undefined; readonly mend: boolean },
): Promise<Outcome<readonly CheckedRollUp[]>> {
  const owner = openDatabase(ownerUrl, { max: 1 });
  try {
    const all = await allAuthorities(owner.plain);
    const chosen = authorityId === undefined ? all : all.filter(({ id }) => id === authorityId);
    if (authorityId !== undefined && chosen.length === 0) return refused('authority-not-found', 'authority');
    const checked: CheckedRollUp[] = [];
    for (const { id, name } of chosen)
      checked.push({
        authorityId: id,
        authorityName: name,
        ...(await compareCells(owner.plain, id, { mend })),
      });
    return done(checked);
  } finally {
    await owner.close();
  }
}
