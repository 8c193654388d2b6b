import type { BatchBelow, BelowQuery, MonthBelow, Returning } from '@zhiben/domain/contract/monthly.ts';
import { submitBy } from '@zhiben/domain/kinds/monthly/monthly.ts';
import { type Actor, isSamePerson } from '@zhiben/domain/primitives/reach.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { z } from 'zod';
import { findBatch } from '../store/monthly-batches.ts';
import { findBelow, listBelowBy, totalsBelow } from '../store/monthly-below.ts';
import { today } from './clock.ts';
import type { FigureServices } from './figures.ts';
import { batchOf, change, future, outside } from './monthly.ts';
import { may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';

/** A month of an authority right below. */
interface MonthOfOne {
  readonly month: string;
  readonly authorityId: string;
}

/** Which of the authorities right below submitted the month, which are late, and what it adds up to. */
export async function listBelow(
  services: FigureServices,
  actor: Actor,
  month: string,
  query: z.output<typeof BelowQuery>,
): Promise<Outcome<MonthBelow>> {
  const problem = outside(actor) ?? future(services, month);
  if (problem !== undefined) return problem;
  const first = `${month}-01` as PlainDate;
  const until = submitBy(first);
  const of = { parentId: actor.reach.authorityId, month: first, over: today(services.clock) > until };
  return pageOf(() =>
    services.database.as(actor, async (tx) => ({
      month,
      submitBy: until,
      totals: await totalsBelow(tx, of),
      ...(await listBelowBy(tx, of, query)),
    })),
  );
}

/** What one of them submitted. What is still being picked is nobody's above: it looks like what is absent. */
export async function readBelow(
  { database }: FigureServices,
  actor: Actor,
  { month, authorityId }: MonthOfOne,
): Promise<Outcome<BatchBelow>> {
  const problem = outside(actor);
  if (problem !== undefined) return problem;
  return database.as(actor, async (tx) => {
    const authority = await findBelow(tx, actor.reach.authorityId, authorityId);
    const batch = authority && (await findBatch(tx, authority.id, `${month}-01`));
    if (authority === undefined || batch === undefined || batch.submittedAt === null)
      return refused('not-found');
    return done({ authorityId, authorityName: authority.name, batch: await batchOf(tx, actor, batch) });
  });
}

/** Sends back what was submitted: whoever picked it reads the reason, picks anew and has it approved again. */
export async function returnMonth(
  services: FigureServices,
  actor: Actor,
  { month, authorityId }: MonthOfOne,
  { seenVersion, reason }: Returning,
): Promise<Outcome<BatchBelow>> {
  const problem = outside(actor);
  if (problem !== undefined) return problem;
  if (!may(actor, 'monthly.return')) return refused('not-permitted');
  const returned = await services.database.as(actor, async (tx): Promise<Outcome<undefined>> => {
    const authority = await findBelow(tx, actor.reach.authorityId, authorityId);
    const batch = authority && (await findBatch(tx, authority.id, `${month}-01`, true));
    if (batch === undefined || batch.submittedAt === null) return refused('not-found');
    const repeated =
      batch.version === seenVersion + 1 &&
      batch.returnReason === reason &&
      isSamePerson(actor, batch.returnedBy);
    if (repeated) return done(undefined);
    if (batch.version !== seenVersion) return refused('stale', undefined, { version: batch.version });
    if (batch.state !== 'submitted') return refused('wrong-state');
    const at = services.clock.now().toISOString();
    await change(tx, actor, at, batch, 'return', {
      state: 'returned',
      returnedBy: actor.personId,
      returnedByName: actor.name,
      returnedAt: at,
      returnReason: reason,
    });
    return done(undefined);
  });
  return returned.ok ? readBelow(services, actor, { month, authorityId }) : returned;
}
