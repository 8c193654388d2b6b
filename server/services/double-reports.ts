import type { MissingQuery, NewDoubleReport } from '@zhiben/domain/contract/supervision.ts';
import { asksDoubleReport, missingParts } from '@zhiben/domain/kinds/double-report/double-report.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { z } from 'zod';
import { lockCase, readCase } from '../store/case-files.ts';
import { isUniqueViolation } from '../store/database.ts';
import { doubleReportsOf, insertDoubleReport, listMissing } from '../store/double-reports.ts';
import { useFiles } from '../store/files.ts';
import { inquiriesOf } from '../store/inquiries.ts';
import { listingsOf } from '../store/listings.ts';
import { recordChange } from '../store/register-events.ts';
import { ordersOf } from '../store/supervision-orders.ts';
import { countWaiting } from '../store/supervision-waiting.ts';
import { today } from './clock.ts';
import type { EntryServices } from './entries.ts';
import { may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';

/**
 * Records that employees were told of a major hazard, or that the workers' congress received the report. Never altered;
 * a later record stands beside the earlier one. The same call again is answered like the first.
 */
export async function recordDoubleReport(
  { database, clock }: EntryServices,
  actor: Actor,
  caseId: string,
  { id, part, how, toldOn, documents }: z.output<typeof NewDoubleReport>,
): Promise<Outcome<{ id: string }>> {
  const { authorityIds } = actor.reach;
  const recordedAt = clock.now().toISOString();
  try {
    return await database.as(actor, async (tx) => {
      const hazard = await lockCase(tx, authorityIds, 'hazard', caseId);
      if (hazard === undefined) return refused('not-found');
      const { authorityId, organisationId } = hazard;
      if (
        !may(actor, 'double-report.record') ||
        organisationId === null ||
        actor.reach.organisationId === undefined
      )
        return refused('not-permitted');
      const before = (await doubleReportsOf(tx, authorityId, caseId)).find((report) => report.id === id);
      if (before !== undefined)
        return before.part === part && before.how === how && before.toldOn === toldOn
          ? done({ id })
          : refused('id-taken', 'id');
      if (hazard.grade !== 'major') return refused('not-major');
      if (toldOn > today(clock)) return refused('date-in-future', 'toldOn');
      if (toldOn < hazard.foundOn) return refused('told-before-found', 'toldOn');
      const row = {
        authorityId,
        id,
        caseId,
        organisationId,
        part,
        how,
        toldOn,
        recordedBy: actor.personId,
        recordedByName: actor.name,
        recordedAt,
      };
      await insertDoubleReport(tx, row);
      await recordChange(
        tx,
        { actor, at: recordedAt },
        { authorityId, register: 'double-report', entryId: id, move: part, organisationId, changes: row },
      );
      if (documents.length > 0) await useFiles(tx, hazard, hazard.version, documents, 'document');
      return done({ id });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused('id-taken', 'id');
  }
}

/** All that hangs on one hazard: listings, orders, inquiries, and who was told. */
export async function supervisionOf({ database }: EntryServices, actor: Actor, caseId: string) {
  return database.as(actor, async (tx) => {
    const hazard = await readCase(tx, actor.reach.authorityIds, 'hazard', caseId);
    if (hazard === undefined) return refused('not-found');
    const { authorityId } = hazard;
    const doubleReports = await doubleReportsOf(tx, authorityId, caseId);
    return done({
      listings: await listingsOf(tx, authorityId, caseId),
      orders: await ordersOf(tx, authorityId, caseId),
      inquiries: await inquiriesOf(tx, authorityId, caseId),
      doubleReports,
      missing: asksDoubleReport(hazard as CaseFile) ? missingParts(doubleReports) : [],
    });
  });
}

/** Open major hazards of which employees or the workers' congress were not told, as far as anybody recorded. */
export async function listMissingFor(
  { database }: EntryServices,
  actor: Actor,
  query: z.output<typeof MissingQuery>,
) {
  const { authorityIds } = actor.reach;
  return pageOf(() => database.as(actor, (tx) => listMissing(tx, { ...query, authorityIds })));
}

/** How much of supervision waits for somebody, within the reader's reach. */
export async function countWaitingFor({ database, clock }: EntryServices, actor: Actor) {
  return database.as(actor, (tx) => countWaiting(tx, actor.reach.authorityIds, today(clock)));
}
