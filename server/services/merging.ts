import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { isUuid } from '@zhiben/domain/values/ids.ts';
import { lockCase, type NewEvent, writeMove } from '../store/case-files.ts';
import type { Db } from '../store/database.ts';

/**
 * The case that another is to be merged into, locked. Both rows are locked in the order of their ids: two merges that
 * name each other wait for one another instead of failing. Undefined when it is absent or out of reach.
 */
export async function lockTarget(
  tx: Db,
  actor: Actor,
  kind: string,
  id: string,
  into: unknown,
): Promise<CaseFile | undefined> {
  if (!isUuid(into)) return undefined;
  if (id < into) await lockCase(tx, actor.reach.authorityIds, kind, id);
  return lockCase(tx, actor.reach.authorityIds, kind, into);
}

/** Tells the case that stays what was merged into it, in the words of whoever did it; its own state is kept. */
export async function writeMergedIn(
  tx: Db,
  into: CaseFile,
  merged: CaseFile,
  event: NewEvent,
): Promise<void> {
  await writeMove(
    tx,
    into,
    {},
    {
      ...event,
      move: 'merged-in',
      fromState: into.state,
      body: { ...event.body, caseId: merged.id, number: merged.number },
    },
  );
}
