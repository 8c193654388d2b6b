import type { Problem } from '@zhiben/domain/contract/common.ts';
import type { FileOrigin } from '@zhiben/domain/primitives/evidence.ts';
import Dexie, { type Table } from 'dexie';

/** A photo or document kept on this device until the server has every byte of it. */
export interface KeptFile {
  readonly id: string;
  readonly accountId: string;
  readonly blob: Blob;
  readonly name: string;
  readonly type: string;
  /** `File.lastModified`: milliseconds since 1970. */
  readonly lastModified: number;
  readonly origin: FileOrigin;
  /** When it was brought here, ISO 8601. */
  readonly happenedAt: string;
}

/** What was typed but not sent. Not an outbox item: nothing happens to it unless its maker sends it. */
export interface Draft {
  /** What it is a draft of: `report`, or hazard and move. */
  readonly key: string;
  readonly accountId: string;
  readonly savedAt: string;
  readonly values: Readonly<Record<string, unknown>>;
}

interface Waiting {
  readonly id: string;
  readonly accountId: string;
  /** What people call it in the outbox. */
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly tries: number;
  /** Not before this instant; milliseconds since 1970. */
  readonly nextTryAt: number;
  /** `refused`: the server said no; trying again would not help, its maker decides. */
  readonly state: 'waiting' | 'refused';
  readonly problem?: Problem | undefined;
}

/** A command on its way: a new hazard, or a move. Its id makes repeating it safe. */
export interface OutboxRecord extends Waiting {
  readonly what: 'record';
  /** POST when not said. */
  readonly method?: 'PUT';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** The hazard or the entry of a register that it is about. */
  readonly caseId: string;
  readonly fileIds: readonly string[];
  /** The draft it was made from, to go back to it when the server refuses, and the address of its form. */
  readonly draft: {
    readonly key: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly address?: string;
  };
}

/** An attachment on its way. It travels after its record, and apart from it. */
export interface OutboxFile extends Waiting {
  readonly what: 'file';
  readonly recordId: string;
  readonly caseId: string;
}

export type OutboxItem = OutboxRecord | OutboxFile;

/** Everything this page keeps on the device. Nothing here is the truth: that is on the server. */
export const device = new Dexie('zhiben') as Dexie & {
  readonly files: Table<KeptFile, string>;
  readonly drafts: Table<Draft, [accountId: string, key: string]>;
  readonly outbox: Table<OutboxItem, string>;
};

device.version(1).stores({ files: 'id', drafts: '[accountId+key]', outbox: 'id, accountId' });
