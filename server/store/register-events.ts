import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { Db } from './database.ts';
import { leafHash } from './leaf-hash.ts';

type Register =
  | 'authority'
  | 'department'
  | 'organisation'
  | 'person'
  | 'account'
  | 'notice'
  | 'escalation'
  | 'channel'
  | 'message'
  | 'listing'
  | 'supervision-order'
  | 'inquiry'
  | 'self-check'
  | 'double-report'
  | 'monthly-batch'
  | 'document'
  | 'delivery'
  | 'template'
  | 'issuer'
  | 'entry'
  | 'duty'
  | 'rule'
  | 'plan'
  | 'log';

/** One change of a register on its way into history. */
export interface RegisterChange {
  readonly authorityId: string;
  readonly register: Register;
  /** An account is told under the id of its person. */
  readonly entryId: string;
  readonly move: string;
  /** Whose time line shows it, and which enterprise may read it. */
  readonly organisationId: string | null;
  /** The new value of every field that changed. Never a secret, never an identity number. */
  readonly changes: Readonly<Record<string, unknown>>;
}

/** Who makes the change, and the server's time of it (ISO 8601). */
export interface Recorder {
  readonly actor: Pick<Actor, 'personId' | 'name'>;
  readonly at: string;
}

/**
 * Adds one event to the history of an entry. The caller holds the lock of the entry's row, or has just inserted it:
 * two changes of one entry are never numbered alike.
 */
export async function recordChange(tx: Db, { actor, at }: Recorder, change: RegisterChange): Promise<void> {
  const { authorityId, register, entryId } = change;
  const { seq } = await tx
    .selectFrom('registerEvent')
    .select((eb) => eb.fn.coalesce(eb.fn.max('seq'), eb.lit(0)).as('seq'))
    .where('authorityId', '=', authorityId)
    .where('register', '=', register)
    .where('entryId', '=', entryId)
    .executeTakeFirstOrThrow();
  const facts = {
    authorityId,
    register,
    entryId,
    seq: seq + 1,
    move: change.move,
    organisationId: change.organisationId,
    actorId: actor.personId,
    actorName: actor.name,
    happenedAt: at,
    receivedAt: at,
  };
  const changes = snakeKeys(change.changes);
  await tx
    .insertInto('registerEvent')
    .values({ ...facts, changes: JSON.stringify(changes), leafHash: leafHash({ ...facts, changes }) })
    .execute();
}

/** The first events of entries that were just inserted, in one statement: of each entry, one. */
export async function recordFirstChanges(
  tx: Db,
  by: Recorder,
  changes: readonly RegisterChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('registerEvent')
    .values(changes.map((change) => registerEventRow(by, change, 1)))
    .execute();
}

/** The next event of each of many entries, whose rows the caller holds locked: of each entry, one. */
export async function recordNextChanges(
  tx: Db,
  by: Recorder,
  authorityId: string,
  changes: readonly RegisterChange[],
): Promise<void> {
  const [first] = changes;
  if (first === undefined) return;
  const rows = await tx
    .selectFrom('registerEvent')
    .select((eb) => ['entryId', eb.fn.max('seq').as('seq')])
    .where('authorityId', '=', authorityId)
    .where('register', '=', first.register)
    .where(
      'entryId',
      'in',
      changes.map(({ entryId }) => entryId),
    )
    .groupBy('entryId')
    .execute();
  const last = new Map(rows.map(({ entryId, seq }) => [entryId, seq]));
  await tx
    .insertInto('registerEvent')
    .values(changes.map((change) => registerEventRow(by, change, (last.get(change.entryId) ?? 0) + 1)))
    .execute();
}

/** The row of one event, the `seq`-th of its entry. */
export function registerEventRow(
  { actor, at }: Recorder,
  { changes: told, ...change }: RegisterChange,
  seq: number,
) {
  const facts = {
    ...change,
    seq,
    actorId: actor.personId,
    actorName: actor.name,
    happenedAt: at,
    receivedAt: at,
  };
  const changes = snakeKeys(told);
  return { ...facts, changes: JSON.stringify(changes), leafHash: leafHash({ ...facts, changes }) };
}

/** Names as the columns have them, so that the changes of an entry fold back into its row. */
function snakeKeys(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(changes).map(([key, value]) => [
      key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      value,
    ]),
  );
}
