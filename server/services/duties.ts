import type {
  DueList,
  DueQuery,
  DueRow,
  DutyDecision,
  DutyExcuse,
  DutyQuery,
  DutyRow,
  DutyStands,
  DutyStandsQuery,
  DutyStep,
} from '@zhiben/domain/contract/duty.ts';
import { duties, dutyNamed } from '@zhiben/domain/kinds/duties/all.ts';
import { registerNamed } from '@zhiben/domain/kinds/registers/all.ts';
import { type Duty, periodStart } from '@zhiben/domain/primitives/duty.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { PlainDate } from '@zhiben/domain/values/plain-date.ts';
import type { z } from 'zod';
import { readSettings } from '../store/authorities.ts';
import type { Database, Db } from '../store/database.ts';
import {
  beginningOf,
  excuseDuty,
  listDuties,
  lockDuty,
  readDutySettings,
  standsOf,
  writeDutySetting,
} from '../store/duties.ts';
import { cover, type Touched, workOut } from '../store/duty-round.ts';
import type { Round } from '../store/duty-sources.ts';
import { recordChange } from '../store/register-events.ts';
import { type Clock, chinaTime, today } from './clock.ts';
import { isActive } from './duties-in-use.ts';
import { endDoneOf, type Whose } from './duty-ladder.ts';
import { authorityFor, may } from './permissions.ts';
import { done, type Outcome, pageOf, refused } from './refusals.ts';
import { calendarOf } from './terms.ts';

