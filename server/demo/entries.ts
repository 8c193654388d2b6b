import { type PlainDate, plainDate } from '@zhiben/domain/values/plain-date.ts';
import type { Db } from '../store/database.ts';
import { insertAll } from '../store/demonstration.ts';
import { recordFirstChanges, registerEventRow } from '../store/register-events.ts';
import { type DemoEntry, type DemoStand, Ledger } from './ledger.ts';
import { keepEnterpriseLedgers } from './ledgers-of-enterprises.ts';
import { keepParkLedgers } from './ledgers-of-park.ts';
import { Random } from './random.ts';
import { type DemoPerson, type DemoWorld, GIVEN, SURNAMES } from './world.ts';

/** What is asked of the park is asked from the plan's first day. */
export const DUTIES_FROM = plainDate(2024, 2, 1);
/** Workers without a post of each enterprise. */
const WORKERS = 2;

/** The registers of the park as they stand today, and the workers whom they name. */
export interface DemoEntries {
  readonly workers: readonly DemoPerson[];
  readonly entries: readonly DemoEntry[];
}

/** The same for the same seed, whatever else of the park is made: it has a row of chances of its own. */
export function makeEntries(seed: string, world: DemoWorld, today: PlainDate): DemoEntries {
  const random = new Random(`${seed}/entries`);
  const workers = world.enterprises.flatMap(({ id }) =>
    Array.from({ length: WORKERS }, (): DemoPerson => makeWorker(random, world, id)),
  );
  const ledger = new Ledger(world.park.id, random, today);
  keepParkLedgers(ledger, world);
  const staff = Map.groupBy([...world.people, ...workers], (person) => person.organisationId);
  keepEnterpriseLedgers(ledger, world, ({ id }) => staff.get(id) ?? []);
  return { workers, entries: ledger.entries };
}

function makeWorker(random: Random, { park, foundedAt }: DemoWorld, organisationId: string): DemoPerson {
  return {
    authorityId: park.id,
    id: random.id(Date.parse(foundedAt)),
    name: random.pick(SURNAMES) + random.pick(GIVEN),
    phone: `154${random.whole(40_000_000, 49_999_999)}`,
    organisationId,
    departmentId: null,
    roles: [],
    posts: [],
  };
}

/** Writes each entry as it stands, with the event of every stand that it had. */
export async function writeEntries(
  tx: Db,
  world: DemoWorld,
  { workers, entries }: DemoEntries,
): Promise<void> {
  const [first] = world.people;
  if (first === undefined) return;
  const people = workers.map(({ roles, posts, username, ...person }) => ({
    ...person,
    identityKey: person.phone,
    identityDigest: null,
    active: true,
    version: 1,
  }));
  const { foundedAt } = world;
  await insertAll(
    tx,
    'person',
    people.map((person) => ({ ...person, createdAt: foundedAt, updatedAt: foundedAt })),
  );
  await recordFirstChanges(
    tx,
    { actor: { personId: first.id, name: first.name }, at: foundedAt },
    people.map((person) => ({
      authorityId: person.authorityId,
      register: 'person',
      entryId: person.id,
      move: 'create',
      organisationId: person.organisationId,
      changes: person,
    })),
  );
  await insertAll(
    tx,
    'registerEntry',
    entries.flatMap(({ stands }) => rowOf(stands[0], stands.at(-1))),
  );
  await insertAll(tx, 'registerEvent', entries.flatMap(eventsOf));
}

/** When it was written on a day: in the morning, in the words that the database tells it back in. */
export const momentOf = (day: string) => `${day}T01:30:00.000Z`;

/** The row of an entry that was first written so, and stands so now. */
export function rowOf(first: DemoStand | undefined, now: DemoStand | undefined) {
  if (first === undefined || now === undefined) return [];
  const { record } = now;
  const dates = { createdAt: momentOf(first.on), updatedAt: momentOf(now.on) };
  return [{ ...record, waitsFor: [...record.waitsFor], fields: JSON.stringify(record.fields), ...dates }];
}

function eventsOf({ id, by, stands }: DemoEntry) {
  return stands.map(({ on, record }, index) => {
    const { authorityId, organisationId, innerSide } = record;
    const before = stands[index - 1]?.record;
    const changed = Object.entries(record).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before?.[name as keyof typeof before]),
    );
    return registerEventRow(
      { actor: { personId: by.id, name: by.name }, at: momentOf(on) },
      {
        authorityId,
        register: 'entry',
        entryId: id,
        move: index === 0 ? 'enter' : 'change',
        organisationId: innerSide ? null : organisationId,
        changes: index === 0 ? { ...record } : Object.fromEntries(changed),
      },
      index + 1,
    );
  });
}
