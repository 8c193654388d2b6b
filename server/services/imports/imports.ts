import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ImportBatch, ImportList, ImportMapping } from '@zhiben/domain/contract/import.ts';
import { columnLetter, type RawRow } from '@zhiben/domain/imports/cells.ts';
import { importDefinition } from '@zhiben/domain/imports/definitions.ts';
import { guessColumns } from '@zhiben/domain/imports/guess.ts';
import { findHead, type Head, headOf, headSignature } from '@zhiben/domain/imports/head.ts';
import { registerNamed, registers } from '@zhiben/domain/kinds/registers/all.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { type Db, isUniqueViolation } from '../../store/database.ts';
import {
  type BatchDecisions,
  type BatchPreview,
  type BatchProgress,
  type BatchRecord,
  changeBatch,
  insertBatch,
  listBatches,
  progressOf,
  readBatch,
  rememberedColumns,
} from '../../store/imports.ts';
import { may } from '../permissions.ts';
import { done, type Outcome, refused } from '../refusals.ts';
import type { ImportServices } from './desk.ts';
import { readFileApart } from './read-file.ts';
import { type FileContent, readRows, UnreadableFile } from './rows-file.ts';
import { lookApart } from './thread.ts';

/** Rows among which the head is looked for. */
const TOP_ROWS = 40;
/** A batch that says "writing" and has not moved for so long belonged to a process that is gone. */
const LOST_AFTER_MS = 60_000;
const LISTED = 50;
export const NOTHING_SEEN: BatchPreview = {
  sheets: [],
  missing: [],
  rows: [],
  errors: [],
  differences: [],
  counts: { total: 0, new: 0, known: 0, different: 0, failed: 0, errors: 0 },
};

export const DEFAULTS = { unknownOrganisation: 'error', rectifiedMeans: 'submitted' } as const;

/** The governing side imports everything; an enterprise the registers that it keeps, its own rows of them. */
export function mayImport(actor: Actor, kind: string): boolean {
  if (actor.reach.scope === 'authority') return may(actor, 'organisation.change');
  return (
    actor.reach.scope === 'organisation' &&
    may(actor, 'entry.change') &&
    registerNamed(kind)?.keeper === 'organisation'
  );
}

/** Is there anything that he may import? */
function importsAnything(actor: Actor): boolean {
  return mayImport(actor, 'organisations') || registers.some(({ name }) => mayImport(actor, name));
}

export interface Upload {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly body: Readable;
}

/** Receives a file, finds its head, guesses its columns and shows what would happen. Writes no record. */
export async function previewImport(
  services: ImportServices,
  actor: Actor,
  { id, kind, name, body }: Upload,
): Promise<Outcome<ImportBatch>> {
  if (!mayImport(actor, kind)) return refused('not-permitted');
  const { database, clock, imports } = services;
  const before = await readImport(services, actor, id);
  if (before.ok) return before;
  const folder = await imports.makeFolder(id);
  try {
    const path = join(folder, 'source');
    await pipeline(body, createWriteStream(path));
    const content = await readFileApart({ path, folder, name });
    await writeFile(join(folder, 'content.json'), JSON.stringify(content));
    const sheet = await likelySheet(folder, content, kind);
    const at = clock.now().toISOString();
    const drafted = await draft(services, actor, content, {
      authorityId: actor.reach.authorityId,
      id,
      organisationId: actor.reach.organisationId ?? null,
      kind,
      fileName: name,
      state: 'preview',
      failure: null,
      headSignature: '',
      columns: [],
      decisions: { ...DEFAULTS, sheet, headRows: [0, 0] },
      preview: NOTHING_SEEN,
      createdBy: actor.personId,
      createdByName: actor.name,
      createdAt: at,
      updatedAt: at,
    });
    if (drafted === undefined) throw new UnreadableFile('no-head');
    const batch = { ...drafted, preview: await lookApart(services, actor, drafted) };
    await database.as(actor, (tx) => insertBatch(tx, batch));
    return done(viewOf(batch, NOT_BEGUN));
  } catch (error) {
    if (isUniqueViolation(error)) return refused('id-taken', 'id');
    await imports.removeFolder(id);
    if (error instanceof UnreadableFile) {
      // A file that opens elsewhere and not here is our fault until the log says otherwise.
      if (error.cause !== undefined) imports.tell(error);
      return refused(error.code, 'file');
    }
    throw error;
  }
}

const NOT_BEGUN: BatchProgress = { done: 0, written: 0, kept: 0, lastAt: null };

