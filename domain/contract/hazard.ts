import { z } from 'zod';
import {
  ACCIDENT_TYPES,
  CHANNELS,
  DEFENCES,
  GRADES,
  ROOT_CAUSES,
  SUPERVISING_LEVELS,
} from '../kinds/hazard/fields.ts';
import { hazardLifecycle } from '../kinds/hazard/lifecycle.ts';
import { TERM_RULES } from '../standards/term-rules.ts';
import { Day, Flag, Id, Instant, Page, Several } from './common.ts';

const lng = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);

/** POST /api/hazards. The client makes the id (UUIDv7) and may repeat the call safely. */
export const NewHazard = z.strictObject({
  id: Id,
  title: z.string().trim().min(1).max(200),
  description: z.string().trim().max(4000).default(''),
  place: z.string().trim().max(200).default(''),
  lng: lng.nullable().default(null),
  lat: lat.nullable().default(null),
  organisationId: Id.nullable().default(null),
  channel: z.enum(CHANNELS),
  sourceRecordId: z.string().trim().max(100).nullable().default(null),
  grade: z.enum(GRADES).default('general'),
  criterionId: z.string().max(100).nullable().default(null),
  accidentType: z.enum(ACCIDENT_TYPES).nullable().default(null),
  rootCause: z.enum(ROOT_CAUSES).nullable().default(null),
  defence: z.enum(DEFENCES).nullable().default(null),
  foundOn: Day,
  foundBy: z.string().trim().max(100).default(''),
  /** When it was written down, by the device's clock: earlier than its arrival when there was no signal. */
  happenedAt: Instant,
  /** Photos and other evidence, already received or still on their way: the ids are the client's. */
  files: z.array(Id).max(50).default([]),
});
export type NewHazard = z.input<typeof NewHazard>;

const stateNames = hazardLifecycle.states;

