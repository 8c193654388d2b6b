import { z } from 'zod';
import { RUNGS } from '../kinds/escalation/ladder.ts';
import { GRADES } from '../kinds/hazard/fields.ts';
import { OWN_STEPS } from '../kinds/own-term/own-term.ts';
import { Day, Flag, Id, Page } from './common.ts';
import { HazardCount, RunningTerm } from './hazard.ts';

/** One thing that the governing side owes. Days YYYY-MM-DD. */
export const OwnTerm = z.object({
  step: z.enum(OWN_STEPS),
  /** Of the hazard, the rung or the listing that waits. */
  id: Id,
  /** Null of a rung on the late duties of an enterprise, which has no hazard. */
  caseId: Id.nullable(),
  caseNumber: z.string().nullable(),
  caseTitle: z.string().nullable(),
  grade: z.enum(GRADES).nullable(),
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  departmentName: z.string().nullable(),
  /** Which rung, where one is to be signed. */
  rung: z.enum(RUNGS).nullable(),
  startedOn: Day,
  /** Null while nobody has said how long the term is. */
  endsOn: Day.nullable(),
  /** False where the holidays of that year are not announced. */
  certain: z.boolean(),
  /** The rule from which the day follows. */
  version: RunningTerm.shape.version.unwrap(),
});
export type OwnTerm = z.infer<typeof OwnTerm>;

const filters = {
  step: z.enum(OWN_STEPS).optional(),
  departmentId: Id.optional(),
  /** Only what is over. */
  late: Flag.optional(),
  /** Only what the reader himself can do. */
  mine: Flag.optional(),
  /** By the last day, the earliest or the latest first; what has no day comes last. */
  sort: z.enum(['due', '-due']).default('due'),
};

/** GET /api/own-terms: what the reader's office owes, by key. */
export const OwnTermQuery = z.object({ ...filters, ...Page.shape });
export const OwnTermList = z.object({ rows: z.array(OwnTerm), next: z.string().nullable() });
export type OwnTermList = z.infer<typeof OwnTermList>;

/** GET /api/own-terms/export.xlsx and .csv */
export const OwnTermExportQuery = z.object({ ...filters, language: z.enum(['zh', 'en']).default('zh') });

/** GET /api/own-terms/count: how much of it the reader can do himself, and how much of that is over. */
export const OwnTermCountQuery = z.object({ step: z.enum(OWN_STEPS).optional() });
export const OwnTermCount = z.object({ all: HazardCount, late: HazardCount });
export type OwnTermCount = z.infer<typeof OwnTermCount>;
