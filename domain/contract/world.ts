import { z } from 'zod';
import { GOAL_FIGURES } from '../kinds/figure/goals.ts';
import { ROLES } from '../primitives/reach.ts';
import { TERM_RULES } from '../standards/term-rules.ts';
import { Day, Flag, Id, Instant, Page } from './common.ts';
import { LadderForm } from './escalation.ts';

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

/** GB/T 2260, six digits. */
const RegionCode = z.string().regex(/^\d{6}$/);

const Days = z.array(z.int().min(1).max(365)).max(10);

/** One version of the rule of a term: whole days, in force from a day on. */
export const TermVersionForm = z.strictObject({
  rule: z.enum(TERM_RULES),
  from: Day,
  days: z.int().min(1).max(3650),
  unit: z.enum(['calendar-day', 'working-day']),
  article: z.string().trim().min(2).max(200),
});

/** One version of the goal of a figure, in its unit; of a share in per cent. Null: from that day on there is none. */
export const GoalVersionForm = z.strictObject({
  figure: z.enum(GOAL_FIGURES),
  from: Day,
  goal: z.number().min(0).max(1_000_000).nullable(),
  near: z.number().min(0).max(1_000_000).nullable(),
  basis: z.string().trim().min(2).max(200),
});

/** What an authority decides for itself; the product's own default holds for what is absent. */
export const AuthoritySettings = z.strictObject({
  /** Days in which the finder may contest a closure. */
  contestDays: z.int().min(1).max(90).optional(),
  /** Duties that come again are asked for from this day on; from the year in which it began here when absent. */
  dutiesFrom: Day.optional(),
  /** Hours in which a person told of a major hazard is to answer. */
  noticeHours: z.int().min(1).max(720).optional(),
  /** Hours after which a notice that nobody acknowledged goes out by the next channel. */
  channelHours: z.int().min(1).max(240).optional(),
  /** Days before and after the end of a term on which those answerable are reminded. */
  reminderDays: z.strictObject({ before: Days, after: Days }).optional(),
  /** The lengths of terms, as the authority found them in its own rules: every version that it ever set. */
  terms: z.array(TermVersionForm).max(200).optional(),
  /** Days that are free or working days here, otherwise than the State Council arranged. */
  ownDays: z.strictObject({ free: z.array(Day).max(366), moved: z.array(Day).max(366) }).optional(),
  /** When a late hazard reaches 函告, 通报, 约谈, 曝光. */
  ladder: LadderForm.optional(),
  /** Goals of figures, as the authority set them: every version that it ever set. */
  goals: z.array(GoalVersionForm).max(200).optional(),
  /** First day of the first period in which every enterprise keeps a self-check record; absent: nobody is asked to. */
  selfCheckFrom: z.iso.date().optional(),
  /** Calendar days of such a period. */
  selfCheckDays: z.int().min(1).max(366).optional(),
  /** Calendar days for which a self-check that found nothing is taken at its word. */
  saidFineDays: z.int().min(1).max(90).optional(),
  /** Telephone of the office, shown to enterprises beside an order. */
  telephone: z.string().trim().max(40).optional(),
});
export type AuthoritySettings = z.infer<typeof AuthoritySettings>;

export const Authority = z.object({
  id: Id,
  parentId: Id.nullable(),
  kind: z.enum(AUTHORITY_KINDS),
  name: z.string(),
  regionCode: z.string(),
  settings: AuthoritySettings,
  demonstration: z.boolean(),
});
export type Authority = z.infer<typeof Authority>;
/** GET /api/authorities: one's own first, then those below it in the tree. */
export const AuthorityList = z.object({ rows: z.array(Authority) });

/** POST /api/authorities: one that stands under `parentId`, which defaults to one's own. */
export const NewAuthority = z.strictObject({
  id: Id,
  parentId: Id.optional(),
  kind: z.enum(AUTHORITY_KINDS),
  name: z.string().trim().min(2).max(100),
  regionCode: RegionCode,
});
/** PATCH /api/authorities/:id: only what is given changes. */
export const AuthorityChange = z.strictObject({
  name: NewAuthority.shape.name.optional(),
  regionCode: RegionCode.optional(),
  settings: AuthoritySettings.optional(),
});

