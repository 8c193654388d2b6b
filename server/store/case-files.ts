import type { CaseEvent, CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import { CanonicalJson } from '@zhiben/domain/primitives/log.ts';
import { type Db, sql } from './database.ts';
import { changeOfNew, countMove } from './figure-changes.ts';
import { leafHash } from './leaf-hash.ts';
import { noteTurn, turnOf } from './turns.ts';

/** An event on its way in. `effectiveAt` differs from `receivedAt` only for history from before the product. */
export interface NewEvent {
  readonly moveId: string;
  readonly move: string;
  readonly fromState: string | null;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly happenedAt: string;
  readonly receivedAt: string;
  readonly effectiveAt?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Writes a case, its first event, that it counts and whose turn it is in one statement; a taken id or number raises a unique violation. */
export async function insertCase(tx: Db, file: CaseFile, event: NewEvent): Promise<void> {
  const { fields, ...columns } = file;
  const row = { ...columns, fields: JSON.stringify(fields) };
  const changes = snakeKeys(file);
  const turn = turnOf(file, event);
  const written = tx
    .with('written', (db) => db.insertInto('caseFile').values(row))
    .with('counted', (db) => db.insertInto('figureChange').values(changeOfNew(file)));
  const turned =
    turn === undefined ? written : written.with('turned', (db) => db.insertInto('turn').values(turn));
  await turned
    .insertInto('caseEvent')
    .values(eventRow(file, 1, file.state, event, changes))
    .execute();
}

/** Writes what a move changed, its event, and what it changes in the figures. The caller holds the row's lock. */
export async function writeMove(
  tx: Db,
  file: CaseFile,
  patch: Partial<CaseFile>,
  event: NewEvent,
): Promise<{ version: number; state: string }> {
  const version = file.version + 1;
  const state = patch.state ?? file.state;
  await countMove(tx, file, { ...file, ...patch }, event);
  const { fields, ...columns } = patch;
  const set = {
    ...columns,
    ...(fields === undefined ? {} : { fields: JSON.stringify(fields) }),
    version,
    updatedAt: event.receivedAt,
  };
  const changes = snakeKeys({ ...patch, version, updatedAt: event.receivedAt });
  await tx
    .with('written', (db) =>
      db
        .updateTable('caseFile')
        .set(set)
        .where('authorityId', '=', file.authorityId)
        .where('id', '=', file.id)
        .returning('id'),
    )
    .insertInto('caseEvent')
    .values(eventRow(file, version, state, event, changes))
    .execute();
  await noteTurn(tx, file, { ...file, ...patch }, event);
  return { version, state };
}

/** An event as its row holds it, with the hash that seals it. */
export function eventRow(
  file: Pick<CaseFile, 'authorityId' | 'id'>,
  seq: number,
  toState: string,
  event: NewEvent,
  changes: Record<string, unknown>,
) {
  const facts = {
    authorityId: file.authorityId,
    caseId: file.id,
    seq,
    moveId: event.moveId,
    move: event.move,
    fromState: event.fromState,
    toState,
    actorId: event.actorId,
    actorName: event.actorName,
    happenedAt: instant(event.happenedAt),
    receivedAt: instant(event.receivedAt),
    effectiveAt: instant(event.effectiveAt ?? event.receivedAt),
  };
  const body = new CanonicalJson(event.body);
  const changed = new CanonicalJson(changes);
  return {
    ...facts,
    body: body.text,
    changes: changed.text,
    leafHash: leafHash({ ...facts, body, changes: changed }),
  };
}

const IN_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** As the database tells it back: a leaf must be computable anew from the row, whatever offset a device wrote. */
function instant(told: string): string {
  return IN_UTC.test(told) ? told : new Date(told).toISOString();
}

/** Reads a case for a move and locks its row; undefined when it is absent or out of reach, which look the same. */
export async function lockCase(tx: Db, authorityIds: readonly string[], kind: string, id: string) {
  return (await tx
    .selectFrom('caseFile')
    .selectAll()
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()) as CaseFile | undefined;
}

/**
 * Lets the actor's department give this case away: until the transaction ends he sees its row, also when it belongs
 * to another department by then. To be asked for a case that was locked for him, and no other.
 */
export async function releaseCase(tx: Db, id: string): Promise<void> {
  await sql`set local zhiben.releases = ${sql.lit(id)}`.execute(tx);
}

/** The event that a command made, if it was carried out before. */
export async function findMove(tx: Db, authorityId: string, caseId: string, moveId: string) {
  return tx
    .selectFrom('caseEvent')
    .select(['seq', 'move', 'toState', 'actorId', 'body'])
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', caseId)
    .where('moveId', '=', moveId)
    .executeTakeFirst();
}

/** The whole story of a case, oldest first. */
export async function readStory(tx: Db, authorityId: string, caseId: string): Promise<CaseEvent[]> {
  return (await tx
    .selectFrom('caseEvent')
    .select([
      'seq',
      'moveId',
      'move',
      'fromState',
      'toState',
      'actorId',
      'actorName',
      'happenedAt',
      'receivedAt',
      'body',
      'changes',
    ])
    .where('authorityId', '=', authorityId)
    .where('caseId', '=', caseId)
    .orderBy('seq')
    .execute()) as CaseEvent[];
}

/**
 * The names that a reader wants beside the ids of a case `c`, each by its key. Joined, all enterprises were read for the
 * names of a page: the planner takes the conditions of the policies for so rare that a table of any size seems small.
 */
export const NAMES = [
  sql<string | null>`(select o.name from organisation o
    where o.authority_id = c.authority_id and o.id = c.organisation_id)`.as('organisationName'),
  sql<string | null>`(select d.name from department d
    where d.authority_id = c.authority_id and d.id = c.department_id)`.as('departmentName'),
  sql<string | null>`(select p.name from person p
    where p.authority_id = c.authority_id and p.id = c.owner_id)`.as('ownerName'),
];

/** A case with these names. */
export async function readCase(tx: Db, authorityIds: readonly string[], kind: string, id: string) {
  return tx
    .selectFrom('caseFile as c')
    .selectAll('c')
    .select(NAMES)
    .where('c.authorityId', 'in', [...authorityIds])
    .where('c.id', '=', id)
    .where('c.kind', '=', kind)
    .executeTakeFirst();
}

/** Column names as the database writes them: `changes` folds back into a row of case_file. */
function snakeKeys(patch: Partial<CaseFile>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).map(([key, value]) => [key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  );
}
