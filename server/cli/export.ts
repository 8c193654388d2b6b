import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { ExportFormat } from '@zhiben/domain/contract/export.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import {
  EXPORTS,
  type ExportedList,
  type ExportServices,
  registerExport,
} from '../services/exports/exports.ts';
import { done, type Outcome, refused } from '../services/refusals.ts';

export interface ExportOrder {
  /** organisations, people, hazards, or the name of a register. */
  readonly list: string;
  readonly format: ExportFormat;
  /** Path of the file to write. */
  readonly file: string;
  /** Filters, sort and language as in the address of the list: `{ open: 'true', language: 'en' }`. */
  readonly query?: Readonly<Record<string, string>>;
}

/** Writes one list, whole, into a file, for what this actor may see. */
export async function exportList(
  services: ExportServices,
  actor: Actor,
  order: ExportOrder,
): Promise<Outcome<{ file: string; bytes: number }>> {
  const made = await open(services, actor, order);
  if (!made.ok) return made;
  await pipeline(made.value.body, createWriteStream(order.file));
  return done({ file: order.file, bytes: (await stat(order.file)).size });
}

async function open(
  services: ExportServices,
  actor: Actor,
  { list, format, query = {} }: ExportOrder,
): Promise<Outcome<ExportedList>> {
  const { query: shape, make } = EXPORTS[list] ?? registerExport(list);
  // Strict: a filter that is misspelt and ignored would make a list too long.
  const read = shape.strict().safeParse(query);
  if (read.success) return make(services, actor, format, read.data);
  const [wrong] = read.error.issues;
  return refused(
    'input-invalid',
    wrong !== undefined && 'keys' in wrong ? wrong.keys.join() : wrong?.path.join('.'),
  );
}
