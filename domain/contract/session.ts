import { z } from 'zod';
import { ROLES } from '../primitives/reach.ts';
import { Id } from './common.ts';

export const SignIn = z.strictObject({
  username: z.string().trim().min(1).max(100),
  password: z.string().min(1).max(200),
});

/** Who is signed in, and where he may look. */
export const Session = z.object({
  accountId: z.string(),
  personId: Id,
  name: z.string(),
  username: z.string(),
  roles: z.array(z.enum(ROLES)),
  scope: z.enum(['authority', 'department', 'organisation']),
  authority: z.object({ id: Id, name: z.string(), kind: z.string(), regionCode: z.string() }),
  department: z.object({ id: Id, name: z.string() }).nullable(),
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
});
export type Session = z.infer<typeof Session>;

/** What a first visitor meets: does anybody govern here yet? */
export const Installation = z.object({
  /** False until the first administrator was made. */
  ready: z.boolean(),
  demonstration: z.boolean(),
  version: z.string(),
  /** The clock may be moved by hand: an installation to try things out in, never one for real work. */
  testClock: z.boolean(),
});
export type Installation = z.infer<typeof Installation>;

/** The clock of an installation in which it may be moved, ISO 8601. */
export const TestClockTime = z.strictObject({ at: z.iso.datetime({ offset: true }) });

/** Answer to POST /api/setup/demo: the accounts of the demonstration park, told this once. */
export const DemonstrationMade = z.object({
  authorityId: Id,
  enterprises: z.number().int(),
  hazards: z.number().int(),
  accounts: z.array(
    z.object({
      username: z.string(),
      password: z.string(),
      name: z.string(),
      roles: z.array(z.enum(ROLES)),
      organisationName: z.string().nullable(),
    }),
  ),
});
