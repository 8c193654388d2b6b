import { createReadStream } from 'node:fs';
import {
  asOwner,
  backupTables,
  type Digest,
  namedContent,
  readMigrations,
  serverVersion,
  tableRows,
} from '../store/backup.ts';
import type { ContentStore } from '../store/content-store.ts';
import { BackupWriter } from './backup-file.ts';

export interface BackupReport {
  readonly file: string;
  readonly tables: Readonly<Record<string, Digest>>;
  /** Pieces of evidence and their bytes. */
  readonly evidence: { readonly files: number; readonly bytes: number };
  /** Hashes of evidence that a record names and whose bytes are not in the store. */
  readonly missing: readonly string[];
}

export interface BackupSource {
  readonly ownerUrl: string;
  readonly files: ContentStore;
  readonly version: string;
  readonly madeAt: Date;
}

/**
 * Writes the whole installation into one file: every record as it was at one moment, while people go on working, and
 * every piece of evidence that these records name.
 */
export async function makeBackup(source: BackupSource, path: string): Promise<BackupReport> {
  const writer = new BackupWriter(path);
  try {
    const report = await asOwner(source.ownerUrl, 'snapshot', async (client) => {
      await writer.start();
      const head = {
        version: source.version,
        madeAt: source.madeAt.toISOString(),
        postgres: await serverVersion(client),
        migrations: await readMigrations(client),
      };
      await writer.add({ part: 'head', head });
      const tables: Record<string, Digest> = {};
      for (const table of await backupTables(client)) {
        const { name, columns } = table;
        tables[name] = await writer.add({ part: 'table', name, columns }, tableRows(client, table));
      }
      const missing: string[] = [];
      const evidence = { files: 0, bytes: 0 };
      for (const { sha256 } of await namedContent(client)) {
        if (!(await source.files.has(sha256))) {
          missing.push(sha256);
          continue;
        }
        const content = createReadStream(source.files.pathOf(sha256));
        const { bytes } = await writer.add({ part: 'evidence', sha256 }, content);
        evidence.files += 1;
        evidence.bytes += bytes;
      }
      await writer.add({
        part: 'end',
        tables: Object.keys(tables).length,
        evidence: evidence.files,
        missing,
      });
      return { file: path, tables, evidence, missing };
    });
    await writer.finish();
    return report;
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}
