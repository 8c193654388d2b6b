import { createHash } from 'node:crypto';
import { duties } from '@zhiben/domain/kinds/duties/all.ts';
import { registers } from '@zhiben/domain/kinds/registers/all.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Register } from '@zhiben/domain/primitives/register.ts';
import { askedFields, completed, headOf } from '@zhiben/domain/primitives/register-values.ts';
import type { OwnRules } from '@zhiben/domain/primitives/rule.ts';
import { PHASE_OUTS } from '@zhiben/domain/standards/phase-outs.ts';
import { allRules } from '@zhiben/domain/standards/unsure-rules.ts';
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

/** Registers in which something is computed by a number of the law. */
export const ruledRegisters: readonly Register[] = registers.filter(({ fields }) =>
  fields.some(({ compute, rules }) => compute !== undefined && rules !== undefined),
);

/** What the answers of all entries follow from: the product's rules, and the authority's own. */
export function digestOf({ values, phaseOuts }: OwnRules): string {
  const told = [
    allRules.map(({ id, value, confidence }) => [id, value, confidence]),
    Object.entries(values).sort(),
    PHASE_OUTS,
    phaseOuts,
  ];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}

/**
 * Computes every entry anew when the rules are others than last time: after a new version of the product, or when
 * applying a changed rule was interrupted. Else it reads one row.
 */
export async function applyRules(services: ApplyServices, actor: Actor): Promise<void> {
  const { database, clock } = services;
  const { authorityId } = actor.reach;
  const wanted = await database.as(actor, async (tx) => {
    const digest = digestOf(await readOwnRules(tx, authorityId));
    return (await readApplied(tx, authorityId)) === digest ? undefined : digest;
  });
  if (wanted === undefined) return;
  for (const register of ruledRegisters) await recompute(services, actor, register);
  await database.as(actor, (tx) => writeApplied(tx, authorityId, wanted, clock.now().toISOString()));
}

/** Computes the entries of a register anew, a batch in each transaction; each that changes has an event. */
export async function recompute(
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
