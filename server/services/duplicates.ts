import type { DuplicateQuestion } from '@zhiben/domain/contract/duplicates.ts';
import { likelyDuplicates } from '@zhiben/domain/kinds/hazard/duplicates.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { z } from 'zod';
import { readCase } from '../store/case-files.ts';
import type { Database, Db } from '../store/database.ts';
import { type DuplicateSearch, findCandidates, readFileIds } from '../store/duplicates.ts';
import { done, refused } from './refusals.ts';

const KIND = 'hazard';

/** What is being reported may be known already: asked before it is saved. Writes nothing. */
export async function askDuplicates(
  { database }: { readonly database: Database },
  actor: Actor,
  question: z.output<typeof DuplicateQuestion>,
) {
  const { authorityId, organisationId } = actor.reach;
  return database.as(actor, (tx) =>
    search(tx, {
      ...question,
      id: null,
      authorityId,
      organisationId: organisationId ?? question.organisationId,
    }),
  );
}

/** The same question about a hazard that was saved. */
export async function findDuplicates(
  { database }: { readonly database: Database },
  actor: Actor,
  id: string,
) {
  return database.as(actor, async (tx) => {
    const hazard = await readCase(tx, actor.reach.authorityIds, KIND, id);
    if (hazard === undefined) return refused('not-found');
    return done(await search(tx, { ...hazard, files: await readFileIds(tx, hazard.authorityId, id) }));
  });
}

async function search(tx: Db, report: DuplicateSearch) {
  const known = await findCandidates(tx, KIND, report);
  const byId = new Map(known.map((hazard) => [hazard.id, hazard]));
  return likelyDuplicates(report, known).flatMap((likeness) => {
    const hazard = byId.get(likeness.id);
    return hazard === undefined ? [] : [{ ...hazard, ...likeness }];
  });
}