/** Answer to every PUT: the version that the next change has to name as seen. */
export const Written = z.object({ id: Id, version: z.number().int() });

export const Department = z.object({
  authorityId: Id,
  id: Id,
  name: z.string(),
  /** Codes of GB/T 4754 (any level) that it answers for: 三管三必须. */
  industries: z.array(z.string()),
  sectorMarks: z.array(z.string()),
  version: z.number().int(),
});
export type Department = z.infer<typeof Department>;
export const DepartmentList = z.object({ rows: z.array(Department) });
/** PUT /api/departments/:id */
export const DepartmentForm = z.strictObject({
  /** Where a new one is made; one's own authority when absent. Never changes afterwards. */
  authorityId: Id.optional(),
  name: z.string().trim().min(1).max(100),
  industries: z.array(z.string().trim().max(8)).max(200).default([]),
  sectorMarks: z.array(z.string().max(40)).max(40).default([]),
  seenVersion: z.int().positive().optional(),
});

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
  /** Where a new one is made; one's own authority when absent. Never changes afterwards. */
  authorityId: Id.optional(),
  kind: z.enum(ORGANISATION_KINDS).default('enterprise'),
  name: z.string().trim().min(2).max(120),
  /** As typed or scanned: spaces, hyphens and small letters are tidied. */
  uscc: z.string().trim().max(40).nullable().default(null),
  industryCode: z.string().max(8).nullable().default(null),
  scale: z.enum(SCALES).nullable().default(null),
  headcount: z.int().min(0).max(1_000_000).nullable().default(null),
  sectorMarks: z.array(z.string().max(40)).max(20).default([]),
  /** Absent: the department that answers for its industry or marks; null: none on purpose. */
  departmentId: Id.nullable().optional(),
  /** Absent: that of the authority. */
  regionCode: RegionCode.optional(),
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
  authorityId: Id.optional(),
  regionCode: z.string().max(12).optional(),
  scale: z.enum(SCALES).optional(),
  kind: z.enum(ORGANISATION_KINDS).optional(),
  active: Flag.optional(),
  /** true: only those with open hazards. */
  withOpen: Flag.optional(),
  sort: z.enum(['name', '-open', '-overdue']).default('name'),
});
/** A line of the list of enterprises, with how many hazards are open there now. */
export const OrganisationRow = Organisation.extend({
  departmentName: z.string().nullable(),
  openHazards: z.number().int(),
  overdueHazards: z.number().int(),
});
export type OrganisationRow = z.infer<typeof OrganisationRow>;
export const OrganisationList = z.object({ rows: z.array(OrganisationRow), next: z.string().nullable() });

export const PersonRow = z.object({
  authorityId: Id,
  id: Id,
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  /** True: the digest of an identity number is held. The number itself is not. */
  identified: z.boolean(),
  active: z.boolean(),
  version: z.number().int(),
  /** Newest first. A post that ended keeps its line. */
  posts: z.array(
    z.object({
      id: Id,
      post: z.enum(POSTS),
      organisationId: Id,
      from: Day,
      to: Day.nullable(),
    }),
  ),
  /** Null: he has no account and no open invitation. */
  account: z
    .object({
      username: z.string().nullable(),
      roles: z.array(z.enum(ROLES)),
      active: z.boolean(),
      /** An invitation is open. */
      invited: z.boolean(),
    })
    .nullable(),
});
export type PersonRow = z.infer<typeof PersonRow>;
/** PUT /api/people/:id: made when the id is new, else changed. */
export const PersonForm = z.strictObject({
  /** Where a new one is made; one's own authority when absent. Never changes afterwards. */
  authorityId: Id.optional(),
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().max(20).nullable().default(null),
  /** Where notices and reminders go; absent leaves it as it is. */
  email: z.email().max(200).nullable().optional(),
  organisationId: Id.nullable().default(null),
  departmentId: Id.nullable().default(null),
  /** 公民身份号码. Only a keyed digest is kept, to recognise the same human; absent leaves it as it is. */
  identityNumber: z.string().trim().max(30).optional(),
  active: z.boolean().default(true),
  /** Those given are made or changed; those left out stay as they are. A post ends by its `to`. */
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
  role: z.enum(ROLES).optional(),
  active: Flag.optional(),
});
export const PersonList = z.object({ rows: z.array(PersonRow), next: z.string().nullable() });

