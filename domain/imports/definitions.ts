import type { ImportDefinition } from './field.ts';
import { hazardImport } from './hazards.ts';
import type { ImportKind } from './kinds.ts';
import { organisationImport } from './organisations.ts';
import { personImport } from './people.ts';

/** Every kind of file, by its name in the address. */
export const importDefinitions: Readonly<Record<ImportKind, ImportDefinition>> = {
  organisations: organisationImport,
  people: personImport,
  hazards: hazardImport,
};
