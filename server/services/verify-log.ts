import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { SignedCheckpoint } from '@zhiben/domain/primitives/checkpoint.ts';
import { asOwner, namedContent } from '../store/backup.ts';
import type { ContentStore } from '../store/content-store.ts';
import { type Fault, leafFaults, unfoldedCases } from '../store/log-check.ts';
import { treeFaults } from '../store/log-tree-check.ts';

export interface LogReport {
  /** How many of each were looked at. */
  readonly checked: {
    readonly caseEvents: number;
    readonly registerEvents: number;
    readonly fileRecords: number;
    readonly cases: number;
    readonly contents: number;
    readonly leaves: number;
  };
  readonly faults: readonly Fault[];
}

/**
 * Checks an installation against its own history: every event still has the hash that was computed when it was
 * written, the events of every case fold into its row, every piece of evidence has the bytes that its record names, and the tree of
 * the log is the one that was signed.
 *
 * @param kept Checkpoints that were kept outside of the operator's hands: without one, who holds the key and the database
 *   could have begun anew.
 */
export async function verifyLog({
  ownerUrl,
  files,
  kept = [],
}: {
  readonly ownerUrl: string;
  readonly files: ContentStore;
  readonly kept?: readonly SignedCheckpoint[];
}): Promise<LogReport> {
  return asOwner(ownerUrl, 'snapshot', async (client) => {
    const faults: Fault[] = [];
    const caseEvents = await leafFaults(client, 'case_event', faults);
    const registerEvents = await leafFaults(client, 'register_event', faults);
    const fileRecords = await leafFaults(client, 'file', faults);
    const cases = await unfoldedCases(client, faults);
    const contents = await namedContent(client);
    for (const { sha256, size } of contents) {
      const code = await contentFault(files, sha256, size);
      if (code !== undefined) faults.push({ code, where: `evidence ${sha256}` });
    }
    const leaves = await treeFaults(client, kept, faults);
    const checked = { caseEvents, registerEvents, fileRecords, cases, contents: contents.length, leaves };
    return { checked, faults };
  });
}

async function contentFault(files: ContentStore, sha256: string, size: number): Promise<string | undefined> {
  if (!(await files.has(sha256))) return 'evidence-missing';
  const path = files.pathOf(sha256);
  if ((await stat(path)).size !== size) return 'evidence-changed';
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex') === sha256 ? undefined : 'evidence-changed';
}
