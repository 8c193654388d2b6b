import type { NewDelivery } from '@zhiben/domain/contract/document.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { z } from 'zod';
import {
  type DocumentRecord,
  deliveriesOf,
  findDocument,
  findIssue,
  insertDelivery,
} from '../../store/documents.ts';
import { recordChange } from '../../store/register-events.ts';
import { today } from '../clock.ts';
import { may } from '../permissions.ts';
import { done, type Outcome, type Refused, refused } from '../refusals.ts';
import { type DocumentServices, isOwn } from './documents.ts';

type Said = z.output<typeof NewDelivery>;

/**
 * Records that a document was served, that its receipt is confirmed, or what was answered. The governing side says
 * that it served; whoever received it confirms and answers in his own name.
 */
export async function recordDelivery(
  { database, clock }: DocumentServices,
  actor: Actor,
  documentId: string,
  said: Said,
): Promise<Outcome<{ id: string }>> {
  const { id } = said;
  return database.as(actor, async (tx): Promise<Outcome<{ id: string }>> => {
    const record = await findDocument(tx, actor.reach.authorityIds, documentId);
    if (record === undefined) return refused('not-found');
    const known = (await deliveriesOf(tx, record)).find((delivery) => delivery.id === id);
    if (known !== undefined) return isSame(known, said) ? done({ id }) : refused('id-taken', 'id');
    const problem = whoProblem(actor, record, said) ?? wordsProblem(said, today(clock));
    if (problem !== undefined) return problem;
    if (record.state !== 'issued') return refused('wrong-state');
    const issue = await findIssue(tx, record);
    if (issue !== undefined && said.onDay < issue.issuedOn) return refused('date-before-issue', 'onDay');
    const at = clock.now().toISOString();
    const { authorityId, recipientKind, recipientId } = record;
    const row = { ...said, madeBy: actor.personId, madeByName: actor.name, madeAt: at };
    if (!(await insertDelivery(tx, { ...row, authorityId, documentId }))) return refused('id-taken', 'id');
    const { id: _, ...changes } = row;
    await recordChange(
      tx,
      { actor, at },
      {
        authorityId,
        register: 'delivery',
        entryId: id,
        move: said.step,
        organisationId: recipientKind === 'enterprise' ? recipientId : null,
        changes: { ...changes, documentId },
      },
    );
    return done({ id });
  });
}

function whoProblem(actor: Actor, record: DocumentRecord, { step }: Said): Refused | undefined {
  const { scope, organisationId } = actor.reach;
  if (scope === 'organisation') {
    const mine = record.recipientKind === 'enterprise' && record.recipientId === organisationId;
    return mine && step !== 'served' ? undefined : refused('not-permitted');
  }
  // A receipt is nobody's to confirm but the recipient's own; a reply on paper is recorded by whoever issued.
  if (step === 'received') return refused('receipt-not-yours');
  return may(actor, 'document.draft') && isOwn(actor, record) ? undefined : refused('not-permitted');
}

function wordsProblem({ step, onDay, way, toName, record }: Said, day: string): Refused | undefined {
  if (onDay > day) return refused('date-in-future', 'onDay');
  if (step === 'served' && way === null) return refused('way-missing', 'way');
  if (step === 'served' && way !== 'published' && toName === '') return refused('receiver-missing', 'toName');
  if (step === 'replied' && record.length < 4) return refused('reply-missing', 'record');
  return undefined;
}

function isSame(known: Omit<Said, 'id'>, said: Said): boolean {
  return (['step', 'onDay', 'way', 'toName', 'record'] as const).every((name) => known[name] === said[name]);
}
