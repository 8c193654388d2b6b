import { duties } from '@zhiben/domain/kinds/duties/all.ts';
import type { Duty } from '@zhiben/domain/primitives/duty.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Database, Db } from '../store/database.ts';
import { lockOwnRules } from '../store/own-rules.ts';
import { recordChange } from '../store/register-events.ts';
import { applyRules } from './apply-rules.ts';
import type { Clock } from './clock.ts';
import { workOutDuty } from './duties.ts';
import { may } from './permissions.ts';

export interface RuleServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** May he confirm and set what binds in his authority? */
export const mayDecide = (actor: Actor) => may(actor, 'duty.decide') && actor.reach.scope === 'authority';

/** One decision about the rules of an authority, on its way into its row and into history. */
export interface RuleChange {
  readonly move: string;
  readonly changes: Readonly<Record<string, unknown>>;
}

/**
 * Changes what binds in an authority, with its event, and lets everything follow that rests on it.
 *
 * @param counts Does a duty count by it?
 * @param write Writes the row; undefined when nothing changes. Nobody writes entries of the authority meanwhile.
 */
export async function changeRules(
  services: RuleServices,
  actor: Actor,
  counts: (duty: Duty) => boolean,
  write: (tx: Db, at: string) => Promise<RuleChange | undefined>,
): Promise<void> {
  const { database, clock } = services;
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  const changed = await database.as(actor, async (tx) => {
    await lockOwnRules(tx, authorityId);
    const change = await write(tx, at);
    if (change === undefined) return false;
    const told = { authorityId, register: 'rule', entryId: authorityId, organisationId: null } as const;
    await recordChange(tx, { actor, at }, { ...told, ...change });
    return true;
  });
  if (!changed) return;
  // What rests on it shows at once. Were this interrupted, the next round would do it.
  const names = (await applyRules(services, actor)).map(({ name }) => name);
  for (const duty of duties)
    if (counts(duty) || (duty.population.of === 'entry' && names.includes(duty.population.register)))
      await workOutDuty(services, actor, duty);
}
