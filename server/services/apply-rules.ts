import { createHash } from 'node:crypto';
import { duties } from '@zhiben/domain/kinds/duties/all.ts';
import { registers } from '@zhiben/domain/kinds/registers/all.ts';
import { equipment } from '@zhiben/domain/kinds/registers/equipment/register.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { askedFields, completed, headOf } from '@zhiben/domain/primitives/register-values.ts';
import { inForce, type OwnRules } from '@zhiben/domain/primitives/rule.ts';
import { phaseOutsIn } from '@zhiben/domain/standards/phase-outs.ts';
import type { Database, Db } from '../store/database.ts';
import { voidOpen } from '../store/duty-round.ts';
import { lockEntriesAfter, rewriteEntries } from '../store/entry-batches.ts';
import { readApplied, readOwnRules, writeApplied } from '../store/own-rules.ts';
import type { EntryRecord } from '../store/register-entries.ts';
import { recordNextChanges } from '../store/register-events.ts';
import { changesOf } from './changes.ts';
import { type Clock, today } from './clock.ts';

interface ApplyServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** Entries in one transaction: long enough for speed, short enough that nobody waits for the whole register. */
const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Registers in which an answer, or the day until which an entry holds, may follow from a number of the law. */
const ruledRegisters = registers.filter(
  ({ fields, expires }) =>
    fields.some(({ rules }) => rules !== undefined) &&
    (typeof expires === 'function' || fields.some(({ compute }) => compute !== undefined)),
);

/** What the entries of a register follow from: its rules as they bind here, and for equipment the phase-out lists. */
function digestOf(register: Register, own: OwnRules): string {
  const rules = register.fields
    .flatMap((field) => field.rules ?? [])
    .map((rule) => inForce(rule, own.values));
  const told = [
    rules.map(({ id, value, confidence }) => [id, value, confidence]),
    register === equipment ? phaseOutsIn(own) : [],
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/**
 * Computes the entries of every register anew whose rules are others than last time: the authority changed them, a new
 * version of the product did, or applying them was interrupted. Else it reads a few rows.
 *
 * @returns The registers that were computed anew.
 */
export async function applyRules(services: ApplyServices, actor: Actor): Promise<Register[]> {
  const { database, clock } = services;
  const { authorityId } = actor.reach;
  const { own, applied } = await database.as(actor, async (tx) => ({
    own: await readOwnRules(tx, authorityId),
    applied: await readApplied(tx, authorityId),
  }));
  const changed = ruledRegisters.filter((register) => applied.get(register.name) !== digestOf(register, own));
  for (const register of changed) {
    await recompute(services, actor, register);
    const [digest, at] = [digestOf(register, own), clock.now().toISOString()];
    await database.as(actor, (tx) => writeApplied(tx, authorityId, register.name, digest, at));
  }
  return changed;
}

/** Computes the entries of a register anew, a batch in each transaction; each that changes has an event. */
async function recompute(
  { database, clock }: ApplyServices,
  actor: Actor,
  register: Register,
): Promise<void> {
  const { authorityId } = actor.reach;
  let after: string | undefined = FIRST;
  while (after !== undefined) {
    const from: string = after;
    after = await database.as(actor, async (tx) => {
      const own = await readOwnRules(tx, authorityId);
      const entries = await lockEntriesAfter(tx, authorityId, register.name, from, BATCH);
      await write(tx, actor, register, entries, own, clock);
      return entries.length < BATCH ? undefined : entries.at(-1)?.id;
    });
  }
}

async function write(
  tx: Db,
  actor: Actor,
  register: Register,
  entries: readonly EntryRecord[],
  own: OwnRules,
  clock: Clock,
): Promise<void> {
  const changed = entries.flatMap((entry) => {
    const changes = changesOf(entry, computedAnew(register, entry, own));
    if (Object.keys(changes).length === 0) return [];
    const version = entry.version + 1;
    return { record: { ...entry, ...changes, version }, changes: { ...changes, version } };
  });
  const [first] = changed;
  if (first === undefined) return;
  const { authorityId } = first.record;
  const at = clock.now().toISOString();
  const records = changed.map(({ record }) => record);
  await rewriteEntries(tx, authorityId, records, at);
  await recordNextChanges(
    tx,
    { actor, at },
    authorityId,
    changed.map(({ record: { id, innerSide, organisationId }, changes }) => ({
      authorityId,
      register: 'entry',
      entryId: id,
      move: 'recompute',
      organisationId: innerSide ? null : organisationId,
      changes,
    })),
  );
  const ids = records.map(({ id }) => id);
  await voidOpen(tx, authorityId, movedBy(register), ids, today(clock));
}

/** What follows from the answers of an entry by these rules; what people told stays. */
export function computedAnew(register: Register, entry: EntryRecord, own: OwnRules) {
  const asked = Object.fromEntries(
    askedFields(register).flatMap(({ name }) => (name in entry.fields ? [[name, entry.fields[name]]] : [])),
  );
  const done = completed(register, asked, own);
  const { title: _title, key: _key, ...head } = headOf(register, done, undefined, own);
  return { ...head, fields: done.values };
}

/** Duties that count an entry of this register as done when its day moves on. */
function movedBy({ name }: Register): string[] {
  return duties.flatMap(({ name: duty, population, proof }) =>
    'itself' in proof && proof.itself === 'moved' && population.of === 'entry' && population.register === name
      ? [duty]
      : [],
  );
}
