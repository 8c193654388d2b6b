import type { Accounts } from '../services/accounts.ts';
import type { ChannelServices } from '../services/channels.ts';
import type { TestClock } from '../services/clock.ts';
import type { DocumentServices } from '../services/documents/documents.ts';
import type { FileServices } from '../services/files.ts';
import type { HazardServices } from '../services/hazards.ts';
import type { ImportServices } from '../services/imports/desk.ts';
import type { LogServices } from '../services/log.ts';

/** What the doors lead to: made once by the composition root, handed to every route. */
export interface Services
  extends HazardServices,
    FileServices,
    ImportServices,
    DocumentServices,
    ChannelServices,
    LogServices {
  readonly accounts: Accounts;
  readonly version: string;
  /** Does at once what came due by itself, instead of when its turn comes. */
  readonly sweep: () => Promise<void>;
  /** The clock again, where an administrator may move it. */
  readonly testClock?: TestClock | undefined;
}
