import { z } from 'zod';
import { BATCH_STATES, BELOW_VIEWS, MOST_ITEMS, PICK_REASONS } from '../kinds/monthly/monthly.ts';
import { Day, Id, Instant, Page } from './common.ts';
import { DocumentRow } from './document.ts';
import { Month } from './figure.ts';

/** A hazard of a batch, with what a reader needs to know it. */
export const BatchHazard = z.object({
  caseId: Id,
  number: z.string(),
  title: z.string(),
  state: z.string(),
  grade: z.string(),
  organisationName: z.string().nullable(),
  dueOn: Day.nullable(),
  reason: z.enum(PICK_REASONS),
  /** Whether the bulletin names the enterprise. */
  named: z.boolean(),
  /** The authority below that submitted it; null for one's own. */
  authorityName: z.string().nullable(),
});
export type BatchHazard = z.infer<typeof BatchHazard>;

const Signed = z.object({ name: z.string(), at: Instant });

/** One month's submission as it stands. */
export const MonthlyBatch = z.object({
  month: Month,
  state: z.enum(BATCH_STATES),
  /** Nothing outstanding: signed like any other. */
  nil: z.boolean(),
  opinion: z.string(),
  version: z.number().int(),
  picked: Signed,
  approved: Signed.nullable(),
  submitted: Signed.nullable(),
  submittedTo: z.string().nullable(),
  receipt: z.string().nullable(),
  /** By the authority above, until it is submitted again. */
  returned: Signed.nullable(),
  returnReason: z.string().nullable(),
  /** Whether the reader picked it: then somebody else approves. */
  mine: z.boolean(),
  items: z.array(BatchHazard),
});
export type MonthlyBatch = z.infer<typeof MonthlyBatch>;

/** GET /api/monthly: thirteen months, the newest first; those that nobody submitted in time say so. */
export const Months = z.object({
  rows: z.array(
    z.object({
      month: Month,
      state: z.enum(BATCH_STATES).nullable(),
      nil: z.boolean(),
      items: z.number().int(),
      submitBy: Day,
      late: z.boolean(),
    }),
  ),
});
export type Months = z.infer<typeof Months>;

/** GET /api/monthly/:month: the batch, null before anybody picked; what the rule proposes beside it. */
export const MonthlyPage = z.object({
  month: Month,
  submitBy: Day,
  late: z.boolean(),
  batch: MonthlyBatch.nullable(),
  proposed: z.array(BatchHazard),
  /** More would be proposed than one batch holds: the first ones are shown. */
  cut: z.boolean(),
  /** How many authorities stand right below and submit to this one. */
  below: z.number().int(),
  /** The bulletins that were drafted or issued for this month, newest first. */
  documents: z.array(DocumentRow),
});
export type MonthlyPage = z.infer<typeof MonthlyPage>;

/** PUT /api/monthly/:month. Without hazards it is a nil return. `seenVersion` 0: nobody picked yet. */
export const Pick = z.strictObject({
  seenVersion: z.int().min(0),
  items: z.array(z.strictObject({ caseId: Id, named: z.boolean() })).max(MOST_ITEMS),
});
export type Pick = z.infer<typeof Pick>;

/** POST /api/monthly/:month/approve: by a second person, of the version that he saw. */
export const Approval = z.strictObject({
  seenVersion: z.int().positive(),
  opinion: z.string().trim().min(2).max(2000),
});
export type Approval = z.infer<typeof Approval>;

/** POST /api/monthly/:month/submit: to whom, and the receipt that proves it. */
export const Submission = z.strictObject({
  seenVersion: z.int().positive(),
  to: z.string().trim().min(2).max(200),
  receipt: z.string().trim().max(200).default(''),
});
export type Submission = z.infer<typeof Submission>;

/** GET /api/monthly/:month/below: the authorities right below, by name, with what became of their month. */
export const BelowQuery = Page.extend({ which: z.enum(BELOW_VIEWS).default('all') });
export const MonthBelow = z.object({
  month: Month,
  submitBy: Day,
  /** Of all of them, whatever was asked for. `items`: hazards submitted. */
  totals: z.object({
    authorities: z.number().int(),
    submitted: z.number().int(),
    nil: z.number().int(),
    late: z.number().int(),
    items: z.number().int(),
  }),
  rows: z.array(
    z.object({
      authorityId: Id,
      authorityName: z.string(),
      state: z.enum(BATCH_STATES).nullable(),
      nil: z.boolean(),
      items: z.number().int(),
      late: z.boolean(),
      submittedAt: Instant.nullable(),
      submittedByName: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});
export type MonthBelow = z.infer<typeof MonthBelow>;

/** GET /api/monthly/:month/below/:authorityId: what one of them submitted; nobody reads what is still being picked. */
export const BatchBelow = z.object({ authorityId: Id, authorityName: z.string(), batch: MonthlyBatch });
export type BatchBelow = z.infer<typeof BatchBelow>;

/** POST /api/monthly/:month/below/:authorityId/return: what is to be mended before it is submitted again. */
export const Returning = z.strictObject({
  seenVersion: z.int().positive(),
  reason: z.string().trim().min(2).max(1000),
});
export type Returning = z.infer<typeof Returning>;

/** Where a number of the bulletin comes from: the filters of the list of hazards that open it; null for a rate. */
const Behind = z.object({
  name: z.string(),
  value: z.number().nullable(),
  of: z.number().nullable(),
  filter: z.record(z.string(), z.string()).nullable(),
});

/** GET /api/monthly/:month/bulletin: the facts of the bulletin (月通报), as blocks that a document or a page is made of. */
export const Bulletin = z.object({
  title: z.string(),
  month: Month,
  /** True when the figures are those of the frozen month-end, false while the month runs or is not frozen. */
  frozen: z.boolean(),
  blocks: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('heading'), text: z.string() }),
      z.object({ kind: z.literal('text'), text: z.string(), figures: z.array(Behind) }),
      z.object({
        kind: z.literal('table'),
        title: z.string(),
        head: z.array(z.string()),
        rows: z.array(z.array(z.string())),
      }),
      z.object({
        kind: z.literal('chart'),
        title: z.string(),
        unit: z.string(),
        series: z.array(
          z.object({ name: z.string(), points: z.array(z.object({ at: z.string(), n: z.number() })) }),
        ),
      }),
    ]),
  ),
});
export type Bulletin = z.infer<typeof Bulletin>;
