import type { ImportBatch as BatchView } from '@zhiben/domain/contract/import.ts';
import type { Decisions } from '@zhiben/domain/imports/kinds.ts';
import { type Db, sql } from './database.ts';

type ColumnChoice = Pick<BatchView['head']['columns'][number], 'letter' | 'title' | 'field' | 'how'> & {
  /** Index of the column in the sheet, from 0. */
  readonly index: number;
};

/** What a person decided about a file. Rows of the head are counted from 1. */
export interface BatchDecisions extends Decisions {
  readonly sheet: number;
  readonly headRows: readonly [number, number];
}

/** What the last look at the file showed; made anew by every change of the mapping. */
export interface BatchPreview
  extends Pick<BatchView, 'sheets' | 'missing' | 'rows' | 'errors' | 'differences'> {
  readonly counts: Pick<
    BatchView['counts'],
    'total' | 'new' | 'renews' | 'known' | 'different' | 'failed' | 'errors'
  >;
}

export interface BatchRecord {
  readonly authorityId: string;
  readonly id: string;
  /** The enterprise that imports for itself; null for the governing side. */
  readonly organisationId: string | null;
  readonly kind: BatchView['kind'];
  readonly fileName: string;
  readonly state: BatchView['state'];
  readonly failure: string | null;
  readonly headSignature: string;
  readonly columns: readonly ColumnChoice[];
  readonly decisions: BatchDecisions;
  readonly preview: BatchPreview;
  readonly createdBy: string | null;
  readonly createdByName: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** How far the writing of a batch has come. */
export interface BatchProgress {
  readonly done: number;
  readonly written: number;
  readonly kept: number;
  /** When the last chunk was written; null when none was. */
  readonly lastAt: string | null;
}

const SHOWN = [
  'authorityId',
  'id',
  'organisationId',
  'kind',
  'fileName',
  'state',
  'failure',
  'headSignature',
  'columns',
  'decisions',
  'preview',
  'createdBy',
  'createdByName',
  'createdAt',
  'updatedAt',
] as const;

const json = (value: unknown) => JSON.stringify(value);

/** Raises a unique violation for a taken id. */
export async function insertBatch(
  tx: Db,
  { columns, decisions, preview, ...row }: BatchRecord,
): Promise<void> {
  await tx
    .insertInto('importBatch')
    .values({ ...row, columns: json(columns), decisions: json(decisions), preview: json(preview) })
    .execute();
}

export async function readBatch(tx: Db, authorityIds: readonly string[], id: string) {
  return (await tx
    .selectFrom('importBatch')
    .select(SHOWN)
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .executeTakeFirst()) as unknown as BatchRecord | undefined;
}

export async function listBatches(tx: Db, authorityIds: readonly string[], limit: number) {
  return (await tx
    .selectFrom('importBatch')
    .select(SHOWN)
    .where('authorityId', 'in', [...authorityIds])
    .where('state', '<>', 'discarded')
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()) as unknown as BatchRecord[];
}

type BatchKey = Pick<BatchRecord, 'authorityId' | 'id'>;

/**
 * Changes a batch that is still in one of the states `from`.
 *
 * @returns False when it is in another state by now: somebody else was quicker.
 */
export async function changeBatch(
  tx: Db,
  { authorityId, id }: BatchKey,
  from: readonly BatchRecord['state'][],
  patch: Partial<Omit<BatchRecord, 'authorityId' | 'id'>> & { readonly confirmedAt?: string },
): Promise<boolean> {
  const { columns, decisions, preview, ...plain } = patch;
  const { numUpdatedRows } = await tx
    .updateTable('importBatch')
    .set({
      ...plain,
      ...(columns === undefined ? {} : { columns: json(columns) }),
      ...(decisions === undefined ? {} : { decisions: json(decisions) }),
      ...(preview === undefined ? {} : { preview: json(preview) }),
    })
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

/** The columns of the last confirmed import of a file with this head. */
export async function rememberedColumns(
  tx: Db,
  authorityId: string,
  kind: string,
  headSignature: string,
): Promise<readonly ColumnChoice[] | undefined> {
  const row = await tx
    .selectFrom('importBatch')
    .select('columns')
    .where('authorityId', '=', authorityId)
    .where('kind', '=', kind)
    .where('headSignature', '=', headSignature)
    .where('confirmedAt', 'is not', null)
    .orderBy('confirmedAt', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.columns as unknown as readonly ColumnChoice[] | undefined;
}

export async function progressOf(tx: Db, { authorityId, id }: BatchKey): Promise<BatchProgress> {
  const { rows } = await sql<BatchProgress>`
    select coalesce(sum(rows_done), 0)::int as done, coalesce(sum(rows_written), 0)::int as written,
           coalesce(sum(rows_kept), 0)::int as kept, max(written_at) as last_at
      from import_chunk where authority_id = ${authorityId} and batch_id = ${id}`.execute(tx);
  return rows[0] ?? { done: 0, written: 0, kept: 0, lastAt: null };
}

export interface ChunkRecord {
  readonly chunk: number;
  readonly rowsDone: number;
  readonly rowsWritten: number;
  /** Ids of the records that it made. */
  readonly records: readonly string[];
}

/** Raises a unique violation when the chunk is written already. */
export async function insertChunk(
  tx: Db,
  { authorityId, id }: BatchKey,
  { records, ...chunk }: ChunkRecord,
  at: string,
): Promise<void> {
  await tx
    .insertInto('importChunk')
    .values({ authorityId, batchId: id, ...chunk, records: [...records], writtenAt: at })
    .execute();
}

export async function writtenChunks(tx: Db, { authorityId, id }: BatchKey): Promise<Set<number>> {
  const rows = await tx
    .selectFrom('importChunk')
    .select('chunk')
    .where('authorityId', '=', authorityId)
    .where('batchId', '=', id)
    .execute();
  return new Set(rows.map(({ chunk }) => chunk));
}

/** The next chunk that still stands, the last one first, with its records. */
export async function nextStandingChunk(tx: Db, { authorityId, id }: BatchKey) {
  return tx
    .selectFrom('importChunk')
    .select(['chunk', 'records'])
    .where('authorityId', '=', authorityId)
    .where('batchId', '=', id)
    .where('rowsKept', 'is', null)
    .orderBy('chunk', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

export async function markChunkUndone(
  tx: Db,
  { authorityId, id }: BatchKey,
  chunk: number,
  rowsKept: number,
): Promise<void> {
  await tx
    .updateTable('importChunk')
    .set({ rowsKept })
    .where('authorityId', '=', authorityId)
    .where('batchId', '=', id)
    .where('chunk', '=', chunk)
    .execute();
}

/** The state of a batch, held as it is until the transaction ends: whoever cancels waits for it. */
export async function lockStateOf(tx: Db, { authorityId, id }: BatchKey): Promise<string | undefined> {
  const row = await tx
    .selectFrom('importBatch')
    .select('state')
    .where('authorityId', '=', authorityId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
  return row?.state;
}
