import { z } from 'zod';
import { ESCALATION_STATES, GROUNDS, REFUSALS, RUNGS } from '../kinds/escalation/ladder.ts';
import { Day, Id, Instant, Page } from './common.ts';

/** When a rung is reached; days and times are whole numbers. */
export const RungRule = z.strictObject({
  daysLate: z.int().min(0).max(3650),
  returns: z.int().min(1).max(100).nullable(),
  recurrence: z.boolean(),
});

/** The ladder of an authority, in its settings. */
export const LadderForm = z.strictObject({
  rungs: z.strictObject({
    'written-advisory': RungRule,
    circular: RungRule,
    'regulatory-interview': RungRule,
    'public-disclosure': RungRule,
  }),
  apartDays: z.int().min(1).max(365),
  refusals: z.array(z.enum(REFUSALS)).max(REFUSALS.length).optional(),
  /** How far late duties climb; null: not at all. */
  dutiesUpTo: z.enum(RUNGS).nullable().optional(),
});

/** What one enterprise left undone of one duty, as it stood when the rung was reached. */
const LateDuty = z.object({
  duty: z.string(),
  words: z.tuple([z.string(), z.string()]).readonly(),
  article: z.string(),
  count: z.number().int(),
  dueOn: Day,
  examples: z.array(z.string()).readonly(),
});

/** One rung that a hazard reached, or the late duties of an enterprise: then without a case. Days YYYY-MM-DD, instants ISO 8601. */
export const Escalation = z.object({
  authorityId: Id,
  id: Id,
  caseId: Id.nullable(),
  caseNumber: z.string().nullable(),
  caseTitle: z.string().nullable(),
  organisationId: Id,
  organisationName: z.string(),
  rung: z.enum(RUNGS),
  state: z.enum(ESCALATION_STATES),
  reachedOn: Day,
  because: z.object({
    by: z.enum(['late', 'returned', 'recurrence']),
    dueOn: Day,
    daysLate: z.number().int(),
    returns: z.number().int(),
    refusals: z.array(z.enum(REFUSALS)).optional(),
    rule: RungRule,
    duties: z.array(LateDuty).optional(),
    dutiesInAll: z.number().int().optional(),
  }),
  /** Of those that a rung on late duties names: how many are still open. */
  dutiesOpen: z.number().int().nullable(),
  deferredUntil: Day.nullable(),
  deferReason: z.string().nullable(),
  signedAt: Instant.nullable(),
  signedByName: z.string().nullable(),
  issuerName: z.string(),
  documentId: Id.nullable(),
  receivedAt: Instant.nullable(),
  receivedByName: z.string().nullable(),
  receipt: z.string().nullable(),
  repliedAt: Instant.nullable(),
  reply: z.string().nullable(),
  endedAt: Instant.nullable(),
  publicText: z.string().nullable(),
  checkedAt: Instant.nullable(),
  checkedByName: z.string().nullable(),
  checkOpinion: z.string().nullable(),
  publishedAt: Instant.nullable(),
  correctedAt: Instant.nullable(),
  removedAt: Instant.nullable(),
  removalReason: z.string().nullable(),
});
export type Escalation = z.infer<typeof Escalation>;

/** GET /api/escalations: the latest first; `unsigned` wait for a signature, `in-force` weigh on the enterprise. */
export const EscalationQuery = z.object({
  which: z.enum(['unsigned', 'in-force', 'all']).default('unsigned'),
  rung: z.enum(RUNGS).optional(),
  /** Only those on hazards, or on late duties. */
  ground: z.enum(GROUNDS).optional(),
  organisationId: Id.optional(),
  ...Page.shape,
});
export const EscalationList = z.object({ rows: z.array(Escalation), next: z.string().nullable() });
export type EscalationList = z.infer<typeof EscalationList>;

/** GET /api/escalations/export.xlsx and .csv */
export const EscalationExportQuery = EscalationQuery.omit({ cursor: true, limit: true }).extend({
  language: z.enum(['zh', 'en']).default('zh'),
});

/** GET /api/hazards/:id/ladder: what was reached, and what comes next if nothing is done. */
export const CaseLadder = z.object({
  reached: z.array(Escalation),
  ahead: z.array(z.object({ rung: z.enum(RUNGS), on: Day, rule: RungRule })),
  /** False while the product's own numbers hold: they are UNSURE, and the page says so. */
  setByAuthority: z.boolean(),
});
export type CaseLadder = z.infer<typeof CaseLadder>;

/** GET /api/organisations/:id/ladder: the same of what an enterprise left undone. */
export const DutyLadder = CaseLadder.extend({
  /** What is late and open now. */
  late: z.array(LateDuty),
  /** How far it climbs; null: not at all. */
  upTo: z.enum(RUNGS).nullable(),
});
export type DutyLadder = z.infer<typeof DutyLadder>;

const words = z.string().trim().min(2).max(2000);
/** POST /api/escalations/:id/defer */
export const Deferral = z.strictObject({ until: Day, reason: words });
/** POST /api/escalations/:id/check: a second person finds these words of a disclosure lawful; /correct: these instead. */
export const LegalCheck = z.strictObject({ text: z.string().trim().min(10).max(4000), opinion: words });
/** POST /api/escalations/:id/sign */
export const Signature = z.strictObject({});
/** POST /api/escalations/:id/receive: by the enterprise, or by whoever handed it over. */
export const Receipt = z.strictObject({ record: words });
/** POST /api/escalations/:id/reply */
export const Reply = z.strictObject({ words });
/** POST /api/escalations/:id/remove: the disclosure goes before what it is about has ended. */
export const Removal = z.strictObject({ reason: words });

/** GET /api/public/disclosures, for whoever asks. */
export const Disclosures = z.object({
  rows: z.array(
    z.object({
      id: Id,
      authorityName: z.string(),
      organisationName: z.string(),
      /** Null of late duties. */
      caseTitle: z.string().nullable(),
      dueOn: Day.nullable(),
      words: z.string(),
      publishedAt: Instant,
      correctedAt: Instant.nullable(),
    }),
  ),
});
export type Disclosures = z.infer<typeof Disclosures>;
