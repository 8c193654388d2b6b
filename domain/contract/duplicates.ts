import { z } from 'zod';
import { LIKENESS_REASONS } from '../kinds/hazard/duplicates.ts';
import { hazardLifecycle } from '../kinds/hazard/lifecycle.ts';
import { Day, Id } from './common.ts';

/** POST /api/hazards/likely-duplicates: what is being reported, as far as it is filled in. Nothing is written. */
export const DuplicateQuestion = z.strictObject({
  title: z.string().trim().max(200).default(''),
  description: z.string().trim().max(4000).default(''),
  organisationId: Id.nullable().default(null),
  criterionId: z.string().max(100).nullable().default(null),
  place: z.string().trim().max(200).default(''),
  lng: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  foundOn: Day,
  /** Pictures that are already here: one used in another hazard is a reason by itself. */
  files: z.array(Id).max(50).default([]),
});

/** Also GET /api/hazards/:id/duplicates. Open ones first, likelier ones before; at most five. */
export const LikelyDuplicates = z.object({
  rows: z.array(
    z.object({
      id: Id,
      number: z.string(),
      title: z.string(),
      state: z.enum(hazardLifecycle.states),
      organisationName: z.string().nullable(),
      place: z.string(),
      foundOn: Day,
      closedOn: Day.nullable(),
      open: z.boolean(),
      /** 0 to 1; comparable within one answer only. */
      score: z.number(),
      reasons: z.array(z.enum(LIKENESS_REASONS)),
    }),
  ),
});
export type LikelyDuplicates = z.infer<typeof LikelyDuplicates>;
