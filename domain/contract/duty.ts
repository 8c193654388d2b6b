import { z } from 'zod';
import { DUTY_CUTS } from '../primitives/duty.ts';
import { Day, Id, Page } from './common.ts';

/** A duty of one subject: who must do what by when, and whether it was done. Days YYYY-MM-DD. */
export const DutyRow = z.object({
  authorityId: Id,
  id: Id,
  duty: z.string(),
  subjectId: Id,
  /** Name of the organisation, person, department, authority or entry that it is asked of. */
  subject: z.string(),
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  departmentId: Id.nullable(),
  personId: Id.nullable(),
  /** The entry of a register that it is about, and the register. */
  entryId: Id.nullable(),
  fromOn: Day,
  dueOn: Day,
  /** How much is needed in all, in the unit of the proof's amount. */
  needed: z.number().nullable(),
  coveredOn: Day.nullable(),
  coveredBy: Id.nullable(),
  excusedOn: Day.nullable(),
  excusedBecause: z.string().nullable(),
  excusedByName: z.string().nullable(),
});
export type DutyRow = z.infer<typeof DutyRow>;

/**
 * Where its reader brings the proof: a new entry of a register, the entry that it is about, or the page of another
 * record; null where that is not his to do.
 */
export const DutyStep = z.object({
  do: z.enum(['enter', 'update', 'self-check', 'monthly-batch', 'listing', 'plan-receipt']),
  register: z.string().nullable(),
  /** The sort that a new entry must be of, where only one proves it. */
  facet: z.string().nullable(),
});
export type DutyStep = z.infer<typeof DutyStep>;

const filter = {
  which: z.enum(DUTY_CUTS).default('open'),
  /** One of the times of the duty, by its last day. */
  dueOn: Day.optional(),
  /** Due from and until this day. */
  since: Day.optional(),
  until: Day.optional(),
  organisationId: Id.optional(),
  personId: Id.optional(),
  departmentId: Id.optional(),
  authorityId: Id.optional(),
};

/** GET /api/duties/:duty/items: one duty, by its last day. */
export const DutyQuery = z.object({ ...filter, ...Page.shape });
export type DutyQuery = z.infer<typeof DutyQuery>;
export const DutyExportQuery = z.object({ ...filter, language: z.enum(['zh', 'en']).default('zh') });
export const DutyList = z.object({ rows: z.array(DutyRow), next: z.string().nullable() });
export type DutyList = z.infer<typeof DutyList>;

/** GET /api/duties/due: what an enterprise, a person, or the office itself has to do next, whatever the duty. */
export const DueQuery = z.object({
  organisationId: Id.optional(),
  personId: Id.optional(),
  ...Page.shape,
});
/** With the words of its duty: the first page loads no definitions to say what is due. */
export const DueRow = DutyRow.extend({
  words: z.tuple([z.string(), z.string()]),
  step: DutyStep.nullable(),
});
export type DueRow = z.infer<typeof DueRow>;
export const DueList = z.object({ rows: z.array(DueRow), next: z.string().nullable() });
export type DueList = z.infer<typeof DueList>;

/** One time of a duty: how many are asked, and how they stand. What is missing is required − covered − excused. */
export const DutyPeriod = z.object({
  dueOn: Day,
  required: z.number().int(),
  covered: z.number().int(),
  coveredLate: z.number().int(),
  excused: z.number().int(),
});

export const DutyStand = z.object({
  duty: z.string(),
  /** In use: a duty whose numbers are not sure is used only after the authority has confirmed it. */
  active: z.boolean(),
  /** How sure its numbers are here, as the authority confirmed or set them. */
  confidence: z.enum(['VERIFIED', 'KNOWN', 'UNSURE']),
  confirmed: z.object({ byName: z.string(), on: Day, because: z.string() }).nullable(),
  step: DutyStep.nullable(),
  /** Missing and not yet due, and missing and past its day, now. */
  open: z.number().int(),
  late: z.number().int(),
  nextDueOn: Day.nullable(),
  /** The latest times first; at most twelve. */
  periods: z.array(DutyPeriod),
});
export type DutyStand = z.infer<typeof DutyStand>;
/** GET /api/duties: all that the reader may know of, or the part of one enterprise. */
export const DutyStandsQuery = z.object({ organisationId: Id.optional() });
export const DutyStands = z.object({ duties: z.array(DutyStand) });
export type DutyStands = z.infer<typeof DutyStands>;

/** POST /api/duties/:duty/items/:id/excuse, …/unexcuse */
export const DutyExcuse = z.strictObject({ because: z.string().trim().min(2).max(500) });
/** PUT /api/duties/:duty/setting: takes a duty into use, or out of it, for a reason. */
export const DutyDecision = z.strictObject({
  active: z.boolean(),
  because: z.string().trim().min(2).max(500),
});
export const DutyName = z.object({ duty: z.string().max(60) });
export const OneDuty = z.object({ duty: z.string().max(60), id: Id });
export const DutyDone = z.object({ id: Id });