export interface DutyServices {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Works out every duty in use of one authority: each in a transaction of its own, so that readers never wait for all of
 * them. Run twice it changes nothing.
 */
export async function workOutDuties({ database, clock }: DutyServices, actor: Actor): Promise<void> {
  const { authorityId } = actor.reach;
  const { settings, round } = await database.as(actor, async (tx) => ({
    settings: await readDutySettings(tx, authorityId),
    round: await roundOf(tx, authorityId, today(clock)),
  }));
  for (const duty of duties)
    if (isActive(duty, settings)) await database.as(actor, (tx) => workOut(tx, duty, round));
}

/** Periods are asked for from the year in which the authority began here, or from the day that it set. */
async function roundOf(tx: Db, authorityId: string, day: string): Promise<Round> {
  const { dutiesFrom, ownDays } = await readSettings(tx, authorityId);
  const since = dutiesFrom ?? periodStart('year', (await beginningOf(tx, authorityId)) as PlainDate);
  return { authorityId, since: since as PlainDate, today: day as PlainDate, calendar: calendarOf(ownDays) };
}

/**
 * What entries of these organisations prove, or took back, shows at once and not only after the night. False where
 * they are no proof of any.
 */
export async function coverBy(
  tx: Db,
  { authorityId, register, organisationIds }: Readonly<Record<'authorityId' | 'register', string>> & Touched,
  day: string,
): Promise<boolean> {
  const moved = duties.filter(
    ({ proof, population }) =>
      ('register' in proof && proof.register === register) ||
      ('itself' in proof && population.of === 'entry' && population.register === register),
  );
  return organisationIds.length > 0 && coverAll(tx, authorityId, moved, day, { organisationIds });
}

/** What signatures of the plan prove: of one enterprise that signed, or of all when another edition is issued. */
export async function coverByReceipt(
  tx: Db,
  authorityId: string,
  day: string,
  touched?: Touched,
): Promise<void> {
  const signed = duties.filter(({ proof }) => 'record' in proof && proof.record === 'plan-receipt');
  await coverAll(tx, authorityId, signed, day, touched);
}

async function coverAll(
  tx: Db,
  authorityId: string,
  moved: readonly Duty[],
  day: string,
  touched: Touched | undefined,
): Promise<boolean> {
  if (moved.length === 0) return false;
  const round = await roundOf(tx, authorityId, day);
  for (const duty of moved) await cover(tx, duty, round, touched);
  return true;
}

/** How the duties stand that the reader may know of. */
export async function standOfDuties(
  { database, clock }: DutyServices,
  actor: Actor,
  query: z.output<typeof DutyStandsQuery> = {},
): Promise<DutyStands> {
  const { authorityId, authorityIds } = actor.reach;
  const organisationId = query.organisationId ?? actor.reach.organisationId;
  return database.as(actor, async (tx) => {
    const settings = await readDutySettings(tx, authorityId);
    const stands = await standsOf(tx, { authorityIds, today: today(clock), organisationId });
    return {
      duties: duties
        .filter((duty) => organisationId === undefined || asksEnterprises(duty))
        .map((duty) => {
          const setting = settings.get(duty.name);
          return {
            duty: duty.name,
            active: isActive(duty, settings),
            confirmed:
              setting === undefined
                ? null
                : {
                    byName: setting.decidedByName,
                    on: chinaTime(setting.decidedAt).slice(0, 10),
                    because: setting.because,
                  },
            step: stepFor(actor, duty),
            ...(stands.get(duty.name) ?? { open: 0, late: 0, nextDueOn: null, periods: [] }),
          };
        }),
    };
  });
}

/** Does it ask anything of enterprises? What the governing side owes is not theirs to read. */
function asksEnterprises({ population }: Duty): boolean {
  return population.of === 'organisation' || population.of === 'person' || population.of === 'entry';
}

export async function listDutiesFor(
  { database, clock }: DutyServices,
  actor: Actor,
  name: string,
  { authorityId, ...query }: z.output<typeof DutyQuery>,
) {
  if (dutyNamed(name) === undefined) return refused('not-found');
  const authority = authorityFor(actor, authorityId);
  if (typeof authority !== 'string') return authority;
  const { reach } = actor;
  return pageOf(() =>
    database.as(actor, (tx) =>
      listDuties(tx, {
        ...query,
        duty: name,
        organisationId: query.organisationId ?? reach.organisationId,
        authorityIds: authorityId === undefined ? reach.authorityIds : [authority],
        today: today(clock),
      }),
    ),
  );
}

/** What is to be done next, of the duties in use: by an enterprise, by a person, or by the office that the reader works for. */
export async function listDueFor(
  { database, clock }: DutyServices,
  actor: Actor,
  { organisationId, personId, ...page }: z.output<typeof DueQuery>,
): Promise<Outcome<DueList>> {
  const { reach } = actor;
  const of = organisationId ?? reach.organisationId;
  const whose =
    of !== undefined || personId !== undefined
      ? { organisationId: of, personId }
      : { ownOf: actor.personId, departmentId: reach.departmentId };
  return pageOf(() =>
    database.as(actor, async (tx) => {
      const settings = await readDutySettings(tx, reach.authorityId);
      const { rows, next } = await listDuties(tx, {
        ...page,
        ...whose,
        duties: duties.filter((duty) => isActive(duty, settings)).map(({ name }) => name),
        which: 'open',
        authorityIds: reach.authorityIds,
        today: today(clock),
      });
      return { rows: rows.flatMap((row) => inWords(actor, row)), next };
    }),
  );
}

function inWords(actor: Actor, row: DutyRow): DueRow[] {
  const duty = dutyNamed(row.duty);
  if (duty === undefined) return [];
  const [zh, en] = duty.words;
  return [{ ...row, words: [zh, en], step: stepFor(actor, duty) }];
}

/** Where this reader brings the proof of a duty; null where he may not. */
function stepFor(actor: Actor, duty: Duty): DutyStep | null {
  const { proof, population } = duty;
  if ('record' in proof)
    return may(actor, MADE_BY[proof.record]) ? { do: proof.record, register: null, facet: null } : null;
  const itself = 'itself' in proof && population.of === 'entry';
  const name = itself ? population.register : 'register' in proof ? proof.register : '';
  const keeper = registerNamed(name)?.keeper;
  // What the office does itself is kept on its own side, whoever else keeps that register.
  const inner = keeper === 'authority' || !asksEnterprises(duty);
  const keeps = keeper !== undefined && may(actor, inner ? 'entry.change-inner' : 'entry.change');
  if (!keeps) return null;
  const [facet, another] = ('register' in proof && proof.facets) || [];
  return {
    do: itself ? 'update' : 'enter',
    register: name,
    facet: another === undefined ? (facet ?? null) : null,
  };
}

const MADE_BY = {
  'self-check': 'self-check.sign',
  'monthly-batch': 'monthly.pick',
  listing: 'listing.create',
  'plan-receipt': 'plan.sign',
} as const;

/** Excuses one subject from a duty, or takes that back; sent twice, it writes once. */
export async function excuse(
  services: DutyServices,
  actor: Actor,
  { duty, id, move }: { readonly duty: string; readonly id: string; readonly move: 'excuse' | 'unexcuse' },
  { because }: z.output<typeof DutyExcuse>,
): Promise<Outcome<{ id: string }>> {
  if (!may(actor, 'duty.excuse') || actor.reach.scope !== 'authority') return refused('not-permitted');
  const { database, clock } = services;
  const at = clock.now().toISOString();
  let whose: Whose | undefined;
  const excused = await database.as(actor, async (tx) => {
    const present = await lockDuty(tx, actor.reach.authorityIds, duty, id);
    if (present === undefined) return refused('not-found');
    if ((present.excusedOn !== null) === (move === 'excuse')) return done({ id });
    const patch =
      move === 'excuse'
        ? { excusedOn: today(clock), excusedBecause: because, excusedByName: actor.name }
        : { excusedOn: null, excusedBecause: null, excusedByName: null };
    await excuseDuty(tx, present.authorityId, id, patch);
    whose = present;
    await recordChange(
      tx,
      { actor, at },
      {
        authorityId: present.authorityId,
        register: 'duty',
        entryId: id,
        move,
        organisationId: present.organisationId,
        changes: { duty, because, ...patch },
      },
    );
    return done({ id });
  });
  if (whose !== undefined) await endDoneOf(services, whose);
  return excused;
}

/** Takes a duty into use or out of it. Who does so stands beside it, above all where its numbers are not sure. */
export async function decideDuty(
  { database, clock }: DutyServices,
  actor: Actor,
  name: string,
  decision: z.output<typeof DutyDecision>,
): Promise<Outcome<{ id: string }>> {
  if (!may(actor, 'duty.decide') || actor.reach.scope !== 'authority') return refused('not-permitted');
  const duty = dutyNamed(name);
  if (duty === undefined) return refused('not-found');
  const { authorityId } = actor.reach;
  const at = clock.now().toISOString();
  const decided = await database.as(actor, async (tx) => {
    const row = { duty: name, ...decision, decidedByName: actor.name, decidedAt: at };
    await writeDutySetting(tx, authorityId, row);
    await recordChange(
      tx,
      { actor, at },
      {
        authorityId,
        register: 'duty',
        entryId: authorityId,
        move: decision.active ? 'use' : 'leave',
        organisationId: null,
        changes: { ...row },
      },
    );
    return done({ id: authorityId });
  });
  // What is asked of whom shows at once and not only after the night.
  if (decision.active)
    await database.as(actor, async (tx) => workOut(tx, duty, await roundOf(tx, authorityId, today(clock))));
  return decided;
}