/** One hazard, whole. Days YYYY-MM-DD, instants ISO 8601. */
export const Hazard = z.object({
  authorityId: Id,
  id: Id,
  number: z.string(),
  state: z.enum(stateNames),
  version: z.number().int(),
  title: z.string(),
  description: z.string(),
  place: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  regionCode: z.string(),
  industryCode: z.string().nullable(),
  grade: z.enum(GRADES),
  channel: z.enum(CHANNELS),
  sourceRecordId: z.string().nullable(),
  criterionId: z.string().nullable(),
  accidentType: z.enum(ACCIDENT_TYPES).nullable(),
  rootCause: z.enum(ROOT_CAUSES).nullable(),
  defence: z.enum(DEFENCES).nullable(),
  supervisingLevel: z.enum(SUPERVISING_LEVELS).nullable(),
  foundOn: Day,
  foundBy: z.string(),
  ownerId: Id.nullable(),
  ownerName: z.string().nullable(),
  dueOn: Day.nullable(),
  closedOn: Day.nullable(),
  contestUntil: Day.nullable(),
  holder: z.string(),
  onTheSpot: z.boolean(),
  suspended: z.boolean(),
  extensionAsked: z.boolean(),
  handoverTo: Id.nullable(),
  gradeProposed: z.enum(GRADES).nullable(),
  recurrenceOf: Id.nullable(),
  mergedInto: Id.nullable(),
  fields: z.record(z.string(), z.unknown()),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Hazard = z.infer<typeof Hazard>;

/** What the reader may do now, and why not the rest. In the order of the lifecycle. */
export const MoveOffer = z.object({ move: z.string(), refusal: z.string().nullable() });

export const StoryEvent = z.object({
  seq: z.number().int(),
  move: z.string(),
  fromState: z.string().nullable(),
  toState: z.string(),
  actorName: z.string(),
  happenedAt: Instant,
  receivedAt: Instant,
  body: z.record(z.string(), z.unknown()),
});
export type StoryEvent = z.infer<typeof StoryEvent>;

export const Evidence = z.object({
  fileId: Id,
  use: z.string(),
  name: z.string(),
  mime: z.string(),
  /** Bytes. */
  size: z.number().int(),
  sha256: z.string(),
  /** False while the bytes are still on their way. */
  received: z.boolean(),
  happenedAt: Instant.nullable(),
  capturedAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  camera: z.string().nullable(),
  /** What does not fit together; a signal for the verifier, never proof. */
  signals: z.array(z.string()),
  /** Other hazards that show the same or nearly the same picture, within the reader's reach. */
  alsoIn: z.array(z.object({ caseId: Id, number: z.string(), exact: z.boolean() })),
  seq: z.number().int(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Another hazard that hangs together with this one, within the reader's reach. */
export const Relation = z.object({
  relation: z.enum(['merged-into', 'recurrence-of', 'recurred-as']),
  id: Id,
  number: z.string(),
  title: z.string(),
  state: z.enum(stateNames),
});
export type Relation = z.infer<typeof Relation>;

/** GET /api/hazards/:id */
/** The clock that runs on a hazard now, with everything that it was computed from. */
export const RunningTerm = z.object({
  rule: z.enum([...TERM_RULES, 'rectify']),
  startedOn: Day,
  endsOn: Day.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  certain: z.boolean(),
  version: z
    .object({
      from: Day,
      days: z.number().int().nullable(),
      unit: z.enum(['calendar-day', 'working-day']),
      article: z.string(),
      confidence: z.enum(['VERIFIED', 'KNOWN', 'UNSURE']),
    })
    .nullable(),
  steps: z.array(
    z.object({
      move: z.string(),
      on: Day,
      by: z.string(),
      dueOn: Day,
      reason: z.string().nullable(),
    }),
  ),
});

export const HazardPage = z.object({
  hazard: Hazard,
  term: RunningTerm.nullable(),
  moves: z.array(MoveOffer),
  story: z.array(StoryEvent),
  evidence: z.array(Evidence),
  /** Hazards that were merged into this one: each keeps a page and a history of its own. */
  merged: z.array(z.object({ id: Id, number: z.string(), title: z.string() })),
  relations: z.array(Relation),
});
export type HazardPage = z.infer<typeof HazardPage>;

/** POST /api/hazards/:id/moves/:move. `moveId` is the client's: repeating the call repeats nothing. */
export const MoveCommand = z.strictObject({
  moveId: Id,
  seenVersion: z.int().positive(),
  happenedAt: Instant,
  input: z.record(z.string(), z.unknown()).default({}),
});

export const Moved = z.object({ state: z.enum(stateNames), version: z.number().int() });

export const HAZARD_SORTS = ['-updated', 'due', '-due', '-found', 'found', '-number', 'number'] as const;

/** The filters of the hazard list: the same names in the address of the page, in saved views and in exports. */
export const HazardFilter = z.object({
  /** Only these, as chosen by hand. */
  ids: Several.pipe(z.array(Id).max(50)).optional(),
  state: Several.optional(),
  /** true: not yet closed, dismissed or merged. */
  open: Flag.optional(),
  overdue: Flag.optional(),
  /** true: what waits for the reader: his side has it, or he decides what somebody asked for. */
  mine: Flag.optional(),
  /** Whether it has a deadline yet. */
  dated: Flag.optional(),
  grade: z.enum(GRADES).optional(),
  channel: Several.optional(),
  organisationId: Id.optional(),
  departmentId: Id.optional(),
  regionCode: z.string().max(12).optional(),
  industryCode: z.string().max(10).optional(),
  criterionId: z.string().max(100).optional(),
  accidentType: Several.optional(),
  rootCause: Several.optional(),
  defence: Several.optional(),
  supervisingLevel: z.enum(SUPERVISING_LEVELS).optional(),
  suspended: Flag.optional(),
  foundFrom: Day.optional(),
  foundTo: Day.optional(),
  dueFrom: Day.optional(),
  dueTo: Day.optional(),
  closedFrom: Day.optional(),
  closedTo: Day.optional(),
  /** Words in number, title, description or place. */
  q: z.string().trim().max(100).optional(),
  /** The list as it was at the end of this day. */
  asOf: Day.optional(),
});
export type HazardFilter = z.infer<typeof HazardFilter>;

export const HazardQuery = HazardFilter.extend({
  ...Page.shape,
  sort: z.enum(HAZARD_SORTS).default('-updated'),
});

export const HazardRow = Hazard.omit({ description: true, fields: true });
export type HazardRow = z.infer<typeof HazardRow>;

export const HazardList = z.object({ rows: z.array(HazardRow), next: z.string().nullable() });
export type HazardList = z.infer<typeof HazardList>;

/** GET /api/hazards/count: exact up to 1,000; beyond that the list says "more than 1,000". */
export const HazardCount = z.object({ count: z.number().int(), more: z.boolean() });
export type HazardCount = z.infer<typeof HazardCount>;
