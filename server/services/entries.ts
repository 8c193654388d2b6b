import type { EntryMove } from '@zhiben/domain/contract/entry.ts';
import type { CaseFile } from '@zhiben/domain/primitives/case-file.ts';
import {
  type CaseCore,
  decide,
  type FileUse,
  type InputField,
  type Lifecycle,
  mayMove,
} from '@zhiben/domain/primitives/lifecycle.ts';
import { canonicalJson } from '@zhiben/domain/primitives/log.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { lockCase, readCase } from '../store/case-files.ts';
import type { Database, Db } from '../store/database.ts';
import {
  changeEntry,
  type EntryRow,
  type EntryTable,
  entryStory,
  findEntry,
  lockEntry,
} from '../store/entries.ts';
import { useFiles } from '../store/files.ts';
import { recordChange } from '../store/register-events.ts';
import { type Clock, today } from './clock.ts';
import { contextFor } from './hazards.ts';
import { done, type Outcome, refused } from './refusals.ts';

export interface EntryServices {
  readonly database: Database;
  readonly clock: Clock;
}

/** A kind of record with a lifecycle of its own, beside a hazard or without one. */
export interface EntryKind<File extends CaseCore> {
  readonly table: EntryTable;
  readonly register: 'listing' | 'supervision-order' | 'inquiry';
  // biome-ignore lint/suspicious/noExplicitAny: the names of states and moves differ from kind to kind.
  readonly lifecycle: Lifecycle<any, any, File>;
  /** The row with what its hazard adds to it: who took which part, where it stands. */
  fileOf(row: EntryRow, hazard: CaseFile | undefined): File;
  /** Names that an answer may hold must be within reach: the field that names one that is not. */
  missing?(tx: Db, row: EntryRow, input: Readonly<Record<string, unknown>>): Promise<string | undefined>;
  /** What the move sets beyond its lifecycle, once nothing refuses it: a term by rule, a document. */
  more?(tx: Db, moved: EntryMoved<File>): Promise<Partial<File>>;
  /** What the move means for the hazard, decided before anything is written; `write` is called after it. */
  also?(moved: EntryMoved<File>): Outcome<{ write(tx: Db): Promise<void> }> | undefined;
}

/** One move as it was decided. */
export interface EntryMoved<File extends CaseCore> {
  readonly actor: Actor;
  readonly clock: Clock;
  readonly move: string;
  readonly moveId: string;
  readonly happenedAt: string;
  /** The server's time, ISO 8601, and the calendar day in China. */
  readonly at: string;
  readonly today: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly before: File;
  readonly after: File;
  readonly hazard: CaseFile | undefined;
}

/** Makes one move: verdict, row and event in one transaction. Repeating the call repeats nothing. */
export async function moveEntry<File extends CaseCore>(
  { database, clock }: EntryServices,
  actor: Actor,
  kind: EntryKind<File>,
  { id, move, ...order }: EntryMove & { readonly id: string; readonly move: string },
): Promise<Outcome<{ state: string; version: number }>> {
  const { authorityIds } = actor.reach;
  const at = clock.now().toISOString();
  return database.as(actor, async (tx) => {
    // The hazard's row first, as everybody locks them.
    const seen = await findEntry(tx, kind.table, authorityIds, id);
    if (seen === undefined) return refused('not-found');
    const hazard =
      seen.caseId === null ? undefined : await lockCase(tx, [seen.authorityId], 'hazard', seen.caseId);
    const row = await lockEntry(tx, kind.table, authorityIds, id);
    if (row === undefined) return refused('not-found');
    if (row.lastMoveId === order.moveId) return repeated(tx, kind, row, move, order.input);
    if (row.version !== order.seenVersion) return refused('stale', undefined, { version: row.version });
    const before = kind.fileOf(row, hazard);
    const verdict = decide(kind.lifecycle, before, move, order.input, contextFor(actor, clock));
    if (!verdict.ok) return refused(verdict.why, verdict.at);
    const input = verdict.input ?? {};
    const files = filesIn(kind, move, input);
    if (files.length > 0 && hazard === undefined) return refused('reference-not-found', files[0]?.name);
    const missing = await kind.missing?.(tx, row, input);
    if (missing !== undefined) return refused('reference-not-found', missing);
    const { moveId, happenedAt = at } = order;
    const decided = { ...verdict.patch, state: verdict.to };
    const after = { ...before, ...decided };
    const moved = {
      actor,
      clock,
      move,
      moveId,
      happenedAt,
      at,
      today: today(clock),
      input,
      before,
      after,
      hazard,
    };
    const also = kind.also?.(moved);
    if (also !== undefined && !also.ok) return also;
    const more = await kind.more?.(tx, moved);
    const version = row.version + 1;
    const changes = { ...decided, ...more, version, lastMoveId: moveId, said: input };
    await changeEntry(tx, kind.table, row, changes);
    await tell(tx, kind, { actor, at }, row, move, changes);
    await also?.value.write(tx);
    if (hazard !== undefined)
      for (const { ids, use } of files) await useFiles(tx, hazard, hazard.version, ids, use);
    return done({ state: verdict.to, version });
  });
}

