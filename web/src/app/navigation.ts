import type { Session } from '@zhiben/domain/contract/session.ts';
import { hasRole } from './session.ts';
import type { SignName } from './sign.tsx';

export interface NavigationEntry {
  readonly to:
    | '/'
    | '/hazards'
    | '/report'
    | '/enterprises'
    | '/registers'
    | '/duties'
    | '/documents'
    | '/people'
    | '/figures'
    | '/plan'
    | '/import'
    | '/self-checks'
    | '/standards'
    | '/settings';
  /** What most people come for, already in the address. */
  readonly search?: Readonly<Record<string, string>>;
  readonly text: string;
  /** Its picture, so that the bar can be read by shape in any language. */
  readonly sign: SignName;
  /** In the bar of the phone: four at most, "report" in the middle. */
  readonly onPhone?: boolean;
}

/** Entries beside the page: more would be a list to read. The last ones stand in the personal menu instead. */
export const BESIDE = 7;

/** By role, what is needed most often first. */
export function entriesFor(session: Session): NavigationEntry[] {
  const governs = session.scope !== 'organisation';
  const manages = hasRole(session, 'administrator', 'desk', 'enterprise-admin');
  const entries: (NavigationEntry | false)[] = [
    { to: '/', text: 'nav.today', sign: 'today', onPhone: true },
    { to: '/hazards', search: { open: 'true' }, text: 'nav.hazards', sign: 'hazard', onPhone: true },
    !hasRole(session, 'leader') && { to: '/report', text: 'nav.report', sign: 'report', onPhone: true },
    // An enterprise keeps its registers far oftener than it looks at its own page.
    !governs && { to: '/registers', text: 'nav.registers', sign: 'register', onPhone: true },
    { to: '/enterprises', text: 'nav.enterprises', sign: 'enterprise', onPhone: governs },
    governs && { to: '/registers', text: 'nav.registers', sign: 'register' },
    { to: '/duties', text: 'nav.duties', sign: 'duty' },
    governs && { to: '/figures', text: 'nav.figures', sign: 'figure' },
    governs && { to: '/plan', text: 'nav.plan', sign: 'plan' },
    { to: '/documents', text: 'nav.documents', sign: 'document' },
    manages && { to: '/people', text: 'nav.people', sign: 'people' },
    governs &&
      hasRole(session, 'administrator', 'desk') && { to: '/import', text: 'nav.import', sign: 'import' },
    !governs && { to: '/self-checks', text: 'supervision.room/self-checks', sign: 'check' },
    !governs && { to: '/plan', text: 'nav.plan', sign: 'plan' },
    { to: '/standards', text: 'nav.standards', sign: 'standard' },
  ];
  return entries.filter((entry) => entry !== false);
}