/** GET /api/people/:id. `sameHuman`: the reader's other records of what is probably the same person. */
export const PersonPage = z.object({
  person: PersonRow,
  sameHuman: z.array(z.object({ id: Id, name: z.string(), organisationName: z.string().nullable() })),
});

/** PUT /api/people/:id/account: changes what an existing account may do, or ends it. */
export const AccountChange = z.strictObject({
  roles: z.array(z.enum(ROLES)).min(1).max(6),
  active: z.boolean(),
});

/** POST /api/account/password: one's own; every other session of the account ends, this one is made anew. */
export const PasswordChange = z.strictObject({
  current: z.string().min(1).max(200),
  password: z.string().min(10).max(200),
});

/** POST /api/people/:id/invitation: a link (and QR) by which this person makes his own password, once. */
export const NewInvitation = z.strictObject({ id: Id, roles: z.array(z.enum(ROLES)).min(1).max(6) });
/** `link` is a path of this page; whoever shows or prints it puts his own origin before it. Shown once. */
export const Invitation = z.object({ link: z.string(), expiresAt: Instant });
/** POST /api/invitations/bulk: links for a sheet of QR codes. */
export const BulkInvitation = z.strictObject({
  personIds: z.array(Id).min(1).max(500),
  roles: NewInvitation.shape.roles,
});
export const BulkInvitations = z.object({
  expiresAt: Instant,
  rows: z.array(
    z.object({
      personId: Id,
      name: z.string().nullable(),
      organisationName: z.string().nullable(),
      link: z.string().nullable(),
      /** Why this one got no link. */
      refusal: z.string().nullable(),
    }),
  ),
});
/** What the invited person sees before he accepts. */
export const InvitationCard = z.object({
  name: z.string(),
  authorityName: z.string(),
  organisationName: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  /** The user name of an account that he has already: it stays, only the password is made anew. */
  username: z.string().nullable(),
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

/** Answer to POST /api/invitations/:secret: the name to sign in with. */
export const Accepted = z.object({ username: z.string() });

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
  /** 'hazard', or the register that tells it. */
  what: z.string(),
  move: z.string(),
  caseId: Id.nullable(),
  /** Set when the line is about a person. */
  personId: Id.nullable(),
  /** Set when the line is about an entry of a register. */
  entry: z.object({ register: z.string(), id: Id }).nullable(),
  /** Number and title of the hazard, or the name of the organisation or person. */
  title: z.string(),
  actorName: z.string(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
/** GET /api/organisations/:id/timeline: newest first. */
export const Timeline = z.object({ rows: z.array(TimelineEntry), next: z.string().nullable() });

/** GET /api/organisations/:id */
export const OrganisationPage = z.object({
  organisation: OrganisationRow,
  people: z.array(PersonRow),
  /** How many hazards it ever had, by where they stand. */
  hazards: z.object({
    total: z.number().int(),
    open: z.number().int(),
    overdue: z.number().int(),
    openMajor: z.number().int(),
    closed: z.number().int(),
  }),
  timeline: z.array(TimelineEntry),
  /** Cursor for the next lines of the time line. */
  timelineNext: z.string().nullable(),
  /** Fields that the reader may change; empty when none. */
  mayChange: z.array(z.string()),
});
export type OrganisationPage = z.infer<typeof OrganisationPage>;
