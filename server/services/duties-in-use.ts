import { duties } from '@zhiben/domain/kinds/duties/all.ts';
import { type Duty, surenessOf } from '@zhiben/domain/primitives/duty.ts';
import type { OwnRules } from '@zhiben/domain/primitives/rule.ts';
import type { Db } from '../store/database.ts';
import { type DutySettingRow, readDutySettings } from '../store/duties.ts';
import { readOwnRules } from '../store/own-rules.ts';

/** What an authority decided about its duties: which it uses, and by which numbers. */
export interface DutyDecisions {
  readonly settings: ReadonlyMap<string, DutySettingRow>;
  readonly own: OwnRules;
}

export async function readDecisions(tx: Db, authorityId: string): Promise<DutyDecisions> {
  return { settings: await readDutySettings(tx, authorityId), own: await readOwnRules(tx, authorityId) };
}

/**
 * In use unless the authority said otherwise. One whose numbers are not sure only after it confirmed them; where they are
 * no rules of their own, only after it took the duty into use.
 */
export function isActive(duty: Duty, { settings, own }: DutyDecisions): boolean {
  const said = settings.get(duty.name)?.active;
  const sure = surenessOf(duty, own.values) !== 'UNSURE';
  return duty.rule.rules === undefined ? (said ?? sure) : sure && said !== false;
}

/** Names of the duties that an authority uses. */
export async function dutiesInUse(tx: Db, authorityId: string): Promise<string[]> {
  const decisions = await readDecisions(tx, authorityId);
  return duties.filter((duty) => isActive(duty, decisions)).map(({ name }) => name);
}
