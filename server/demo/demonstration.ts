import { randomInt } from 'node:crypto';
import type { Actor, Role } from '@zhiben/domain/primitives/reach.ts';
import { scopeFor } from '@zhiben/domain/primitives/role-scope.ts';
import type { Accounts } from '../services/accounts.ts';
import type { Clock } from '../services/clock.ts';
import { type DutyServices, excuse, listDutiesFor, workOutDuties } from '../services/duties.ts';
import { done, type Outcome, refused } from '../services/refusals.ts';
import { isUntouched } from '../services/setup.ts';
import type { ContentStore } from '../store/content-store.ts';
import type { Database } from '../store/database.ts';
import { insertAll, isInUse, removeDemonstrationRows } from '../store/demonstration.ts';
import type { CaseNumbers } from '../store/numbers.ts';
import { makeEntries, writeEntries } from './entries.ts';
import { makeHazards } from './hazards.ts';
import { furnishMonths } from './months.ts';
import { Random } from './random.ts';
import { furnishReceipts } from './receipts.ts';
import { dayOf } from './simulate.ts';
import { furnishSupervision } from './supervision.ts';
import { actorOf, type DemoWorld, makeWorld } from './world.ts';
import { drawEvidence, writeEvidence, writeHazards, writeWorld } from './write.ts';

export interface DemonstrationServices {
  readonly database: Database;
  readonly accounts: Accounts;
  readonly files: ContentStore;
  readonly clock: Clock;
  readonly numbers: CaseNumbers;
}

/** An account of the demonstration, told once: the password is kept nowhere. */
export interface DemonstrationAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly organisationName: string | null;
}

export interface Demonstration {
  readonly authorityId: string;
  readonly enterprises: number;
  readonly hazards: number;
  readonly accounts: readonly DemonstrationAccount[];
}

export interface DemonstrationOptions {
  /** The same words make the same park, relative to today. */
  readonly seed?: string;
  /** One password for every account, for tests; otherwise each has a random one. */
  readonly password?: string | undefined;
}

/** What could not be done, and why: so many of each are excused. */
const EXCUSED = [
  ['evacuation-drill-yearly', 3, '当年停产改造，已现场核实'],
  ['equipment-scrap', 16, '设备已断电封存、停止使用，待统一处置，已现场核实'],
  ['certificate-review', 8, '持证人已离岗，不再从事特种作业，已核实'],
] as const;

/** Makes the demonstration park on an installation that nobody governs yet; refused `already-set-up` on any other. */
export async function makeDemonstration(
  { database, accounts, files, clock }: DemonstrationServices,
  { seed = 'zhiben', password }: DemonstrationOptions = {},
): Promise<Outcome<Demonstration>> {
  const random = new Random(seed);
  const world = makeWorld(random);
  const { county, park } = world;
  const actor = {
    accountId: '',
    personId: park.id,
    reach: { scope: 'authority', authorityId: county.id, authorityIds: [county.id, park.id] },
  } as const;
  // Asked before the pictures are drawn, and again by the transaction that writes.
  if (!(await database.as(actor, isUntouched))) return refused('already-set-up');
  const hazards = makeHazards(random, world, clock.now().getTime());
  const sketches = await drawEvidence(files, hazards);
  const made = await database.as(actor, async (tx): Promise<Outcome<Demonstration>> => {
    if (!(await isUntouched(tx))) return refused('already-set-up');
    await writeWorld(tx, world);
    await writeHazards(tx, world, hazards);
    await writeEvidence(tx, sketches);
    await writeEntries(tx, world, makeEntries(seed, world, dayOf(clock.now().getTime())));
    const named = world.people.filter((p) => p.username !== undefined);
    const told = await Promise.all(
      named.map(async (person) => {
        const account = {
          username: person.username ?? '',
          password: password ?? newPassword(),
          name: person.name,
          roles: person.roles,
          organisationName: world.enterprises.find((e) => e.id === person.organisationId)?.name ?? null,
        };
        const made = await accounts.create(account, tx);
        // Nobody governs here, so the name is a leftover that opens nothing; said rather than taken over.
        if (!made.ok) throw new Error(`the user name ${account.username} is taken`);
        return { person, account, accountId: made.value.accountId };
      }),
    );
    await insertAll(
      tx,
      'membership',
      told.map(({ person, accountId }) => ({
        authorityId: person.authorityId,
        accountId,
        personId: person.id,
        roles: [...person.roles],
        scope: scopeFor(person),
        departmentId: person.departmentId,
        organisationId: person.organisationId,
        createdAt: world.foundedAt,
      })),
    );
    return done({
      authorityId: park.id,
      enterprises: world.enterprises.length,
      hazards: hazards.length,
      accounts: told.map(({ account }) => account),
    });
  });
  if (made.ok) {
    await furnishSupervision({ database, clock }, random, world, hazards);
    await furnishMonths({ database, clock }, world, hazards);
    await furnishReceipts({ database }, world);
    await livesByDuties({ database, clock }, world);
  }
  return made;
}

/** What was asked of the park since the plan began, worked out at once; a few that could not be done are excused. */
async function livesByDuties(services: DutyServices, { park, staff }: DemoWorld): Promise<void> {
  const [desk] = staff.desk;
  if (desk === undefined) return;
  const actor = actorOf(desk);
  await workOutDuties(services, actor);
  for (const [name, limit, because] of EXCUSED) {
    const late = await listDutiesFor(services, actor, name, { which: 'late', limit, authorityId: park.id });
    if (!late.ok) continue;
    for (const { duty, id } of late.value.rows)
      await excuse(services, actor, { duty, id, move: 'excuse' }, { because });
  }
}

/**
 * Removes the demonstration wholly: the only deletion that there is. Its administrator asks for it; anybody else is
 * refused, and the database refuses any authority that is not marked as a demonstration.
 */
export async function removeDemonstration(
  { database, accounts, files, numbers }: DemonstrationServices,
  actor: Actor,
): Promise<Outcome<{ removed: true }>> {
  try {
    const hashes = await database.as(actor, removeDemonstrationRows);
    if (hashes === undefined) return refused('not-permitted');
    for (const sha256 of hashes) await files.remove(sha256);
    accounts.forget();
    numbers.forget();
    return done({ removed: true });
  } catch (error) {
    if (isInUse(error)) return refused('demonstration-in-use');
    throw error;
  }
}

/** Without characters that are mistaken for each other; 71 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

function newPassword(): string {
  const part = () => Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `${part()}-${part()}-${part()}`;
}
