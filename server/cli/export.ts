import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import {
  type ExportFormat,
  HazardExportQuery,
  OrganisationExportQuery,
  PersonExportQuery,
} from '@zhiben/domain/contract/import.ts';
import { EntryExportQuery } from '@zhiben/domain/contract/register.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import {
  type ExportedList,
  type ExportServices,
  exportEntries,
  exportHazards,
  exportOrganisations,
  exportPeople,
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
  const shape =
    { hazards: HazardExportQuery, organisations: OrganisationExportQuery, people: PersonExportQuery }[list] ??
    EntryExportQuery;
  // Strict: a filter that is misspelt and ignored would make a list too long.
  const wrong = shape.strict().safeParse(query).error?.issues[0];
  if (wrong !== undefined)
    return refused('input-invalid', 'keys' in wrong ? wrong.keys.join() : wrong.path.join('.'));
  if (list === 'hazards') return exportHazards(services, actor, format, HazardExportQuery.parse(query));
  if (list === 'organisations')
    return exportOrganisations(services, actor, format, OrganisationExportQuery.parse(query));
  if (list === 'people') return exportPeople(services, actor, format, PersonExportQuery.parse(query));
  return exportEntries(services, actor, format, list, EntryExportQuery.parse(query));
}
