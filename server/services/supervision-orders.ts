import type { NewOrder, OrderQuery } from '@zhiben/domain/contract/supervision.ts';
import { orderLifecycle, type SupervisionOrder } from '@zhiben/domain/kinds/supervision-order/lifecycle.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { z } from 'zod';
import { lockCase } from '../store/case-files.ts';
import { type Db, isUniqueViolation } from '../store/database.ts';
import { type EntryRow, insertEntry } from '../store/entries.ts';
import { takeNumbers } from '../store/numbers.ts';
import { listOrders, readOrder } from '../store/supervision-orders.ts';
import { today } from './clock.ts';
import { type EntryKind, type EntryServices, madeBefore, moveEntry, readEntry, tell } from './entries.ts';
import { draftOrder, replaceDraft } from './entry-documents.ts';
import { exists } from './hazards.ts';
import { may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';

export const orderKind: EntryKind<SupervisionOrder> = {
  table: 'supervisionOrder',
  register: 'supervision-order',
  lifecycle: orderLifecycle,
  fileOf: (row, hazard) =>
    ({
      ...row,
      verifiedBy: null,
      reportedBy: hazard?.reportedBy ?? null,
      rectifiedBy: hazard?.rectifiedBy ?? null,
      grade: hazard?.grade ?? 'major',
      criterionId: hazard?.criterionId ?? null,
      caseState: hazard?.state ?? null,
    }) as unknown as SupervisionOrder,
  missing: (tx, { authorityId }, input) => missingHandler(tx, authorityId, input),
  more: async (tx, moved) => {
    const { move, moveId, actor, after } = moved;
    if (move === 'grant-extension' || move === 'hand-on')
      return {
        documentId: await replaceDraft(tx, actor, moved, after, () =>
          draftOrder(tx, actor, moved, moveId, after),
        ),
      };
    if (move === 'finish' || move === 'withdraw') await replaceDraft(tx, actor, moved, after);
    return {};
  },
};

/** The field that names a department or person who is not within reach. */
async function missingHandler(tx: Db, authorityId: string, named: Readonly<Record<string, unknown>>) {
  const { departmentId, handlerId } = named;
  if (typeof departmentId === 'string' && !(await exists(tx, 'department', authorityId, departmentId)))
    return 'departmentId';
  if (typeof handlerId === 'string' && !(await exists(tx, 'person', authorityId, handlerId)))
    return 'handlerId';
  return undefined;
}

/** Issues a supervision order for a hazard: its number is taken in the same transaction, so that none is missing. */
export async function issueOrder(
  { database, clock }: EntryServices,
  actor: Actor,
  form: z.output<typeof NewOrder>,
): Promise<Outcome<{ id: string; number: string }>> {
  if (!may(actor, 'supervision-order.create') || actor.reach.scope === 'organisation')
    return refused('not-permitted');
  const { id, caseId, ...said } = form;
  const day = today(clock);
  const at = clock.now().toISOString();
  try {
    return await database.as(actor, async (tx) => {
      const before = await madeBefore(tx, orderKind, actor.reach.authorityIds, id, form);
      if (before !== undefined)
        return before.ok ? done({ id, number: String(before.value['number' as keyof EntryRow]) }) : before;
      const hazard = await lockCase(tx, actor.reach.authorityIds, 'hazard', caseId);
      if (hazard === undefined) return refused('reference-not-found', 'caseId');
      if (hazard.holder === 'nobody') return refused('hazard-ended', 'caseId');
      if (said.dueOn < day) return refused('date-in-past', 'dueOn');
      const { authorityId, organisationId } = hazard;
      const missing = await missingHandler(tx, authorityId, said);
      if (missing !== undefined) return refused('reference-not-found', missing);
      const year = Number(day.slice(0, 4));
      const serial = await takeNumbers(tx, authorityId, 'supervision-order', year, 1);
      const row = {
        ...said,
        authorityId,
        id,
        caseId,
        organisationId,
        number: `DB${year}-${String(serial).padStart(3, '0')}`,
        year,
        state: orderLifecycle.start,
        version: 1,
        lastMoveId: id,
        title: hazard.title,
        departmentId: said.departmentId ?? hazard.departmentId,
        issuedOn: day,
        proposedBy: actor.personId,
        extensionAsked: false,
        extended: 0,
        createdAt: at,
      };
      const documentId = await draftOrder(tx, actor, { at, today: day }, id, row);
      await insertEntry(tx, 'supervisionOrder', { ...row, documentId, said: JSON.stringify(form) });
      await tell(tx, orderKind, { actor, at }, row, 'issue', { ...row, documentId, said: form });
      return done({ id, number: row.number });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused('id-taken', 'id');
  }
}

export function moveOrder(services: EntryServices, actor: Actor, order: Parameters<typeof moveEntry>[3]) {
  return moveEntry(services, actor, orderKind, order);
}

export function readOrderFor(services: EntryServices, actor: Actor, id: string) {
  return readEntry(services, actor, orderKind, id, readOrder);
}

export async function listOrdersFor(
  { database, clock }: EntryServices,
  actor: Actor,
  query: z.output<typeof OrderQuery>,
) {
  const { authorityIds, organisationId } = actor.reach;
  return pageOf(() =>
    database.as(actor, (tx) =>
      listOrders(tx, { ...query, authorityIds, organisationId, today: today(clock) }),
    ),
  );
}
