import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline as pipelineUntil, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type Digest, Meter, type Migration } from '../store/backup.ts';

/**
 * The form of a backup: gzip over a first line that names it, then parts, each a line of JSON, its bytes in chunks
 * (four bytes of length, big-endian, then the bytes; length nought ends them) and a line of JSON with count and hash.
 * The last part has no bytes and says that the file is whole.
 */
const FIRST_LINE = 'zhiben-backup 1';

export type PartHead =
  | { readonly part: 'head'; readonly head: BackupHead }
  | { readonly part: 'table'; readonly name: string; readonly columns: readonly string[] }
  | { readonly part: 'evidence'; readonly sha256: string }
  | {
      readonly part: 'end';
      readonly tables: number;
      readonly evidence: number;
      readonly missing: readonly string[];
    };

export interface BackupHead {
  readonly version: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly postgres: string;
  readonly migrations: readonly Migration[];
}

/** Why a file is not taken for a backup, or no longer. */
export class BadBackup extends Error {
  override readonly name = 'BadBackup';
}

/** Writes parts one after the other; the file has its name only when it is whole and on disk. */
export class BackupWriter {
  readonly #path: string;
  readonly #gzip = createGzip({ level: 4 });
  readonly #written: Promise<void>;

  constructor(path: string) {
    this.#path = path;
    this.#written = pipeline(this.#gzip, createWriteStream(`${path}.part`, { mode: 0o600 }));
    // Told by `write` and `finish`, whichever comes first.
    this.#written.catch(() => undefined);
  }

  async start(): Promise<void> {
    await this.#write(`${FIRST_LINE}\n`);
  }

  async add(head: PartHead, content?: Readable): Promise<Digest> {
    await this.#write(`${JSON.stringify(head)}\n`);
    const meter = new Meter();
    await pipeline(content ?? Readable.from([]), meter, async (source: AsyncIterable<Buffer>) => {
      for await (const chunk of source) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        await this.#write(length);
        await this.#write(chunk);
      }
    });
    const digest = meter.digest();
    await this.#write(Buffer.alloc(4));
    await this.#write(`${JSON.stringify(digest)}\n`);
    return digest;
  }

  async finish(): Promise<void> {
    this.#gzip.end();
    await this.#written;
    const file = await open(`${this.#path}.part`, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(`${this.#path}.part`, this.#path);
  }

  async abandon(): Promise<void> {
    this.#gzip.destroy();
    await this.#written.catch(() => undefined);
    await rm(`${this.#path}.part`, { force: true });
  }

  async #write(bytes: string | Buffer): Promise<void> {
    if (this.#gzip.write(bytes)) return;
    await Promise.race([new Promise<void>((resolve) => this.#gzip.once('drain', resolve)), this.#written]);
  }
}

/** What is done with each part: given its bytes, which it has to read to their end. */
export type PartReader = (head: PartHead, content: Readable) => Promise<void>;

/**
 * Reads a backup from its first to its last part and checks the hash of each.
 *
 * @throws BadBackup when it is none, is damaged or stops before its end. Parts before the damage were handed out.
 */
export async function readBackup(path: string, take: PartReader): Promise<void> {
  const gunzip = createGunzip();
  // An error on either side ends both; it reaches whoever reads next.
  pipelineUntil(createReadStream(path), gunzip, () => undefined);
  const source = new ByteReader(gunzip);
  try {
    if ((await source.line()) !== FIRST_LINE) throw new BadBackup('this is no backup of Zhiben');
    for (let ended = false; !ended; ) {
      const head = JSON.parse(await source.line()) as PartHead;
      const meter = new Meter();
      const content = pipelineUntil(Readable.from(source.chunks()), meter, () => undefined);
      await take(head, content);
      // Whatever was left unread belongs to the hash as well.
      for await (const _ of content);
      const told = JSON.parse(await source.line()) as Digest;
      const found = meter.digest();
      if (told.sha256 !== found.sha256 || told.rows !== found.rows || told.bytes !== found.bytes) {
        throw new BadBackup(`the part ${nameOf(head)} was changed`);
      }
      ended = head.part === 'end';
    }
  } catch (error) {
    if (error instanceof SyntaxError || (error as { code?: string }).code?.startsWith('Z_')) {
      throw new BadBackup(`the file is damaged (${(error as Error).message})`, { cause: error });
    }
    throw error;
  } finally {
    source.close();
  }
}

export function nameOf(head: PartHead): string {
  if (head.part === 'table') return head.name;
  return head.part === 'evidence' ? `evidence ${head.sha256}` : head.part;
}

/** Lines and chunks out of a stream of bytes. */
class ByteReader {
  readonly #stream: Readable;
  readonly #source: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: Readable) {
    this.#stream = stream;
    this.#source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async line(): Promise<string> {
    for (let searched = 0; ; ) {
      const at = this.#held.indexOf(10, searched);
      if (at >= 0) {
        const line = this.#held.subarray(0, at).toString();
        this.#held = this.#held.subarray(at + 1);
        return line;
      }
      searched = this.#held.length;
      // A head names one table or one file: a line of many megabytes is none of ours.
      if (searched > 4_000_000) throw new BadBackup('this is no backup of Zhiben');
      await this.#more();
    }
  }

  async *chunks(): AsyncGenerator<Buffer> {
    for (;;) {
      while (this.#held.length < 4) await this.#more();
      let left = this.#held.readUInt32BE();
      this.#held = this.#held.subarray(4);
      if (left === 0) return;
      while (left > 0) {
        if (this.#held.length === 0) await this.#more();
        const some = this.#held.subarray(0, left);
        this.#held = this.#held.subarray(some.length);
        left -= some.length;
        yield some;
      }
    }
  }

  close(): void {
    this.#stream.destroy();
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#source.next();
    if (done === true) throw new BadBackup('the file stops before its end');
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value]);
  }
}
