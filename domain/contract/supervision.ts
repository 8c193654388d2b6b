import { z } from 'zod';
import { REPORT_PARTS } from '../kinds/double-report/double-report.ts';
import { LISTING_LEVELS, listingLifecycle } from '../kinds/listed-supervision/lifecycle.ts';
import { ORDER_LEVELS, orderLifecycle } from '../kinds/supervision-order/lifecycle.ts';
import { Day, Id, Instant, Page } from './common.ts';
import { EntryDocument, entryPage } from './entry.ts';

/** Words in number, title or names. */
const Words = z.string().trim().max(100).optional();
const words = (most: number) => z.string().trim().min(1).max(most);

/** POST /api/listings: puts a major hazard under listed supervision. `title` is what the public may read of it. */
export const NewListing = z.strictObject({
  id: Id,
  caseId: Id,
  level: z.enum(LISTING_LEVELS),
  title: words(200),
  issuingBody: words(100),
  conditions: words(2000),
  /** The enterprise's name when absent. */
  responsibleUnit: words(200).optional(),
  responsiblePerson: z.string().trim().max(100).default(''),
  dueOn: Day,
  /** Published at once. */
  publish: z.boolean().default(false),
});
export type NewListing = z.input<typeof NewListing>;

/** A listing. Days YYYY-MM-DD. */
export const ListingRow = z.object({
  authorityId: Id,
  id: Id,
  caseId: Id,
  caseNumber: z.string(),
  caseTitle: z.string(),
  caseState: z.string(),
  organisationId: Id,
  organisationName: z.string(),
  number: z.string(),
  year: z.number().int(),
  state: z.enum(listingLifecycle.states),
  version: z.number().int(),
  title: z.string(),
  level: z.enum(LISTING_LEVELS),
  issuingBody: z.string(),
  conditions: z.string(),
  responsibleUnit: z.string(),
  responsiblePerson: z.string(),
  listedOn: Day,
  dueOn: Day,
  appliedOn: Day.nullable(),
  /** The last day for the review on site, and the version of the rule that said so on the day of the application. */
  reviewBy: Day.nullable(),
  reviewRule: z
    .object({
      from: Day,
      days: z.number().int().nullable(),
      unit: z.enum(['calendar-day', 'working-day']),
      article: z.string(),
      confidence: z.enum(['VERIFIED', 'KNOWN', 'UNSURE']),
    })
    .nullable(),
  endedOn: Day.nullable(),
  publishedOn: Day.nullable(),
  removedOn: Day.nullable(),
  correction: z.string().nullable(),
  /** 挂牌督办通知书, 解除挂牌督办通知书. */
  document: EntryDocument.nullable(),
  releaseDocument: EntryDocument.nullable(),
});
export type ListingRow = z.infer<typeof ListingRow>;

/** GET /api/listings, by term; `review-late`: the review on site is overdue. */
export const ListingQuery = z.object({
  which: z.enum(['standing', 'late', 'applied', 'review-late', 'ended', 'all']).default('standing'),
  level: z.enum(LISTING_LEVELS).optional(),
  year: z.coerce.number().int().min(1990).max(2999).optional(),
  q: Words,
  ...Page.shape,
});
export const ListingList = z.object({ rows: z.array(ListingRow), next: z.string().nullable() });
export type ListingList = z.infer<typeof ListingList>;

/** GET /api/listings/counts?year=: for each level, how many were listed in the year and how they stand. */
export const ListingCounts = z.object({
  year: z.number().int(),
  levels: z.array(
    z.object({
      level: z.enum(LISTING_LEVELS),
      listed: z.number().int(),
      standing: z.number().int(),
      late: z.number().int(),
      delisted: z.number().int(),
    }),
  ),
});
export type ListingCounts = z.infer<typeof ListingCounts>;
export const ListingYear = z.object({ year: ListingQuery.shape.year });

export const ListingPage = entryPage(ListingRow);
export type ListingPage = z.infer<typeof ListingPage>;

/** GET /api/public/listings: what anybody may read, newest first. Names no person. */
export const PublicListing = z.object({
  id: Id,
  authorityName: z.string(),
  demonstration: z.boolean(),
  number: z.string(),
  title: z.string(),
  responsibleUnit: z.string(),
  level: z.enum(LISTING_LEVELS),
  issuingBody: z.string(),
  conditions: z.string(),
  state: z.enum(listingLifecycle.states),
  listedOn: Day,
  dueOn: Day,
  endedOn: Day.nullable(),
  correction: z.string().nullable(),
});
export type PublicListing = z.infer<typeof PublicListing>;
export const PublicListings = z.object({ rows: z.array(PublicListing), next: z.string().nullable() });
export type PublicListings = z.infer<typeof PublicListings>;
export const PublicQuery = z.object(Page.shape);

