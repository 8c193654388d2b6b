import { createReadStream } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportBatch } from '@zhiben/domain/contract/import.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import type { ImportServices } from '../services/imports/desk.ts';
import { changeMapping, previewImport, readImport } from '../services/imports/imports.ts';
import { writeImport } from '../services/imports/write.ts';
import { done, type Outcome } from '../services/refusals.ts';

export interface ImportOrder {
  readonly kind: string;
  /** Path of the .xlsx or .csv file. */
  readonly file: string;
  /** Name under which the import is listed. */
  readonly name: string;
  /** UUIDv7 of the batch: repeating the command with it repeats nothing. */
  readonly id: string;
  /** Only looks: what would be written, and every error. */
  readonly preview?: boolean;
  /** Writes the rows without errors although others have some. */
  readonly skipFailed?: boolean;
  /** Makes organisations that a hazard names and nobody registered. */
  readonly createOrganisations?: boolean;
}

const POLL_MS = 200;

/**
 * Imports a file for an actor, the way the page does, and waits for the end.
 *
 * @returns The batch as it ended: counts, errors by row and column; or the code of a refusal.
 */
export async function importFile(
  services: ImportServices,
  actor: Actor,
  order: ImportOrder,
  progress: (batch: ImportBatch) => void = () => {},
): Promise<Outcome<ImportBatch>> {
  const { kind, name, id } = order;
  const seen = await previewImport(services, actor, { id, kind, name, body: createReadStream(order.file) });
  if (!seen.ok) return seen;
  if (order.createOrganisations === true && seen.value.state === 'preview') {
    const changed = await changeMapping(services, actor, id, { options: { unknownOrganisation: 'create' } });
    if (!changed.ok) return changed;
  }
  if (order.preview === true) return readImport(services, actor, id);
  const begun = await writeImport(services, actor, id, { skipFailed: order.skipFailed ?? false });
  if (!begun.ok) return begun;
  for (let batch = begun.value; ; ) {
    if (batch.state !== 'writing') return done(batch);
    progress(batch);
    await pause(POLL_MS);
    const next = await readImport(services, actor, id);
    if (!next.ok) return next;
    batch = next.value;
  }
}
