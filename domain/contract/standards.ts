import { z } from 'zod';
import { Day, Id } from './common.ts';

const Confidence = z.enum(['VERIFIED', 'KNOWN', 'UNSURE']);
/** In force on the day asked about; `unsure` when a date that would prove it is missing. */
const Validity = z.enum(['valid', 'unsure', 'invalid']);

/** 判定标准: one edition of one document, with where it was read and how sure the product is of it. */
const StandardRow = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  issuer: z.string(),
  documentNo: z.string().nullable(),
  year: z.number().int(),
  effectiveFrom: Day.nullable(),
  effectiveTo: Day.nullable(),
  supersededBy: z.string().nullable(),
  marks: z.array(z.string()),
  confidence: Confidence,
  source: z.string(),
  note: z.string().nullable(),
  /** On the day asked about; today when none was named. */
  validity: Validity,
  /** How many of its criteria are held; nought: known by its title only. */
  criteria: z.number().int(),
});
export const StandardQuery = z.object({ day: Day.optional() });
/** GET /api/standards */
export const StandardList = z.object({ day: Day, rows: z.array(StandardRow) });

/** 判定情形, with the standing of its document on the day asked about. */
export const CriterionRow = z.object({
  id: z.string(),
  standardId: z.string(),
  standardName: z.string(),
  standardNameEn: z.string(),
  documentNo: z.string().nullable(),
  article: z.string(),
  field: z.string(),
  title: z.string(),
  titleEn: z.string(),
  condition: z.string(),
  industries: z.array(z.string()),
  marks: z.array(z.string()),
  confidence: Confidence,
  validity: Validity,
});
export const CriterionQuery = z.object({
  /** Words that must all occur. */
  q: z.string().trim().max(100).optional(),
  standard: z.string().max(60).optional(),
  /** Leaves out what is known not to be in force on this day, and tells the validity on it. */
  day: Day.optional(),
  /** GB/T 4754 code at any level, with or without its letter. */
  industry: z.string().max(8).optional(),
  mark: z.string().max(40).optional(),
});
/** GET /api/criteria: all that fit, in the order of their documents. */
export const CriterionList = z.object({ day: Day, rows: z.array(CriterionRow) });
export type CriterionList = z.infer<typeof CriterionList>;

/** POST /api/criteria/suggest: a body, since a description is long and says what happened where. */
export const SuggestQuery = z.strictObject({
  text: z.string().trim().min(1).max(4000),
  /** Its industry and marks speak for the criteria written for them. */
  organisationId: Id.optional(),
  /** The day on which the hazard was found; today when absent. */
  day: Day.optional(),
});
/** Up to five, best first. A person decides. */
export const SuggestedCriteria = z.object({
  rows: z.array(z.object({ criterion: CriterionRow, because: z.array(z.string()) })),
});

/** GET /api/regions, GET /api/industries: official codes with the names above them, nearest first. */
export const CodeQuery = z.object({
  q: z.string().trim().max(60).optional(),
  /** Those directly under this code; the topmost when neither is given. */
  parent: z.string().max(12).optional(),
});
export const CodeList = z.object({
  rows: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      /** From the top down, the entry itself included. */
      path: z.array(z.string()),
      hasChildren: z.boolean(),
    }),
  ),
});
