import { placeSignals } from '@zhiben/domain/primitives/evidence.ts';
import type { FileUse } from '@zhiben/domain/primitives/lifecycle.ts';
import { positionOf } from '@zhiben/domain/values/position.ts';
import { type Db, sql } from './database.ts';
import { leafHash } from './leaf-hash.ts';

interface CaseKey {
  readonly authorityId: string;
  readonly id: string;
  readonly organisationId: string | null;
}

/** Everything that is known of a file when its bytes are safely stored. Instants ISO 8601. */
export interface NewFile {
  readonly authorityId: string;
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
  /** Sixty-four of 0 and 1. */
  readonly phash: string | null;
  readonly uploadedBy: string;
  readonly organisationId: string | null;
  readonly happenedAt: string | null;
  readonly capturedAt: string | null;
  readonly receivedAt: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly camera: string | null;
  readonly signals: readonly string[];
  readonly meta: Readonly<Record<string, unknown>>;
}

/** Writes the row of a file; false when the id is taken, by whomever. */
export async function insertFile(tx: Db, file: NewFile): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('file')
    .values({
      ...file,
      signals: [...file.signals],
      meta: JSON.stringify(file.meta),
      leafHash: leafHash({ ...file }),
    })
    .onConflict((c) => c.columns(['authorityId', 'id']).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** A file that the reader may see; undefined when it is absent or out of reach, which look the same. */
export async function findFile(tx: Db, authorityIds: readonly string[], id: string) {
  return tx
    .selectFrom('file')
    .select(['authorityId', 'id', 'name', 'mime', 'size', 'sha256', 'uploadedBy', 'receivedAt'])
    .where('authorityId', 'in', [...authorityIds])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The authority of the record in which this person named the file; undefined when none names it yet. */
export async function authorityNaming(
  tx: Db,
  authorityIds: readonly string[],
  fileId: string,
  personId: string,
): Promise<string | undefined> {
  const named = (table: 'fileUse' | 'entryFile') =>
    tx
      .selectFrom(table)
      .select('authorityId')
      .where('authorityId', 'in', [...authorityIds])
      .where('fileId', '=', fileId)
      .where('usedBy', '=', personId);
  const use = await named('fileUse').unionAll(named('entryFile')).limit(1).executeTakeFirst();
  return use?.authorityId;
}

/**
 * Binds evidence to a case. The bytes may still be on their way: the record goes first, the photo follows when the
 * signal is back, and `file` then fills in.
 */
export async function useFiles(tx: Db, file: CaseKey, seq: number, fileIds: readonly string[], use: FileUse) {
  await tx
    .insertInto('fileUse')
    .values(fileIds.map((fileId) => ({ authorityId: file.authorityId, caseId: file.id, fileId, use, seq })))
    .onConflict((c) => c.doNothing())
    .execute();
}

/**
 * Everything that was attached to a case, oldest first, with what is known of each file and where else it, or nearly
 * the same picture, was used: named when the reader may see that case, said without a name when he may not.
 */
export async function readEvidence(tx: Db, authorityId: string, caseId: string) {
  const { rows } = await sql<EvidenceRow>`
    select u.file_id as "fileId", u.use, u.seq, f.name, f.mime, f.size, f.sha256, f.happened_at as "happenedAt",
           f.captured_at as "capturedAt", f.received_at as "receivedAt", f.lng, f.lat, f.camera, f.signals,
           o.lng as "siteLng", o.lat as "siteLat", coalesce(e.seen, '[]') as "alsoIn", coalesce(e.unseen, 0) as "unseen"
      from file_use u
      join case_file here on here.authority_id = u.authority_id and here.id = u.case_id
      left join organisation o on o.authority_id = here.authority_id and o.id = here.organisation_id
      left join file f on f.authority_id = u.authority_id and f.id = u.file_id
      left join lateral (
        select jsonb_agg(jsonb_build_object('caseId', c.id, 'number', c.number, 'exact', x.exact) order by c.number)
                 filter (where c.id is not null) as seen,
               count(*) filter (where c.id is null)::integer as unseen
          from uses_elsewhere(u.authority_id, u.case_id, f.id) x
          left join case_file c on c.authority_id = u.authority_id and c.id = x.case_id
      ) e on f.id is not null
     where u.authority_id = ${authorityId} and u.case_id = ${caseId}
     order by u.seq, u.file_id, u.use`.execute(tx);
  return rows.map(({ unseen, siteLng, siteLat, ...row }) => ({
    ...row,
    name: row.name ?? '',
    mime: row.mime ?? '',
    size: row.size ?? 0,
    sha256: row.sha256 ?? '',
    received: row.receivedAt !== null,
    signals: [
      ...(row.signals ?? []),
      ...placeSignals(positionOf(row), positionOf({ lng: siteLng, lat: siteLat })),
      ...(unseen > 0 || row.alsoIn.length > 0 ? ['used-elsewhere'] : []),
    ],
  }));
}

interface EvidenceRow {
  fileId: string;
  use: string;
  seq: number;
  name: string | null;
  mime: string | null;
  size: number | null;
  sha256: string | null;
  happenedAt: string | null;
  capturedAt: string | null;
  receivedAt: string | null;
  lng: number | null;
  lat: number | null;
  camera: string | null;
  signals: string[] | null;
  alsoIn: { caseId: string; number: string; exact: boolean }[];
  unseen: number;
  siteLng: number | null;
  siteLat: number | null;
}
