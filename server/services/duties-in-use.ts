import { duties } from '@zhiben/domain/kinds/duties/all.ts';
import type { Duty } from '@zhiben/domain/primitives/duty.ts';
import type { Db } from '../store/database.ts';
import { type DutySettingRow, readDutySettings } from '../store/duties.ts';

/** In use unless the authority said otherwise; one whose numbers are not sure, only after it said so. */
export function isActive({ rule, name }: Duty, settings: ReadonlyMap<string, DutySettingRow>): boolean {
  return settings.get(name)?.active ?? rule.confidence !== 'UNSURE';
}

/** Names of the duties that an authority uses. */
export async function dutiesInUse(tx: Db, authorityId: string): Promise<string[]> {
  const settings = await readDutySettings(tx, authorityId);
  return duties.filter((duty) => isActive(duty, settings)).map(({ name }) => name);
}
