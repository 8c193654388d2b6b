import { z } from 'zod';
import { CONCLUSIONS, FAILURES, inquiryLifecycle } from '../kinds/inquiry/lifecycle.ts';
import { Day, Id, Instant, Page } from './common.ts';
import { entryPage } from './entry.ts';

/** POST /api/self-checks: what an enterprise looked at on a day and what it found. Signed, never altered. */
export const NewSelfCheck = z.strictObject({
  id: Id,
  checkedOn: Day,
  wholeSite: z.boolean(),
  /** Asked unless it was the whole site. */
  place: z.string().trim().max(200).default(''),
  lng: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  /** Criteria that were looked for; none: whatever there was. */
  criteria: z.array(z.string().max(100)).max(50).default([]),
  scope: z.string().trim().max(1000).default(''),
  /** A nil return, said expressly. */
  foundNothing: z.boolean(),
  /** The hazards that it found, reported before. */
  caseIds: z.array(Id).max(50).default([]),
  note: z.string().trim().max(2000).default(''),
  happenedAt: Instant.optional(),
});
export type NewSelfCheck = z.input<typeof NewSelfCheck>;

export const SelfCheck = z.object({
  id: Id,
  organisationId: Id,
  organisationName: z.string(),
  checkedOn: Day,
  wholeSite: z.boolean(),
  place: z.string(),
  criteria: z.array(z.string()),
  scope: z.string(),
  foundNothing: z.boolean(),
  caseIds: z.array(Id),
  note: z.string(),
  signedByName: z.string(),
  signedAt: Instant,
});
export type SelfCheck = z.infer<typeof SelfCheck>;

/** GET /api/self-checks: newest first, of the days from `from` to `to`. */
export const SelfCheckQuery = z.object({
  organisationId: Id.optional(),
  found: z.enum(['nothing', 'something']).optional(),
  from: Day.optional(),
  to: Day.optional(),
  ...Page.shape,
});
export const SelfCheckList = z.object({ rows: z.array(SelfCheck), next: z.string().nullable() });
export type SelfCheckList = z.infer<typeof SelfCheckList>;

/** POST /api/inquiries: one that a person opens, for a failure that no record shows. */
export const NewInquiry = z.strictObject({
  id: Id,
  organisationId: Id,
  caseId: Id.nullable().default(null),
  failure: z.enum(FAILURES),
  reason: z.string().trim().min(4).max(2000),
});
export type NewInquiry = z.input<typeof NewInquiry>;

export const InquiryRow = z.object({
  authorityId: Id,
  id: Id,
  organisationId: Id,
  organisationName: z.string(),
  caseId: Id.nullable(),
  caseNumber: z.string().nullable(),
  caseTitle: z.string().nullable(),
  selfCheckId: Id.nullable(),
  failure: z.enum(FAILURES),
  state: z.enum(inquiryLifecycle.states),
  version: z.number().int(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  openedOn: Day,
  statement: z.string().nullable(),
  conclusion: z.enum(CONCLUSIONS).nullable(),
  reason: z.string().nullable(),
  decidedOn: Day.nullable(),
});
export type InquiryRow = z.infer<typeof InquiryRow>;

/** GET /api/inquiries: newest first. `waiting`: not decided yet. */
export const InquiryQuery = z.object({
  which: z.enum(['waiting', 'decided', 'all']).default('waiting'),
  failure: z.enum(FAILURES).optional(),
  organisationId: Id.optional(),
  ...Page.shape,
});
export const InquiryList = z.object({
  rows: z.array(InquiryRow),
  next: z.string().nullable(),
  /** The numbers that the detector goes by, and which of them the authority set itself; the rest are UNSURE. */
  rules: z.object({
    selfCheckFrom: Day.nullable(),
    selfCheckDays: z.number().int(),
    saidFineDays: z.number().int(),
    set: z.array(z.string()),
  }),
});
export type InquiryList = z.infer<typeof InquiryList>;
export const InquiryPage = entryPage(InquiryRow);
export type InquiryPage = z.infer<typeof InquiryPage>;

/** Answer to POST /api/inquiries/detect: how many inquiries it opened. */
export const Detected = z.object({ opened: z.number().int() });
