import { stat } from 'node:fs/promises';
import {
  ACCEPTED_TYPES,
  type AcceptedType,
  PREVIEWED_TYPES,
  type PreviewSize,
  type UploadMetadata,
} from '@zhiben/domain/contract/files.ts';
import { fileSignals } from '@zhiben/domain/primitives/evidence.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { cleanFileName } from '@zhiben/domain/values/file-name.ts';
import { fileTypeFromFile } from 'file-type';
import type { Content, ContentStore } from '../store/content-store.ts';
import type { Database } from '../store/database.ts';
import { authorityNaming, findFile, insertFile, type NewFile } from '../store/files.ts';
import type { Clock } from './clock.ts';
import { type CameraFacts, drawPreview, type PictureFacts, readCamera, readPicture } from './pictures.ts';
import { done, type Outcome, refused } from './refusals.ts';

export interface FileServices {
  readonly database: Database;
  readonly files: ContentStore;
  readonly clock: Clock;
}

const NO_PICTURE: PictureFacts = { readable: true, width: undefined, height: undefined, phash: undefined };
const NO_CAMERA: CameraFacts = {
  capturedAt: undefined,
  lng: undefined,
  lat: undefined,
  camera: undefined,
  software: '',
  comment: '',
  positionMethod: '',
};

/** The file that this person brought under this id before, if its bytes are here: what a resumed upload asks. */
export async function findReceived({ database }: FileServices, actor: Actor, fileId: string) {
  return database.as(actor, async (tx) => {
    const file = await findFile(tx, actor.reach.authorityIds, fileId);
    return file?.uploadedBy === actor.personId ? file : undefined;
  });
}

/**
 * Takes a complete upload as evidence: content first, synced under its hash, then the row that says so. Repeating it
 * with the same id and content answers the first receipt; an id that is taken otherwise, by whomever, is refused in one way.
 */
export async function receiveFile(
  services: FileServices,
  actor: Actor,
  path: string,
  upload: UploadMetadata,
): Promise<Outcome<{ id: string; sha256: string; size: number }>> {
  const { database, files, clock } = services;
  const { authorityId: home, authorityIds } = actor.reach;
  // A county's photo of a park's hazard belongs to the park, whose record went ahead and names it.
  const authorityId =
    upload.authorityId ??
    (authorityIds.length === 1
      ? home
      : ((await database.as(actor, (tx) =>
          authorityNaming(tx, authorityIds, upload.fileId, actor.personId),
        )) ?? home));
  if (!authorityIds.includes(authorityId)) return refused('not-found');
  const mime = await contentType(path);
  if (mime === undefined) return refused('file-type-refused', 'name');
  const isPicture = mime.startsWith('image/');
  const camera = isPicture ? await readCamera(path) : NO_CAMERA;
  const picture = PREVIEWED_TYPES.includes(mime) ? await readPicture(path) : NO_PICTURE;
  const content = await files.seal(path);
  const row = describe({
    actor,
    authorityId,
    upload,
    mime,
    camera,
    picture,
    content,
    receivedAt: clock.now(),
  });
  return database.as(actor, async (tx) => {
    if (!(await insertFile(tx, row))) {
      const before = await findFile(tx, [authorityId], upload.fileId);
      if (before?.uploadedBy !== actor.personId || before.sha256 !== content.sha256)
        return refused('id-taken', 'fileId');
    }
    return done({ id: upload.fileId, ...content });
  });
}

/** The type that the bytes show, when it is one that we take. An empty file shows none. */
async function contentType(path: string): Promise<AcceptedType | undefined> {
  if ((await stat(path)).size === 0) return undefined;
  const found = await fileTypeFromFile(path).catch(() => undefined);
  return found !== undefined && Object.hasOwn(ACCEPTED_TYPES, found.mime)
    ? (found.mime as AcceptedType)
    : undefined;
}

interface Arrival {
  readonly actor: Actor;
  readonly authorityId: string;
  readonly upload: UploadMetadata;
  readonly mime: AcceptedType;
  readonly camera: CameraFacts;
  readonly picture: PictureFacts;
  readonly content: Content;
  readonly receivedAt: Date;
}

function describe({
  actor,
  authorityId,
  upload,
  mime,
  camera,
  picture,
  content,
  receivedAt,
}: Arrival): NewFile {
  const name = cleanFileName(upload.name, ACCEPTED_TYPES[mime]);
  const { lng, lat } = camera;
  const signals = fileSignals({
    ...camera,
    ...picture,
    name,
    mime,
    origin: upload.origin,
    capturedMs: millisecondsOf(camera.capturedAt),
    happenedMs: millisecondsOf(upload.happenedAt),
    receivedMs: receivedAt.getTime(),
    position: lng === undefined || lat === undefined ? undefined : { lng, lat },
  });
  return {
    authorityId,
    id: upload.fileId,
    name,
    mime,
    ...content,
    phash: picture.phash ?? null,
    uploadedBy: actor.personId,
    organisationId: actor.reach.organisationId ?? null,
    happenedAt: upload.happenedAt === undefined ? null : new Date(upload.happenedAt).toISOString(),
    capturedAt: camera.capturedAt ?? null,
    receivedAt: receivedAt.toISOString(),
    lng: lng ?? null,
    lat: lat ?? null,
    camera: camera.camera ?? null,
    signals,
    meta: {
      origin: upload.origin,
      ...(upload.lastModified === undefined ? {} : { lastModified: upload.lastModified }),
      ...(camera.software === '' ? {} : { software: camera.software }),
      ...(picture.width === undefined ? {} : { width: picture.width, height: picture.height }),
    },
  };
}

function millisecondsOf(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}

/** A file that the reader may have; `not-found` when it is absent, out of reach, or its bytes are on their way. */
export async function openFile({ database }: FileServices, actor: Actor, id: string) {
  const file = await database.as(actor, (tx) => findFile(tx, actor.reach.authorityIds, id));
  return file === undefined ? refused('not-found') : done(file);
}

/** Path of a copy of a picture without the camera's data, at most `size` pixels wide and high. */
export async function openPreview(
  services: FileServices,
  actor: Actor,
  id: string,
  size: PreviewSize,
): Promise<Outcome<{ path: string; sha256: string }>> {
  const found = await openFile(services, actor, id);
  if (!found.ok) return found;
  const { mime, sha256 } = found.value;
  if (!PREVIEWED_TYPES.includes(mime)) return refused('no-preview');
  try {
    const { files } = services;
    const path = await files.derived(sha256, `${size}.webp`, (into) =>
      drawPreview(files.pathOf(sha256), size, into),
    );
    return done({ path, sha256 });
  } catch {
    return refused('no-preview');
  }
}
