import type { Accounts } from '../services/accounts.ts';
import type { FileServices } from '../services/files.ts';
import type { HazardServices } from '../services/hazards.ts';
import type { ImportServices } from '../services/imports/desk.ts';

/** What the doors lead to: made once by the composition root, handed to every route. */
export interface Services extends HazardServices, FileServices, ImportServices {
  readonly accounts: Accounts;
  readonly version: string;
}
