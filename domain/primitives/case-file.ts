import type { CaseCore } from './lifecycle.ts';

/**
 * A case as everybody works with it: the typed columns that lists filter by, and `fields` for what only its kind
 * has. Days are YYYY-MM-DD, instants ISO 8601 with offset, coordinates WGS 84 degrees.
 */
export interface CaseFile extends CaseCore {
  readonly authorityId: string;
  readonly id: string;
  readonly kind: string;
  /** What people call it, unique in its authority: YH2026-00012. */
  readonly number: string;
  /** Counts the events; a command names the version that its maker saw. */
  readonly version: number;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly lng: number | null;
  readonly lat: number | null;
  readonly departmentId: string | null;
  readonly regionCode: string;
  readonly industryCode: string | null;
  readonly grade: string;
  /** Where it came from. Never changes, nor does the record that it came from. */
  readonly channel: string;
  readonly sourceRecordId: string | null;
  readonly criterionId: string | null;
  readonly accidentType: string | null;
  readonly rootCause: string | null;
  readonly defence: string | null;
  readonly supervisingLevel: string | null;
  readonly foundOn: string;
  /** Who found it, as told: free words when it is not a person of the product. */
  readonly foundBy: string;
  readonly ownerId: string | null;
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  readonly contestUntil: string | null;
  readonly holder: string;
  readonly onTheSpot: boolean;
  readonly suspended: boolean;
  readonly extensionAsked: boolean;
  readonly handoverTo: string | null;
  readonly gradeProposed: string | null;
  readonly recurrenceOf: string | null;
  readonly mergedInto: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** One sentence of the story of a case. `changes` holds the new value of every column that the event changed. */
export interface CaseEvent {
  readonly seq: number;
  readonly moveId: string;
  readonly move: string;
  readonly fromState: string | null;
  readonly toState: string;
  readonly actorId: string | null;
  readonly actorName: string;
  /** When it happened, as told by its maker; differs from `receivedAt` for work done without signal. */
  readonly happenedAt: string;
  /** When the server received it. Never editable. */
  readonly receivedAt: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly changes: Readonly<Record<string, unknown>>;
}
