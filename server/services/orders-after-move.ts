import { endWithHazard, followHazard } from '@zhiben/domain/kinds/supervision-order/lifecycle.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { uuidFromName } from '@zhiben/domain/values/ids.ts';
import type { Db } from '../store/database.ts';
import { changeEntry } from '../store/entries.ts';
import { recordChange } from '../store/register-events.ts';
import { lockOrdersOf } from '../store/supervision-orders.ts';
import { replaceDraft } from './entry-documents.ts';

interface CaseMoved {
  readonly actor: Actor;
  readonly moveId: string;
  /** The server's time, ISO 8601, and the calendar day in China. */
  readonly at: string;
  readonly today: string;
}

/**
 * What a move of a hazard means for the orders to see to it, in its transaction: its end finishes those in force, and
 * those that were finished tell when it stands again. The caller holds the hazard's lock, which comes before theirs.
 */
export async function ordersAfterMove(
  tx: Db,
  before: CaseFile,
  after: CaseFile,
  how: CaseMoved,
): Promise<void> {
  const told = followHazard(before.state, after.state);
  if (told === undefined) return;
  const { actor, at, today, moveId } = how;
  const ends = told !== 'hazard-reopened';
  for (const order of await lockOrdersOf(tx, after.authorityId, after.id, ends ? 'issued' : 'done')) {
    if (ends) await replaceDraft(tx, actor, how, order);
    const { authorityId, id, organisationId } = order;
    const changes = {
      ...(ends ? endWithHazard(today) : {}),
      version: order.version + 1,
      lastMoveId: uuidFromName(moveId, `order/${id}`),
      said: {},
    };
    await changeEntry(tx, 'supervisionOrder', order, changes);
    const entry = { authorityId, register: 'supervision-order', entryId: id, move: told } as const;
    await recordChange(tx, { actor, at }, { ...entry, organisationId, changes });
  }
}
