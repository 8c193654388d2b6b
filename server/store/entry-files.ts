import type { EntryFile } from '@zhiben/domain/contract/register.ts';
import { placeSignals } from '@zhiben/domain/primitives/evidence.ts';
import { positionOf } from '@zhiben/domain/values/position.ts';
import { type Db, sql } from './database.ts';

interface EntryKey {
  readonly authorityId: string;
  readonly id: string;
}

/** The files that an entry has or had, by id: whether it was taken off again. */
export async function boundFiles(
  tx: Db,
  { authorityId, id }: EntryKey,
): Promise<ReadonlyMap<string, boolean>> {
  const { rows } = await sql<{ fileId: string; detached: boolean }>`
    select u.file_id, x.file_id is not null as detached
      from entry_file u left join entry_file_end x using (authority_id, entry_id, file_id)
     where u.authority_id = ${authorityId} and u.entry_id = ${id}`.execute(tx);
  return new Map(rows.map(({ fileId, detached }) => [fileId, detached]));
}

/** Binds files to an entry that holds none of them yet. The bytes may still be on their way. */
export async function attachFiles(
  tx: Db,
  { authorityId, id }: EntryKey,
  fileIds: readonly string[],
  by: { readonly name: string; readonly at: string },
): Promise<void> {
  if (fileIds.length === 0) return;
  await tx
    .insertInto('entryFile')
    .values(
      fileIds.map((fileId) => ({ authorityId, entryId: id, fileId, usedByName: by.name, attachedAt: by.at })),
    )
    .execute();
}

/** Takes a file off an entry; both stay on record. */
export async function detachFile(
  tx: Db,
  { authorityId, id }: EntryKey,
  fileId: string,
  { because, name, at }: Readonly<Record<'because' | 'name' | 'at', string>>,
): Promise<void> {
  await tx
    .insertInto('entryFileEnd')
    .values({ authorityId, entryId: id, fileId, because, detachedByName: name, detachedAt: at })
    .execute();
}

/** How many files the entry `e` has now; those that were taken off are not counted. */
export const FILES_OF_ENTRY = sql`(
  select count(*)::int from entry_file u where u.authority_id = e.authority_id and u.entry_id = e.id
    and not exists (select from entry_file_end x
      where x.authority_id = u.authority_id and x.entry_id = u.entry_id and x.file_id = u.file_id))`;

interface Row extends Omit<EntryFile, 'received' | 'signals' | 'alsoIn'> {
  readonly signals: readonly string[] | null;
  readonly elsewhere: number;
  readonly alsoIn: EntryFile['alsoIn'];
  readonly siteLng: number | null;
  readonly siteLat: number | null;
}

/** Every file that an entry ever had, the latest first, with what is known of it and what does not fit together. */
export async function readEntryFiles(tx: Db, { authorityId, id }: EntryKey): Promise<EntryFile[]> {
  const { rows } = await sql<Row>`
    select u.file_id, u.used_by_name as by_name, u.attached_at, x.detached_at, x.because as detached_because,
           coalesce(f.name, '') as name, coalesce(f.mime, '') as mime, coalesce(f.size, 0)::float8 as size,
           coalesce(f.sha256, '') as sha256, f.happened_at, f.captured_at, f.received_at, f.lng, f.lat, f.camera, f.signals,
           o.lng as site_lng, o.lat as site_lat,
           coalesce(entries_with_picture(u.authority_id, u.entry_id, f.id), 0)
             + (select count(*)::int from uses_elsewhere(u.authority_id, u.entry_id, f.id) w
                 left join case_file c on c.authority_id = u.authority_id and c.id = w.case_id where c.id is null)
             as elsewhere,
           coalesce((select jsonb_agg(jsonb_build_object('caseId', c.id, 'number', c.number, 'exact', w.exact)
                                      order by c.number)
              from uses_elsewhere(u.authority_id, u.entry_id, f.id) w
              join case_file c on c.authority_id = u.authority_id and c.id = w.case_id), '[]') as also_in
      from entry_file u
      left join entry_file_end x using (authority_id, entry_id, file_id)
      join register_entry e on e.authority_id = u.authority_id and e.id = u.entry_id
      left join organisation o on o.authority_id = e.authority_id and o.id = e.organisation_id
      left join file f on f.authority_id = u.authority_id and f.id = u.file_id
     where u.authority_id = ${authorityId} and u.entry_id = ${id}
     order by u.attached_at desc, u.file_id desc`.execute(tx);
  return rows.map(({ signals, elsewhere, siteLng, siteLat, ...row }) => ({
    ...row,
    received: row.receivedAt !== null,
    signals: [
      ...(signals ?? []),
      ...placeSignals(positionOf(row), positionOf({ lng: siteLng, lat: siteLat })),
      ...(elsewhere > 0 ? ['used-in-entry'] : []),
    ],
  }));
}
