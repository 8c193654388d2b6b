import type { Actor, Role } from '@zhiben/domain/primitives/reach.ts';
import { type Refused, refused } from './refusals.ts';

/**
 * Who may do what in the governed world: the one place where it is said. Where he may do it is his reach, which the
 * database enforces; what he may do to a case is said by its lifecycle.
 */
const MAY = {
  'authority.create': ['administrator'],
  'authority.change': ['administrator'],
  'department.change': ['administrator'],
  'organisation.change': ['administrator', 'desk'],
  'organisation.change-contact': ['enterprise-admin'],
  'person.change': ['administrator', 'desk', 'enterprise-admin'],
  'channel.change': ['administrator'],
  'message.read': ['administrator', 'desk', 'leader'],
  'message.resend': ['administrator', 'desk'],
  'notice.serve': ['desk', 'inspector'],
  // 函告、通报、约谈、曝光: signed by those who answer for the office; checked by a second person.
  'escalation.sign': ['desk', 'leader'],
  'escalation.check': ['desk', 'leader', 'inspector'],
  'escalation.answer': ['enterprise-principal', 'enterprise-officer', 'enterprise-admin'],
  'listing.create': ['desk'],
  'supervision-order.create': ['desk', 'inspector'],
  'self-check.sign': ['enterprise-officer', 'enterprise-principal', 'enterprise-admin'],
  'double-report.record': ['enterprise-officer', 'enterprise-principal', 'enterprise-admin'],
  'inquiry.open': ['desk', 'inspector'],
  'inquiry.detect': ['desk'],
  'monthly.pick': ['administrator', 'desk'],
  'monthly.approve': ['administrator', 'desk', 'leader'],
  'monthly.return': ['administrator', 'desk', 'leader'],
  'document.draft': ['desk', 'inspector', 'verifier', 'leader'],
  'entry.change': ['administrator', 'desk', 'enterprise-admin', 'enterprise-officer', 'enterprise-principal'],
  'entry.change-inner': ['administrator', 'desk', 'inspector', 'leader'],
  'plan.issue': ['administrator'],
  'plan.sign': ['enterprise-principal', 'enterprise-admin'],
  'duty.excuse': ['desk', 'leader'],
  'duty.decide': ['administrator', 'desk'],
  'template.change': ['administrator'],
  'account.change': ['administrator', 'desk', 'enterprise-admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type UseCase = keyof typeof MAY;

export function may({ roles }: Pick<Actor, 'roles'>, useCase: UseCase): boolean {
  return roles.some((role) => (MAY[useCase] as readonly Role[]).includes(role));
}

/**
 * In which authority a new record is made: one's own, or the named one when it is one's own or stands below it.
 * One that is foreign and one that does not exist are refused alike.
 */
export function authorityFor({ reach }: Pick<Actor, 'reach'>, wanted: string | undefined): string | Refused {
  if (wanted === undefined) return reach.authorityId;
  return reach.authorityIds.includes(wanted) ? wanted : refused('authority-not-found', 'authorityId');
}
