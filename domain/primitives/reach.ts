/** 职责角色: what a person may do. Where he may do it is his reach. */
export const ROLES = [
  'administrator',
  'desk',
  'inspector',
  'verifier',
  'leader',
  'expert',
  'enterprise-admin',
  'enterprise-principal',
  'enterprise-officer',
] as const;

export type Role = (typeof ROLES)[number];

/** Roles that only people of an enterprise hold; the others belong to the governing side. */
export const ENTERPRISE_ROLES: readonly Role[] = [
  'enterprise-admin',
  'enterprise-principal',
  'enterprise-officer',
];

/**
 * Which part of the tree an actor may see or touch. The database enforces it (row-level security); the domain
 * only reads it to say who belongs to whom.
 */
export interface Reach {
  readonly scope: 'authority' | 'department' | 'organisation';
  /** The authority he works for, and the one in which he writes new records. */
  readonly authorityId: string;
  /** His authority and every authority below it in the tree. */
  readonly authorityIds: readonly string[];
  readonly departmentId?: string | undefined;
  readonly organisationId?: string | undefined;
}

/** Who acts. One human may hold several accounts and person records: all of them are named here. */
export interface Actor {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly reach: Reach;
  /** Every person record that is this human (same identity number or telephone), his own included. */
  readonly personIds: readonly string[];
  /** Every organisation in which one of those records works or holds a post. */
  readonly organisationIds: readonly string[];
}

/** The product itself, when a term passes and nobody acts: no person of any authority has this id. */
export const SYSTEM_PERSON = '00000000-0000-7000-8000-000000000000';
/** As it stands in history, whatever the language of the reader. */
export const SYSTEM_NAME = '系统';

/** True when the actor is the human behind this person record, whatever account he uses. */
export function isSamePerson(actor: Actor, personId: string | null | undefined): boolean {
  return personId != null && actor.personIds.includes(personId);
}

/** True when the actor works for this organisation, in any of his accounts. */
export function belongsTo(actor: Actor, organisationId: string | null | undefined): boolean {
  return organisationId != null && actor.organisationIds.includes(organisationId);
}
