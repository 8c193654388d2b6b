import { z } from 'zod';
import type { PlanFault } from '../plan/faults.ts';
import { PlanShape } from '../plan/shape.ts';
import { BINDING_KINDS, type BindingKind } from '../plan/vocabulary.ts';
import { Day, Id, Instant, Page } from './common.ts';

/** GET /api/plan: the plan in force, and what the reader may do with it. */
export const PlanPage = z.object({
  plan: PlanShape,
  /** Null while the plan that the product brings is in force. */
  issued: z.object({ byName: z.string(), at: Instant, because: z.string() }).nullable(),
  mayEdit: z.boolean(),
  maySign: z.boolean(),
  /** The receipt of the reader's enterprise. */
  receipt: z.object({ byName: z.string(), at: Instant }).nullable(),
  /** How many enterprises within reach have signed, each its authority's edition, of how many; null for an enterprise. */
  receipts: z.object({ signed: z.number().int(), asked: z.number().int() }).nullable(),
});
export type PlanPage = z.infer<typeof PlanPage>;

/** GET /api/plan/evidence: the records behind each binding that the plan names. */
export const PlanEvidence = z.object({
  evidence: z.array(
    z.object({
      kind: z.enum(Object.keys(BINDING_KINDS) as [BindingKind, ...BindingKind[]]),
      name: z.string(),
      count: z.number().int(),
      latest: Day.nullable(),
    }),
  ),
});
export type PlanEvidence = z.infer<typeof PlanEvidence>;

/** PUT /api/plan: issues an edition. Its number is one more than the one that the editor saw. */
export const PlanIssue = z.strictObject({
  /** Judged clause by clause: what is wrong comes back as faults, all at once. */
  plan: z.unknown(),
  because: z.string().trim().min(2).max(500),
});

export const PlanFaultShape = z.object({
  ref: z.string(),
  field: z.string(),
  code: z.string() as unknown as z.ZodType<PlanFault['code']>,
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
});
/** A plan as it was read, or everything that is wrong with it. */
export const PlanJudged = z.object({
  plan: PlanShape.nullable(),
  faults: z.array(PlanFaultShape),
});
export type PlanJudged = z.infer<typeof PlanJudged>;

/**
 * POST /api/plan/judged: what an edition being drafted would be. Its head is judged with the rows of a sheet, headings
 * first, or with the clauses in force. Writes nothing.
 */
export const PlanDraft = z.strictObject({
  head: z.record(z.string(), z.unknown()),
  rows: z.array(z.array(z.string())).nullable(),
});

/** POST /api/plan/sheet: the rows of the sheet as well, so that they can be judged anew under another head. */
export const PlanSheet = PlanJudged.extend({ rows: z.array(z.array(z.string())) });
export type PlanSheet = z.infer<typeof PlanSheet>;

/** GET /api/plan/stands: how many clauses stand how. */
export const PlanStands = z.object({
  proven: z.number().int(),
  partly: z.number().int(),
  missing: z.number().int(),
  later: z.number().int(),
});
export type PlanStands = z.infer<typeof PlanStands>;

/** GET /api/plan/receipt: whether the reader is to sign the edition in force, without the plan itself. */
export const PlanToSign = z.object({ edition: z.int(), maySign: z.boolean() });
export type PlanToSign = z.infer<typeof PlanToSign>;

/** POST /api/plan/receipt: signs for the reader's enterprise that the plan was read. */
export const PlanSign = z.strictObject({ id: Id, edition: z.int().positive() });
export const PlanSigned = z.object({ id: Id });

/** GET /api/plan/receipts/authorities: the same numbers for each authority within reach that has enterprises to ask. */
export const ReceiptAuthorities = z.object({
  rows: z.array(
    z.object({
      authorityId: Id,
      authorityName: z.string(),
      signed: z.number().int(),
      asked: z.number().int(),
    }),
  ),
});
export type ReceiptAuthorities = z.infer<typeof ReceiptAuthorities>;

/** GET /api/plan/receipts: enterprises of one authority by name, with their receipt; one's own when none is named. */
export const ReceiptQuery = z.object({
  authorityId: Id.optional(),
  which: z.enum(['unsigned', 'signed', 'all']).default('unsigned'),
  ...Page.shape,
});
export const ReceiptList = z.object({
  rows: z.array(
    z.object({
      /** Of the enterprise. */
      id: Id,
      organisationName: z.string(),
      byName: z.string().nullable(),
      at: Instant.nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export type ReceiptList = z.infer<typeof ReceiptList>;
