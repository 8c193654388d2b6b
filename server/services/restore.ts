import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  asOwner,
  backupTables,
  type Digest,
  digestTable,
  firstInUse,
  Meter,
  openTables,
  readMigrations,
  rowsInto,
} from '../store/backup.ts';
import type { ContentStore } from '../store/content-store.ts';
import { type BackupHead, BadBackup, type PartHead, readBackup } from './backup-file.ts';
import { done, type Outcome, refused } from './refusals.ts';

export interface RestoreReport {
  readonly head: BackupHead;
  /** As they are in this installation now, computed anew from its own rows. */
  readonly tables: Readonly<Record<string, Digest>>;
  readonly evidence: { readonly files: number; readonly bytes: number };
  readonly missing: readonly string[];
}

/**
 * Puts a backup into an empty installation and proves it: the rows are read back and must have the counts and hashes
 * that the backup told, every piece of evidence the hash that is its name. All records or none are there afterwards.
 *
 * Refused: `not-empty`, `schema-differs`, `backup-damaged` (with what was found in `detail`).
 */
export async function restoreBackup(
  { ownerUrl, files }: { readonly ownerUrl: string; readonly files: ContentStore },
  path: string,
): Promise<Outcome<RestoreReport>> {
  try {
    return await asOwner(ownerUrl, 'write', async (client) => {
      const tables = await backupTables(client);
      const used = await firstInUse(client, tables);
      if (used !== undefined) return refused('not-empty', undefined, { table: used });
      const present = await readMigrations(client);
      const closeTables = await openTables(client, tables);
      const told = new Map<string, Digest>();
      const evidence = { files: 0, bytes: 0 };
      let head: BackupHead | undefined;
      let end: Extract<PartHead, { part: 'end' }> | undefined;
      await readBackup(path, async (part, content) => {
        switch (part.part) {
          case 'head':
            head = part.head;
            if (JSON.stringify(head.migrations) !== JSON.stringify(present))
              throw new SchemaDiffers(head.version);
            return;
          case 'table': {
            const table = tables.find((t) => t.name === part.name);
            if (table === undefined || head === undefined)
              throw new BadBackup(`${part.name} is no table here`);
            const meter = new Meter();
            await pipeline(content, meter, rowsInto(client, { ...table, columns: part.columns }));
            told.set(part.name, meter.digest());
            return;
          }
          case 'evidence': {
            const { size } = await keepEvidence(files, part.sha256, content);
            evidence.files += 1;
            evidence.bytes += size;
            return;
          }
          case 'end':
            end = part;
        }
      });
      if (
        head === undefined ||
        end === undefined ||
        end.tables !== told.size ||
        end.evidence !== evidence.files
      ) {
        throw new BadBackup('parts are missing');
      }
      await closeTables();
      const found: Record<string, Digest> = {};
      for (const table of tables) {
        const digest = await digestTable(client, table);
        if (told.get(table.name)?.sha256 !== digest.sha256)
          throw new BadBackup(`${table.name} came out otherwise`);
        found[table.name] = digest;
      }
      return done({ head, tables: found, evidence, missing: end.missing });
    });
  } catch (error) {
    if (error instanceof SchemaDiffers)
      return refused('schema-differs', undefined, { madeBy: error.message });
    if (error instanceof BadBackup) return refused('backup-damaged', undefined, { found: error.message });
    throw error;
  }
}

/** The backup was made by a Zhiben of another schema; the message is its version. */
class SchemaDiffers extends Error {}

async function keepEvidence(files: ContentStore, sha256: string, content: Readable) {
  const path = join(files.uploads, `restore-${randomBytes(6).toString('hex')}`);
  try {
    await pipeline(content, createWriteStream(path, { mode: 0o600 }));
    const sealed = await files.seal(path);
    if (sealed.sha256 !== sha256) throw new BadBackup(`the evidence ${sha256} is another file`);
    return sealed;
  } finally {
    await rm(path, { force: true });
  }
}

export interface BackupCheck {
  readonly head: BackupHead | undefined;
  readonly tables: Readonly<Record<string, Digest>>;
  readonly evidence: { readonly files: number; readonly bytes: number };
  readonly missing: readonly string[];
}

/** Reads a backup to its end without an installation: every part has the hash that it tells. */
export async function checkBackup(path: string): Promise<Outcome<BackupCheck>> {
  const tables: Record<string, Digest> = {};
  const evidence = { files: 0, bytes: 0 };
  let head: BackupHead | undefined;
  let missing: readonly string[] = [];
  try {
    await readBackup(path, async (part, content) => {
      const meter = new Meter();
      await pipeline(content, meter, async (source) => {
        for await (const _ of source);
      });
      const digest = meter.digest();
      if (part.part === 'head') head = part.head;
      if (part.part === 'table') tables[part.name] = digest;
      if (part.part === 'end') missing = part.missing;
      if (part.part === 'evidence') {
        if (digest.sha256 !== part.sha256) throw new BadBackup(`the evidence ${part.sha256} is another file`);
        evidence.files += 1;
        evidence.bytes += digest.bytes;
      }
    });
  } catch (error) {
    if (error instanceof BadBackup) return refused('backup-damaged', undefined, { found: error.message });
    throw error;
  }
  return done({ head, tables, evidence, missing });
}