/** Finds head and columns of the sheet that the batch names; undefined when it has no head. */
async function draft(
  { database, imports }: ImportServices,
  actor: Actor,
  content: FileContent,
  batch: BatchRecord,
  headRows?: readonly [number, number],
): Promise<BatchRecord | undefined> {
  const { fields } = importDefinition(batch.kind);
  const { sheet } = batch.decisions;
  const merges = content.sheets[sheet]?.merges ?? [];
  const top = await topRows(imports.folderOf(batch.id), sheet);
  const named = headRows && top.filter(({ row }) => row >= headRows[0] && row <= headRows[1]);
  const head: Head | undefined = named ? headOf(named, merges) : findHead(top, merges, fields);
  if (head === undefined || head.columns.length === 0) return undefined;
  const titles = head.columns.map(({ title }) => title);
  const signature = headSignature(titles);
  const remembered = await database.as(actor, (tx) =>
    rememberedColumns(tx, batch.authorityId, batch.kind, signature),
  );
  const guessed = guessColumns(fields, titles);
  return {
    ...batch,
    headSignature: signature,
    decisions: { ...batch.decisions, headRows: [head.from, head.to] },
    columns: head.columns.map(({ index, title }, i) => {
      const known = remembered?.[i];
      const field = known === undefined ? (guessed[i] ?? null) : known.field;
      const how = known !== undefined ? 'remembered' : field === null ? 'none' : 'guessed';
      return { index, letter: columnLetter(index), title, field, how };
    }),
  };
}

/** The sheet with the most columns that are understood, the first of equals: others hold notes and sums. */
async function likelySheet(folder: string, { sheets }: FileContent, kind: string): Promise<number> {
  const { fields } = importDefinition(kind);
  let best = { sheet: 0, known: -1 };
  for (const [sheet, { merges }] of sheets.entries()) {
    const head = findHead(await topRows(folder, sheet), merges, fields);
    const titles = head?.columns.map(({ title }) => title) ?? [];
    const known = guessColumns(fields, titles).filter((field) => field !== null).length;
    if (known > best.known) best = { sheet, known };
  }
  return best.sheet;
}

async function topRows(folder: string, sheet: number): Promise<RawRow[]> {
  for await (const rows of readRows(folder, sheet, TOP_ROWS)) return rows;
  return [];
}

/** Mends the guesses and looks again. */
export async function changeMapping(
  services: ImportServices,
  actor: Actor,
  id: string,
  change: ImportMapping,
): Promise<Outcome<ImportBatch>> {
  const { database, clock } = services;
  const batch = await findBatch(services, actor, id);
  if (batch === undefined) return refused('not-found');
  if (batch.state !== 'preview') return refused('import-already-written');
  const content = await contentOf(services, id);
  if (content === undefined) return refused('import-file-gone');
  const changed = await applied(services, actor, content, batch, change);
  if (!changed.ok) return changed;
  const preview = await lookApart(services, actor, changed.value);
  const updated = { ...changed.value, preview, updatedAt: clock.now().toISOString() };
  const { columns, decisions, headSignature: signature, updatedAt } = updated;
  const kept = await database.as(actor, (tx) =>
    changeBatch(tx, batch, ['preview'], { columns, decisions, headSignature: signature, preview, updatedAt }),
  );
  return kept ? done(viewOf(updated, NOT_BEGUN)) : refused('import-already-written');
}

async function applied(
  services: ImportServices,
  actor: Actor,
  content: FileContent,
  batch: BatchRecord,
  { sheet, headRows, columns, options }: ImportMapping,
): Promise<Outcome<BatchRecord>> {
  const index =
    sheet === undefined ? batch.decisions.sheet : content.sheets.findIndex((s) => s.name === sheet);
  if (index < 0) return refused('sheet-not-found', 'sheet');
  const decisions: BatchDecisions = {
    ...batch.decisions,
    unknownOrganisation: options?.unknownOrganisation ?? batch.decisions.unknownOrganisation,
    rectifiedMeans: options?.rectifiedMeans ?? batch.decisions.rectifiedMeans,
    sheet: index,
  };
  let changed: BatchRecord = { ...batch, decisions };
  if (headRows !== undefined || index !== batch.decisions.sheet) {
    if (headRows !== undefined && headRows[1] < headRows[0]) return refused('head-not-found', 'headRows');
    const drafted = await draft(services, actor, content, changed, headRows);
    if (drafted === undefined) return refused('head-not-found', headRows ? 'headRows' : 'sheet');
    changed = drafted;
  }
  if (columns === undefined) return done(changed);
  if (columns.length !== changed.columns.length) return refused('columns-do-not-fit', 'columns');
  const names = new Set(importDefinition(batch.kind).fields.map(({ name }) => name));
  const unknown = columns.findIndex((name) => name !== null && !names.has(name));
  if (unknown >= 0) return refused('field-unknown', `columns.${unknown}`);
  const twice = columns.findIndex((name, i) => name !== null && columns.indexOf(name) !== i);
  if (twice >= 0) return refused('field-given-twice', `columns.${twice}`);
  return done({
    ...changed,
    columns: changed.columns.map((column, i) => {
      const field = columns[i] ?? null;
      return field === column.field ? column : { ...column, field, how: field === null ? 'none' : 'chosen' };
    }),
  });
}

