import type { FileOrigin } from '@zhiben/domain/primitives/evidence.ts';
import { newId } from '../api/ids.ts';
import { device } from '../outbox/database.ts';

/**
 * Keeps picked files on this device, as they are: nothing is scaled or written anew, so that what the camera recorded
 * stays with the picture.
 *
 * @returns Their ids, in the order in which they were picked.
 */
export async function keepFiles(
  accountId: string,
  files: readonly File[],
  origin: FileOrigin,
): Promise<string[]> {
  const now = Date.now();
  const kept = files.map((file, i) => ({
    id: newId(now + i),
    accountId,
    blob: file as Blob,
    name: file.name === '' ? 'photo.jpg' : file.name,
    type: file.type,
    lastModified: file.lastModified,
    origin,
    happenedAt: new Date(now).toISOString(),
  }));
  await device.files.bulkAdd(kept);
  // The browser may throw away what it thinks is a cache; asked once, it keeps it.
  void navigator.storage?.persist?.().catch(() => false);
  return kept.map(({ id }) => id);
}

export async function forgetFile(id: string): Promise<void> {
  await device.files.delete(id);
}
