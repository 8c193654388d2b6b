import { ENTERPRISE_ROLES, type Reach, type Role } from './reach.ts';

/** Roles that need the whole authority before them: they make departments, enterprises and accounts. */
const AUTHORITY_ROLES: readonly Role[] = ['administrator', 'desk'];

/** The part of the tree that a person's account reaches, from where he works. */
export function scopeFor(person: {
  readonly organisationId: string | null;
  readonly departmentId: string | null;
}): Reach['scope'] {
  if (person.organisationId !== null) return 'organisation';
  return person.departmentId === null ? 'authority' : 'department';
}

/**
 * May somebody with this reach hold this role? People of an organisation hold enterprise roles only; inspectors,
 * verifiers, leaders and experts belong to a department or to the authority itself.
 */
export function roleFits(role: Role, scope: Reach['scope']): boolean {
  if (ENTERPRISE_ROLES.includes(role)) return scope === 'organisation';
  if (AUTHORITY_ROLES.includes(role)) return scope === 'authority';
  return scope !== 'organisation';
}

/** Who may give which roles: nobody gives more than he may oversee. */
const GIVES: readonly (readonly [giver: Role, roles: readonly Role[]])[] = [
  [
    'administrator',
    ['administrator', 'desk', 'inspector', 'verifier', 'leader', 'expert', ...ENTERPRISE_ROLES],
  ],
  ['desk', ['desk', 'inspector', 'verifier', 'leader', 'expert', ...ENTERPRISE_ROLES]],
  ['enterprise-admin', ENTERPRISE_ROLES],
];

/** Every role that somebody with these roles may give, and take away again. */
export function rolesToGive(roles: readonly Role[]): ReadonlySet<Role> {
  return new Set(GIVES.filter(([giver]) => roles.includes(giver)).flatMap(([, given]) => given));
}
