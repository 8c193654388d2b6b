import { z } from 'zod';
import { ROLES } from '../primitives/reach.ts';
import { Day, Id, Instant, Page } from './common.ts';

export const AUTHORITY_KINDS = ['province', 'city', 'county', 'park'] as const;
export const SCALES = ['large', 'medium', 'small', 'micro'] as const;
/** 岗位: the posts that the law answers to. */
export const POSTS = [
  'principal',
  'actual-controller',
  'deputy-in-charge',
  'safety-manager',
  'safety-officer',
  'technical-lead',
  'operations-lead',
] as const;
export const ORGANISATION_KINDS = ['enterprise', 'service-body', 'insurer', 'public-institution'] as const;

export const Authority = z.object({
  id: Id,
  parentId: Id.nullable(),
  kind: z.enum(AUTHORITY_KINDS),
  name: z.string(),
  regionCode: z.string(),
});
export const NewAuthority = Authority.extend({
  name: z.string().trim().min(1).max(100),
  regionCode: z.string().regex(/^\d{6}$/),
});

export const Department = z.object({
  authorityId: Id,
  id: Id,
  name: z.string(),
  /** Codes of GB/T 4754 (any level) that it answers for: 三管三必须. */
  industries: z.array(z.string()),
  sectorMarks: z.array(z.string()),
});
export const NewDepartment = Department.omit({ authorityId: true })
  .extend({ name: z.string().trim().min(1).max(100) })
  .strict();

export const Organisation = z.object({
  authorityId: Id,
  id: Id,
  kind: z.enum(ORGANISATION_KINDS),
  name: z.string(),
  /** 统一社会信用代码, GB 32100-2015. */
  uscc: z.string().nullable(),
  industryCode: z.string().nullable(),
  scale: z.enum(SCALES).nullable(),
  headcount: z.number().int().nullable(),
  sectorMarks: z.array(z.string()),
  departmentId: Id.nullable(),
  regionCode: z.string(),
  address: z.string(),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  active: z.boolean(),
  version: z.number().int(),
});
export type Organisation = z.infer<typeof Organisation>;

/** PUT /api/organisations/:id: made when the id is new, else changed; `version` guards against overwriting. */
export const OrganisationForm = z.strictObject({
  kind: z.enum(ORGANISATION_KINDS).default('enterprise'),
  name: z.string().trim().min(2).max(120),
  uscc: z.string().trim().max(18).nullable().default(null),
  industryCode: z.string().max(8).nullable().default(null),
  scale: z.enum(SCALES).nullable().default(null),
  headcount: z.int().min(0).max(1_000_000).nullable().default(null),
  sectorMarks: z.array(z.string().max(40)).max(20).default([]),
  departmentId: Id.nullable().default(null),
  address: z.string().trim().max(200).default(''),
  lng: z.number().min(-180).max(180).nullable().default(null),
  lat: z.number().min(-90).max(90).nullable().default(null),
  active: z.boolean().default(true),
  /** The version that the editor saw; absent when it is new. */
  seenVersion: z.int().positive().optional(),
});

export const OrganisationQuery = z.object({
  ...Page.shape,
  q: z.string().trim().max(100).optional(),
  sectorMark: z.string().max(40).optional(),
  industryCode: z.string().max(8).optional(),
  departmentId: Id.optional(),
  active: z.enum(['true', 'false']).optional(),
  sort: z.enum(['name', '-open', '-overdue']).default('name'),
});
/** A line of the list of enterprises, with how many hazards are open there now. */
export const OrganisationRow = Organisation.extend({
  openHazards: z.number().int(),
  overdueHazards: z.number().int(),
});
export const OrganisationList = z.object({ rows: z.array(OrganisationRow), next: z.string().nullable() });

export const PersonRow = z.object({
  authorityId: Id,
  id: Id,
  name: z.string(),
  phone: z.string().nullable(),
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  active: z.boolean(),
  version: z.number().int(),
  posts: z.array(z.object({ id: Id, post: z.enum(POSTS), from: Day, to: Day.nullable() })),
  /** Null: he has no account yet. */
  account: z
    .object({
      username: z.string().nullable(),
      roles: z.array(z.enum(ROLES)),
      active: z.boolean(),
      invited: z.boolean(),
    })
    .nullable(),
});
export type PersonRow = z.infer<typeof PersonRow>;
export const PersonForm = z.strictObject({
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().max(20).nullable().default(null),
  organisationId: Id.nullable().default(null),
  departmentId: Id.nullable().default(null),
  active: z.boolean().default(true),
  posts: z
    .array(z.strictObject({ id: Id, post: z.enum(POSTS), from: Day, to: Day.nullable().default(null) }))
    .max(20)
    .default([]),
  seenVersion: z.int().positive().optional(),
});
export const PersonQuery = z.object({
  ...Page.shape,
  q: z.string().trim().max(100).optional(),
  organisationId: Id.optional(),
  departmentId: Id.optional(),
});
export const PersonList = z.object({ rows: z.array(PersonRow), next: z.string().nullable() });

/** POST /api/people/:id/invitation: a link (and QR) by which this person makes his own password, once. */
export const NewInvitation = z.strictObject({ id: Id, roles: z.array(z.enum(ROLES)).min(1).max(6) });
export const Invitation = z.object({ link: z.string(), expiresAt: Instant });
/** What the invited person sees before he accepts. */
export const InvitationCard = z.object({
  name: z.string(),
  authorityName: z.string(),
  organisationName: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
});
export const AcceptInvitation = z.strictObject({
  username: z
    .string()
    .trim()
    .min(3)
    .max(40)
    .regex(/^[a-zA-Z0-9._-]+$/),
  password: z.string().min(10).max(200),
});

/** POST /api/setup, once: the first authority and its first administrator. */
export const Setup = z.strictObject({
  authority: z.strictObject({
    id: Id,
    name: z.string().trim().min(2).max(100),
    kind: z.enum(AUTHORITY_KINDS),
    regionCode: z.string().regex(/^\d{6}$/),
  }),
  administrator: z.strictObject({
    personId: Id,
    name: z.string().trim().min(1).max(60),
    username: AcceptInvitation.shape.username,
    password: AcceptInvitation.shape.password,
  }),
});

/** One line of the life of an enterprise (一企一档): from any record that is about it. */
export const TimelineEntry = z.object({
  at: Instant,
  what: z.enum(['hazard', 'organisation', 'person']),
  move: z.string(),
  caseId: Id.nullable(),
  title: z.string(),
  actorName: z.string(),
});
export const OrganisationPage = z.object({
  organisation: OrganisationRow,
  people: z.array(PersonRow),
  timeline: z.array(TimelineEntry),
});