/** POST /api/supervision-orders */
export const NewOrder = z.strictObject({
  id: Id,
  caseId: Id,
  level: z.enum(ORDER_LEVELS),
  issuingBody: words(100),
  requirements: words(2000),
  dueOn: Day,
  /** Who handles it; the hazard's own department when absent. */
  departmentId: Id.nullable().default(null),
  handlerId: Id.nullable().default(null),
});
export type NewOrder = z.input<typeof NewOrder>;

export const OrderRow = z.object({
  authorityId: Id,
  id: Id,
  caseId: Id,
  /** Null for a handler who does not see the hazard itself. */
  caseNumber: z.string().nullable(),
  caseState: z.string().nullable(),
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  number: z.string(),
  year: z.number().int(),
  state: z.enum(orderLifecycle.states),
  version: z.number().int(),
  title: z.string(),
  level: z.enum(ORDER_LEVELS),
  issuingBody: z.string(),
  requirements: z.string(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  handlerId: Id.nullable(),
  handlerName: z.string().nullable(),
  issuedOn: Day,
  dueOn: Day,
  extensionAsked: z.boolean(),
  newDueOn: Day.nullable(),
  extended: z.number().int(),
  progressOn: Day.nullable(),
  refusedOn: Day.nullable(),
  endedOn: Day.nullable(),
  /** 督办通知书. */
  document: EntryDocument.nullable(),
});
export type OrderRow = z.infer<typeof OrderRow>;

/** GET /api/supervision-orders, by term; `asked`: an extension waits for a decision. */
export const OrderQuery = z.object({
  which: z.enum(['open', 'late', 'asked', 'ended', 'all']).default('open'),
  level: z.enum(ORDER_LEVELS).optional(),
  q: Words,
  ...Page.shape,
});
export const OrderList = z.object({ rows: z.array(OrderRow), next: z.string().nullable() });
export type OrderList = z.infer<typeof OrderList>;
export const OrderPage = entryPage(OrderRow);
export type OrderPage = z.infer<typeof OrderPage>;

/** POST /api/hazards/:id/double-reports: that employees were told, or the workers' congress; how and when. */
export const NewDoubleReport = z.strictObject({
  id: Id,
  part: z.enum(REPORT_PARTS),
  how: z.string().trim().min(4).max(2000),
  toldOn: Day,
  /** Minutes, a photo of the board: ids of files, already received or on their way. */
  documents: z.array(Id).max(20).default([]),
  /** Made and kept on the device without signal; what counts is when it was received. */
  happenedAt: Instant.optional(),
});
export type NewDoubleReport = z.input<typeof NewDoubleReport>;

export const DoubleReport = z.object({
  id: Id,
  part: z.enum(REPORT_PARTS),
  how: z.string(),
  toldOn: Day,
  recordedByName: z.string(),
  recordedAt: Instant,
});
export type DoubleReport = z.infer<typeof DoubleReport>;

/** GET /api/hazards/:id/supervision: all that hangs on one hazard. */
export const CaseSupervision = z.object({
  listings: z.array(ListingRow),
  orders: z.array(OrderRow),
  doubleReports: z.array(DoubleReport),
  /** What nobody has recorded yet; empty when nothing is asked of this hazard. */
  missing: z.array(z.enum(REPORT_PARTS)),
  /** Inquiries of this hazard that the reader sees. */
  inquiries: z.array(z.object({ id: Id, failure: z.string(), state: z.string(), openedOn: Day })),
});
export type CaseSupervision = z.infer<typeof CaseSupervision>;

/** GET /api/double-reports/missing: major hazards of which somebody was not told, by number. */
export const MissingReports = z.object({
  rows: z.array(
    z.object({
      id: Id,
      number: z.string(),
      title: z.string(),
      organisationId: Id,
      organisationName: z.string(),
      missing: z.array(z.enum(REPORT_PARTS)),
    }),
  ),
  next: z.string().nullable(),
});
export type MissingReports = z.infer<typeof MissingReports>;
export const MissingQuery = z.object({ part: z.enum(REPORT_PARTS).optional(), ...Page.shape });

/** GET /api/supervision/waiting: how much waits within the reader's reach, each counted up to 100. */
export const SupervisionWaiting = z.object({
  notTold: z.number().int(),
  reviewsLate: z.number().int(),
  ordersLate: z.number().int(),
  inquiries: z.number().int(),
});
export type SupervisionWaiting = z.infer<typeof SupervisionWaiting>;
