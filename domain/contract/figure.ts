import { z } from 'zod';
import { STEPS } from '../kinds/figure/definitions.ts';
import { ACCIDENT_TYPES, CHANNELS, DEFENCES, GRADES, ROOT_CAUSES } from '../kinds/hazard/fields.ts';
import { Day, Id, Instant } from './common.ts';

/** YYYY-MM */
export const Month = z.string().regex(/^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/);

/** The facets by which newly found hazards are told apart, in the order of the page. */
export const FACETS = [
  'region',
  'industry',
  'department',
  'channel',
  'criterion',
  'accidentType',
  'rootCause',
  'defence',
] as const;

/** Months both included; what a bar was touched for narrows everything. Facets of one query hold at once. */
export const FigureQuery = z.object({
  from: Month,
  to: Month,
  /** One of the reader's authorities; absent: all of them, and for month-ends his own. */
  authorityId: Id.optional(),
  grade: z.enum(GRADES).optional(),
  departmentId: Id.optional(),
  regionCode: z.string().max(12).optional(),
  industryCode: z.string().max(10).optional(),
  channel: z.enum(CHANNELS).optional(),
  criterionId: z.string().max(100).optional(),
  accidentType: z.enum(ACCIDENT_TYPES).optional(),
  rootCause: z.enum(ROOT_CAUSES).optional(),
  defence: z.enum(DEFENCES).optional(),
});
export type FigureQuery = z.infer<typeof FigureQuery>;

/** GET /api/figures/export.xlsx and .csv: every figure, month and bar of the page. */
export const FigureExport = FigureQuery.extend({ language: z.enum(['zh', 'en']).default('zh') });

const Value = z.object({ value: z.number().nullable(), of: z.number().nullable() });
const Values = z.record(z.string(), Value);
const Bar = z.object({ value: z.string(), n: z.number().int() });
const Months = z.object({ from: Month, to: Month });

/** GET /api/figures */
export const Figures = z.object({
  /** The day it was made for, in China. */
  day: Day,
  span: Months,
  /** Every figure by the name of its definition. */
  now: Values,
  /** Goals in force on the last day of the span, or today, by figure. Of a share in per cent. */
  goals: z.record(
    z.string(),
    z.object({
      figure: z.string(),
      from: Day,
      goal: z.number(),
      near: z.number(),
      basis: z.string(),
      own: z.boolean(),
    }),
  ),
  /** The same months' length before, and a year before: only figures that months decide. */
  before: z.object({ span: Months, values: Values }),
  yearBefore: z.object({ span: Months, values: Values }),
  /** Thirteen months to the last of the span. */
  months: z.array(
    z.object({
      month: Month,
      found: z.number().int(),
      closed: z.number().int(),
      met: z.number().int(),
      due: z.number().int(),
    }),
  ),
  /** Month-ends as they were frozen, for what only a day decides. Empty under a filter. */
  frozen: z.array(z.object({ month: Month, values: Values })),
  steps: z.array(
    z.object({
      step: z.enum(STEPS),
      n: z.number().int(),
      median: z.number().nullable(),
      p90: z.number().nullable(),
    }),
  ),
  late: z.array(z.object({ from: z.number().int(), to: z.number().int().optional(), n: z.number().int() })),
  bars: z.record(z.string(), z.array(Bar)),
  /** Failed defence within root cause: values 'cause|defence'. */
  causes: z.array(Bar),
  recurrence: z.array(
    z.object({
      criterionId: z.string(),
      found: z.number().int(),
      recurred: z.number().int(),
      low: z.number(),
      high: z.number(),
    }),
  ),
});
export type Figures = z.infer<typeof Figures>;

/** GET /api/figures/laggards: who has overdue ones, by region, industry or department. */
export const LaggardQuery = FigureQuery.pick({
  from: true,
  to: true,
  grade: true,
  departmentId: true,
  authorityId: true,
}).extend({
  by: z.enum(['region', 'industry', 'department']),
});
export const Laggards = z.object({
  rows: z.array(
    z.object({
      value: z.string(),
      open: z.number().int(),
      overdue: z.number().int(),
      met: z.number().int(),
      due: z.number().int(),
    }),
  ),
});
export type Laggards = z.infer<typeof Laggards>;

/** GET /api/figures/snapshots: the frozen month-ends, the newest first. */
export const SnapshotQuery = FigureQuery.pick({ authorityId: true, departmentId: true });
const Snapshot = z.object({ month: Month, takenAt: Instant, values: Values });
export const Snapshots = z.object({ rows: z.array(Snapshot) });
export type Snapshots = z.infer<typeof Snapshots>;

/** GET /api/figures/snapshots/:month: beside each frozen value, what the events tell of that month-end today. */
export const SnapshotPage = Snapshot.extend({ corrected: Values });
export type SnapshotPage = z.infer<typeof SnapshotPage>;
