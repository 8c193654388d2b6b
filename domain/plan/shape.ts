/** The shape of a plan that comes from outside, as JSON or from rows. What its words mean is judged in `check.ts`. */
import { z } from 'zod';
import type { PlainDate } from '../values/plain-date.ts';
import { FREQUENCIES, PARTS } from './clause.ts';

/** One line without blanks around it: a cell of a sheet, and one item of a cell that holds several. */
const Line = z
  .string()
  .max(2000)
  .regex(/^\S(?:.*\S)?$/u);
const Pair = z.tuple([Line, Line]).readonly();
const Name = z.string().min(1).max(80);
const Names = z.array(Name).max(40).readonly();

/** Matched as ISO 8601, which is all that the brand promises. */
const Day = z.iso.date() as unknown as z.ZodType<PlainDate>;
const Month = z.string().regex(/^[12]\d{3}-(?:0[1-9]|1[0-2])$/);

const DueShape = z.union([
  z.strictObject({ once: Day }),
  z.strictObject({ every: z.enum(FREQUENCIES), only: z.literal('high-risk').exactOptional() }),
  z.strictObject({ from: Day, to: Day }),
]);

const FigureShape = z.strictObject({
  name: Name,
  target: z
    .strictObject({ is: z.enum(['<=', '>=']), value: z.number().nonnegative(), by: Day.exactOptional() })
    .exactOptional(),
});

const BindingShape = z.strictObject({
  kind: Name,
  name: Name,
  share: z.literal('part').exactOptional(),
});

const ClauseShape = z.strictObject({
  ref: z.string().regex(/^[A-Za-z0-9]{1,8}$/),
  part: z.enum(PARTS),
  action: z.int().min(1).max(99).exactOptional(),
  measure: z.int().min(1).max(999).exactOptional(),
  title: Pair,
  text: Pair,
  quantities: z.array(Line).max(40).readonly(),
  owner: Name,
  coOwners: Names,
  due: z.array(DueShape).max(40).readonly(),
  figures: z.array(FigureShape).max(40).readonly(),
  proofs: z.array(BindingShape).max(40).readonly(),
  outputs: z.array(BindingShape).max(40).readonly(),
  later: Names,
});

const PhaseShape = z.strictObject({
  ref: z.string().regex(/^[A-Za-z0-9]{1,8}$/),
  title: Pair,
  from: Month,
  to: Month,
  work: Pair,
});

export const PlanShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/),
  edition: z.int().positive(),
  name: Pair,
  issuer: Pair,
  from: Month,
  to: Month,
  confidence: z.enum(['VERIFIED', 'KNOWN', 'UNSURE']),
  source: Line,
  phases: z.array(PhaseShape).min(1).max(12).readonly(),
  clauses: z.array(ClauseShape).min(1).max(1000).readonly(),
});

/** A plan whose shape is right and whose words nobody has judged yet. */
export type ReadPlan = z.infer<typeof PlanShape>;
export type ReadClause = z.infer<typeof ClauseShape>;
export type ReadBinding = z.infer<typeof BindingShape>;
