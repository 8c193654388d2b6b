import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { access, chmod, copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What the content of a file is: its own name. */
export interface Content {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Evidence on disk, found by what it contains: `files/ab/cd/<sha256>`, written once and never altered. Beside it
 * uploads on their way and previews, which can be made again.
 */
export interface ContentStore {
  /** Folder of uploads that are not complete; on the same disk, so that sealing moves no bytes. */
  readonly uploads: string;
  /** Keeps a complete upload for good. It is on disk under its hash, synced, when this resolves. */
  seal(path: string): Promise<Content>;
  /** Keeps bytes that could be made again: synced themselves, but not the folders above them. */
  put(bytes: Buffer): Promise<Content>;
  /** Throws content away. Only for what no record names any more. */
  remove(sha256: string): Promise<void>;
  pathOf(sha256: string): string;
  has(sha256: string): Promise<boolean>;
  /** The bytes from `start` to `end`, both included. */
  read(sha256: string, range?: { readonly start: number; readonly end: number }): ReadStream;
  /** A derived copy, made once by `make` and kept; the path of it. */
  derived(sha256: string, variant: string, make: (into: string) => Promise<void>): Promise<string>;
}

export async function openContentStore(dataDir: string): Promise<ContentStore> {
  const uploads = join(dataDir, 'uploads');
  const files = join(dataDir, 'files');
  const previews = join(dataDir, 'previews');
  for (const folder of [uploads, files, previews]) await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (sha256: string): string => inFolders(files, sha256);
  const making = new Map<string, Promise<void>>();

  return {
    uploads,
    pathOf,
    seal: async (path) => {
      const content = await sealedName(path);
      const target = pathOf(content.sha256);
      await keep(path, target);
      return content;
    },
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await writeSynced(pathOf(sha256), bytes);
      return { sha256, size: bytes.length };
    },
    remove: async (sha256) => rm(pathOf(sha256), { force: true }),
    has: (sha256) => exists(pathOf(sha256)),
    read: (sha256, range) => createReadStream(pathOf(sha256), range),
    derived: async (sha256, variant, make) => {
      const target = `${inFolders(previews, sha256)}-${variant}`;
      if (await exists(target)) return target;
      // Twenty thumbnails of one picture asked for at once are made once.
      const pending = making.get(target) ?? makeOnce(target, make).finally(() => making.delete(target));
      making.set(target, pending);
      await pending;
      return target;
    },
  };
}

/** Two levels of folders keep each of them small: 65,536 leaves. */
function inFolders(root: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('content-store: not a SHA-256');
  return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** Reads the whole file once; what is hashed has reached the disk. */
async function sealedName(path: string): Promise<Content> {
  await sync(path);
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return { sha256: hash.digest('hex'), size: (await stat(path)).size };
}

/**
 * A second name for the same bytes, where the file system knows such: the upload stays until its record is
 * committed, and a crash in between loses nothing. Otherwise a copy under another name, synced and renamed.
 */
async function keep(path: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  try {
    await link(path, target);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') await copyTo(path, target);
  }
  await chmod(target, 0o400);
  // The name is on disk only when its folder is, and the folder when the one above it is. Also when the content was
  // there before: whoever put it there may not have come this far.
  const leaf = dirname(target);
  for (const folder of [leaf, dirname(leaf), dirname(dirname(leaf))]) await sync(folder);
}

async function copyTo(path: string, target: string): Promise<void> {
  const copy = `${target}.${randomBytes(6).toString('hex')}`;
  await copyFile(path, copy);
  await sync(copy);
  await rename(copy, target);
}

async function writeSynced(target: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const unfinished = `${target}.${randomBytes(6).toString('hex')}`;
  const handle = await open(unfinished, 'w', 0o400);
  try {
    await handle.writeFile(bytes);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, target);
}

async function makeOnce(target: string, make: (into: string) => Promise<void>): Promise<void> {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const unfinished = `${target}.${randomBytes(6).toString('hex')}`;
  try {
    await make(unfinished);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    // Windows opens no folders: it keeps their entries in a journal of its own.
    if (codeOf(error) === 'EISDIR' || codeOf(error) === 'EPERM') return undefined;
    throw error;
  });
  try {
    await handle?.sync();
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error;
  } finally {
    await handle?.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code;
}
