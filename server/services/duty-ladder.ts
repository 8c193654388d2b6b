import type { DutyLadder } from '@zhiben/domain/contract/escalation.ts';
import { dutyNamed } from '@zhiben/domain/kinds/duties/all.ts';
import {
  beyondDuties,
  DUTIES_UP_TO,
  type LateDuty,
  nextRung,
  OVER,
  pressureOfDuties,
  rungsAhead,
  UNSIGNED,
} from '@zhiben/domain/kinds/escalation/ladder.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Database, Db } from '../store/database.ts';
import { type LateOfDuty, lateDuties, lateEnterprises, lockDone } from '../store/duty-ladder.ts';
import { escalationsOf } from '../store/escalations.ts';
import { readOrganisation } from '../store/organisations.ts';
import { type Clock, today } from './clock.ts';
import { dutyFacts } from './documents/duty-facts.ts';
import { dutiesInUse } from './duties-in-use.ts';
import { endRung, ladderOf, openRung } from './ladder.ts';
import { done, type Outcome, refused } from './refusals.ts';
import { systemActor } from './system-actor.ts';

interface DutyLadderServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** Whose record was changed: of an enterprise, or null of the governing side itself. */
export interface Whose {
  readonly authorityId: string;
  readonly organisationId: string | null;
}

/** Enterprises that one transaction of a sweep looks at; a document is drafted for each of them at most. */
const AT_ONCE = 100;

/**
 * Ends the rungs on late duties that are done, and opens those that the late duties of an authority's enterprises reached
 * by today. Run twice it does nothing twice.
 */
export async function climbDutyLadders(services: DutyLadderServices, actor: Actor): Promise<void> {
  const { database, clock } = services;
  const { authorityId } = actor.reach;
  await endDone(services, actor);
  let after: string | undefined;
  do {
    const from = after;
    after = await database.as(actor, (tx) => climbPage(tx, actor, clock, authorityId, from));
  } while (after !== undefined);
}

/** One page of late enterprises, each one rung at most; the last of them while there are more. */
async function climbPage(
  tx: Db,
  actor: Actor,
  clock: Clock,
  authorityId: string,
  after: string | undefined,
): Promise<string | undefined> {
  const day = today(clock);
  const ladder = await ladderOf(tx, authorityId);
  const late = { authorityId, duties: await dutiesInUse(tx, authorityId), today: day };
  const page = await lateEnterprises(tx, late, { after, limit: AT_ONCE });
  const climbing = page.flatMap((one) => {
    const next = nextRung(ladder, pressureOfDuties(ladder, one.dueOn), one.standing, day);
    return next === undefined ? [] : [{ ...one, ...next }];
  });
  const ofAll = await lateDuties(
    tx,
    late,
    climbing.map(({ organisationId }) => organisationId),
  );
  for (const { organisationId, reached, rung, because: numbers } of climbing) {
    const own = ofAll.filter((one) => one.organisationId === organisationId);
    const dutyIds = own.flatMap(({ ids }) => ids);
    const because = { ...numbers, duties: inWords(own), dutiesInAll: dutyIds.length };
    await openRung(
      tx,
      actor,
      { at: clock.now().toISOString(), today: day },
      {
        authorityId,
        organisationId,
        caseId: null,
        dutyIds,
        reached,
        form: `${rung}-duties`,
        facts: () =>
          dutyFacts(tx, { authorityId, organisationId }, because, day, rung !== 'public-disclosure'),
      },
      { rung, because },
    );
  }
  return page.length < AT_ONCE ? undefined : page.at(-1)?.organisationId;
}

/** With the words and the rule that they have today: the definitions may change, what was written does not. */
function inWords(late: readonly LateOfDuty[]): LateDuty[] {
  return late.flatMap(({ duty: name, count, dueOn, examples }) => {
    const duty = dutyNamed(name);
    if (duty === undefined) return [];
    const [zh, en] = duty.words;
    const article = duty.rule.article;
    return [{ duty: name, words: [zh, en], article, count, dueOn, examples: [...new Set(examples)] }];
  });
}

/**
 * What was done shows on the ladder at once and not only with the next round: in the product's own name, for the
 * enterprise that brought the proof may not end what was issued to it. Cut short, the round does it.
 */
export async function endDoneOf(
  services: DutyLadderServices,
  { authorityId, organisationId }: Whose,
): Promise<void> {
  if (organisationId !== null) await endDone(services, systemActor(authorityId), organisationId);
}

async function endDone(
  { database, clock }: DutyLadderServices,
  actor: Actor,
  organisationId?: string,
): Promise<void> {
  const { authorityId } = actor.reach;
  await database.as(actor, async (tx) => {
    const beyond = beyondDuties(await ladderOf(tx, authorityId));
    const duties = await dutiesInUse(tx, authorityId);
    const at = clock.now().toISOString();
    for (const rung of await lockDone(tx, { authorityId, duties }, beyond, organisationId))
      await endRung(tx, actor, at, rung, UNSIGNED.includes(rung.state) ? 'void' : 'clear');
  });
}

/** What stands against an enterprise for its late duties, and who will be told what and when if nothing is done. */
export async function ladderOfEnterprise(
  { database, clock }: DutyLadderServices,
  actor: Actor,
  organisationId: string,
): Promise<Outcome<DutyLadder>> {
  return database.as(actor, async (tx) => {
    const { authorityIds } = actor.reach;
    const organisation = await readOrganisation(tx, authorityIds, organisationId, today(clock));
    if (organisation === undefined) return refused('not-found');
    const { authorityId } = organisation;
    const day = today(clock);
    const ladder = await ladderOf(tx, authorityId);
    const reached = await escalationsOf(tx, authorityIds, { organisationId });
    const standing = reached.filter(({ state }) => !OVER.includes(state));
    const duties = await dutiesInUse(tx, authorityId);
    const late = await lateDuties(tx, { authorityId, duties, today: day }, [organisationId]);
    const [longest] = late.map(({ dueOn }) => dueOn).sort();
    const pressure = longest === undefined ? undefined : pressureOfDuties(ladder, longest);
    return done({
      reached,
      ahead: rungsAhead(ladder, pressure, standing, day),
      setByAuthority: ladder.own,
      late: inWords(late),
      upTo: ladder.dutiesUpTo === undefined ? DUTIES_UP_TO : ladder.dutiesUpTo,
    });
  });
}