/** Adds to the history of an entry. */
export function tell(
  tx: Db,
  { register }: Pick<EntryKind<CaseCore>, 'register'>,
  by: { readonly actor: Actor; readonly at: string },
  { authorityId, id, organisationId }: Pick<EntryRow, 'authorityId' | 'id' | 'organisationId'>,
  move: string,
  changes: Readonly<Record<string, unknown>>,
) {
  return recordChange(tx, by, { authorityId, register, entryId: id, move, organisationId, changes });
}

/** The same command again is answered like the first; another one under its id is refused. */
async function repeated(
  tx: Db,
  { register }: Pick<EntryKind<CaseCore>, 'register'>,
  row: EntryRow,
  move: string,
  input: unknown,
) {
  const last = (await entryStory(tx, row.authorityId, register, row.id)).at(-1);
  return last?.move === move && canonicalJson(last.said) === canonicalJson(input)
    ? done({ state: row.state, version: row.version })
    : refused('id-taken', 'moveId');
}

interface Files {
  readonly name: string;
  readonly use: FileUse;
  readonly ids: readonly string[];
}

function filesIn<File extends CaseCore>(
  { lifecycle }: EntryKind<File>,
  move: string,
  input: Readonly<Record<string, unknown>>,
): Files[] {
  const fields: readonly InputField[] = lifecycle.moves[move]?.input ?? [];
  return fields.flatMap((field) => {
    const ids = input[field.name];
    return field.type === 'files' && Array.isArray(ids) && ids.length > 0
      ? [{ name: field.name, use: field.use, ids }]
      : [];
  });
}

/** An entry as the reader sees it, its story, and what he may do now. */
export async function readEntry<File extends CaseCore, Shown>(
  { database, clock }: EntryServices,
  actor: Actor,
  kind: EntryKind<File>,
  id: string,
  show: (tx: Db, authorityIds: readonly string[], id: string) => Promise<Shown | undefined>,
) {
  return database.as(actor, async (tx) => {
    const row = await findEntry(tx, kind.table, actor.reach.authorityIds, id);
    const entry = row && (await show(tx, [row.authorityId], id));
    if (row === undefined || entry === undefined) return refused('not-found');
    const hazard =
      row.caseId === null ? undefined : await readCase(tx, [row.authorityId], 'hazard', row.caseId);
    const file = kind.fileOf(row, hazard as CaseFile | undefined);
    const context = contextFor(actor, clock);
    const moves = Object.keys(kind.lifecycle.moves).map((move) => ({
      move,
      refusal: mayMove(kind.lifecycle, file, move, context) ?? null,
    }));
    return done({ entry, moves, story: await entryStory(tx, row.authorityId, kind.register, id) });
  });
}

/** What a repeated call that made an entry is answered: the same when it says the same. */
export async function madeBefore(
  tx: Db,
  kind: Pick<EntryKind<CaseCore>, 'table' | 'register'>,
  authorityIds: readonly string[],
  id: string,
  said: unknown,
): Promise<Outcome<EntryRow> | undefined> {
  const row = await findEntry(tx, kind.table, authorityIds, id);
  if (row === undefined) return undefined;
  const [first] = await entryStory(tx, row.authorityId, kind.register, id);
  return canonicalJson(first?.said) === canonicalJson(said) ? done(row) : refused('id-taken', 'id');
}
