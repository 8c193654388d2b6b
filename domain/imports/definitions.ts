import { registerNamed } from '../kinds/registers/all.ts';
import type { ImportDefinition } from './field.ts';
import { hazardImport } from './hazards.ts';
import { organisationImport } from './organisations.ts';
import { personImport } from './people.ts';
import { registerImport } from './register-import.ts';

const OWN: Readonly<Record<string, ImportDefinition>> = {
  organisations: organisationImport,
  people: personImport,
  hazards: hazardImport,
};

const made = new Map<string, ImportDefinition>();

export function isImportKind(kind: string): boolean {
  return Object.hasOwn(OWN, kind) || registerNamed(kind) !== undefined;
}

/**
 * What a kind of file holds: one of our own three, or a register by its name.
 *
 * @throws RangeError for any other kind: ask `isImportKind` of a word from outside.
 */
export function importDefinition(kind: string): ImportDefinition {
  const known = Object.hasOwn(OWN, kind) ? OWN[kind] : made.get(kind);
  if (known !== undefined) return known;
  const register = registerNamed(kind);
  if (register === undefined) throw new RangeError(`no such kind of import: ${kind}`);
  const definition = registerImport(register);
  made.set(kind, definition);
  return definition;
}
