import type { NewSelfCheck, SelfCheckQuery } from '@zhiben/domain/contract/inquiry.ts';
import { canonicalJson } from '@zhiben/domain/primitives/log.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { criterionById } from '@zhiben/domain/standards/criteria.ts';
import type { z } from 'zod';
import { readCase } from '../store/case-files.ts';
import { type Db, isUniqueViolation } from '../store/database.ts';
import { recordChange } from '../store/register-events.ts';
import { insertSelfCheck, listSelfChecks, readSelfCheck } from '../store/self-checks.ts';
import { today } from './clock.ts';
import type { EntryServices } from './entries.ts';
import { may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';

type Form = z.output<typeof NewSelfCheck>;

/**
 * Signs a self-check: what was looked at and what was found, a nil return said expressly. Never altered afterwards; the
 * same call again is answered like the first.
 */
export async function signSelfCheck(
  { database, clock }: EntryServices,
  actor: Actor,
  { happenedAt: _, ...form }: Form,
): Promise<Outcome<{ id: string }>> {
  const { organisationId, authorityId } = actor.reach;
  if (!may(actor, 'self-check.sign') || organisationId === undefined) return refused('not-permitted');
  const problem = problemOf(form, today(clock));
  if (problem !== undefined) return problem;
  const signedAt = clock.now().toISOString();
  try {
    return await database.as(actor, async (tx) => {
      if (await saidBefore(tx, authorityId, form)) return done({ id: form.id });
      for (const [n, id] of form.caseIds.entries())
        if ((await readCase(tx, [authorityId], 'hazard', id)) === undefined)
          return refused('reference-not-found', `caseIds.${n}`);
      const row = {
        ...form,
        authorityId,
        organisationId,
        signedBy: actor.personId,
        signedByName: actor.name,
        signedAt,
      };
      await insertSelfCheck(tx, row);
      await recordChange(
        tx,
        { actor, at: signedAt },
        { authorityId, register: 'self-check', entryId: form.id, move: 'sign', organisationId, changes: row },
      );
      return done({ id: form.id });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused('id-taken', 'id');
  }
}

function problemOf(form: Form, day: string) {
  if (form.checkedOn > day) return refused('date-in-future', 'checkedOn');
  if (!form.wholeSite && form.place === '') return refused('place-missing', 'place');
  if ((form.lng === null) !== (form.lat === null)) return refused('coordinates-incomplete', 'lng');
  if (form.foundNothing && form.caseIds.length > 0) return refused('found-and-not-found', 'caseIds');
  if (!form.foundNothing && form.caseIds.length === 0) return refused('hazards-not-named', 'caseIds');
  const unknown = form.criteria.findIndex((id) => criterionById(id) === undefined);
  return unknown < 0 ? undefined : refused('criterion-not-valid', `criteria.${unknown}`);
}

async function saidBefore(tx: Db, authorityId: string, form: Form): Promise<boolean> {
  const known = await readSelfCheck(tx, [authorityId], form.id);
  if (known === undefined) return false;
  const { lng: _, lat: __, happenedAt: ___, ...said } = form;
  const same = Object.fromEntries(Object.keys(said).map((name) => [name, known[name as keyof typeof known]]));
  return canonicalJson(same) === canonicalJson(said);
}

export async function listSelfChecksFor(
  { database }: EntryServices,
  actor: Actor,
  query: z.output<typeof SelfCheckQuery>,
) {
  const { authorityIds, organisationId } = actor.reach;
  // An enterprise is named even when it asks for all: an index then finds its own.
  const whose = { organisationId: query.organisationId ?? organisationId };
  return pageOf(() => database.as(actor, (tx) => listSelfChecks(tx, { ...query, ...whose, authorityIds })));
}
