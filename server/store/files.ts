import type { FileUse } from '@zhiben/domain/primitives/lifecycle.ts';
import { type Db, sql } from './database.ts';

interface CaseKey {
  readonly authorityId: string;
  readonly id: string;
  readonly organisationId: string | null;
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

/** Everything that was attached to a case, oldest first, with what is known of each file. */
export async function readEvidence(tx: Db, authorityId: string, caseId: string) {
  const { rows } = await sql<EvidenceRow>`
    select u.file_id as "fileId", u.use, u.seq, f.name, f.mime, f.size, f.sha256, f.happened_at as "happenedAt",
           f.captured_at as "capturedAt", f.received_at as "receivedAt", f.lng, f.lat, f.camera, f.signals
      from file_use u
      left join file f on f.authority_id = u.authority_id and f.id = u.file_id
     where u.authority_id = ${authorityId} and u.case_id = ${caseId}
     order by u.seq, u.file_id`.execute(tx);
  return rows.map((row) => ({
    ...row,
    name: row.name ?? '',
    mime: row.mime ?? '',
    size: row.size ?? 0,
    sha256: row.sha256 ?? '',
    received: row.receivedAt !== null,
    signals: row.signals ?? [],
    alsoIn: [] as { caseId: string; number: string; exact: boolean }[],
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
}