/** One import as it stands. One that a process left unfinished is said to have failed, never to be going on. */
export async function readImport(
  services: ImportServices,
  actor: Actor,
  id: string,
): Promise<Outcome<ImportBatch>> {
  const batch = await findBatch(services, actor, id);
  if (batch === undefined) return refused('not-found');
  const progress = await services.database.as(actor, (tx) => progressOf(tx, batch));
  return done(viewOf(batch, progress));
}

/** The imports of the actor's authorities, the newest first. */
export async function listImports(services: ImportServices, actor: Actor): Promise<Outcome<ImportList>> {
  if (!importsAnything(actor)) return refused('not-permitted');
  const rows = await services.database.as(actor, async (tx) => {
    const views = [];
    for (const found of await listBatches(tx, actor.reach.authorityIds, LISTED)) {
      const batch = await unlessLost(services, tx, found);
      const {
        rows: _,
        errors: __,
        differences: ___,
        head: ____,
        sheets: _____,
        ...view
      } = viewOf(batch, await progressOf(tx, batch));
      views.push(view);
    }
    return views;
  });
  return done({ rows });
}

/** The batch, or undefined when it is absent, out of reach, or not for this actor to know of. */
export async function findBatch(
  services: ImportServices,
  actor: Actor,
  id: string,
): Promise<BatchRecord | undefined> {
  if (!importsAnything(actor)) return undefined;
  return services.database.as(actor, async (tx) => {
    const batch = await readBatch(tx, actor.reach.authorityIds, id);
    return batch && mayImport(actor, batch.kind) ? unlessLost(services, tx, batch) : undefined;
  });
}

async function unlessLost(
  { imports, clock }: ImportServices,
  tx: Db,
  batch: BatchRecord,
): Promise<BatchRecord> {
  if (batch.state !== 'writing' || imports.isRunning(batch.id)) return batch;
  const { lastAt } = await progressOf(tx, batch);
  const moved = new Date(lastAt !== null && lastAt > batch.updatedAt ? lastAt : batch.updatedAt).getTime();
  if (clock.now().getTime() - moved < LOST_AFTER_MS) return batch;
  const patch = { state: 'failed', failure: 'interrupted', updatedAt: clock.now().toISOString() } as const;
  return (await changeBatch(tx, batch, ['writing'], patch)) ? { ...batch, ...patch } : batch;
}

/** What the file was found to hold; undefined when its folder is gone. */
export async function contentOf({ imports }: ImportServices, id: string): Promise<FileContent | undefined> {
  try {
    return JSON.parse(await readFile(join(imports.folderOf(id), 'content.json'), 'utf8')) as FileContent;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function viewOf(batch: BatchRecord, progress: BatchProgress): ImportBatch {
  const { decisions, preview, columns } = batch;
  return {
    id: batch.id,
    kind: batch.kind,
    fileName: batch.fileName,
    state: batch.state,
    failure: batch.failure,
    sheets: [...preview.sheets],
    sheet: preview.sheets[decisions.sheet]?.name ?? '',
    head: {
      from: decisions.headRows[0],
      to: decisions.headRows[1],
      columns: columns.map(({ letter, title, field, how }) => ({ letter, title, field, how })),
    },
    missing: [...preview.missing],
    options: { unknownOrganisation: decisions.unknownOrganisation, rectifiedMeans: decisions.rectifiedMeans },
    counts: { ...preview.counts, done: progress.done, written: progress.written, kept: progress.kept },
    rows: [...preview.rows],
    errors: [...preview.errors],
    differences: [...preview.differences],
    createdBy: batch.createdByName,
    createdAt: batch.createdAt,
    updatedAt: batch.updatedAt,
  };
}
