import type { Session } from '@zhiben/domain/contract/session.ts';
import { hasRole } from './session.ts';

export interface NavigationEntry {
  readonly to:
    | '/'
    | '/hazards'
    | '/report'
    | '/enterprises'
    | '/people'
    | '/import'
    | '/standards'
    | '/settings';
  /** What most people come for, already in the address. */
  readonly search?: Readonly<Record<string, string>>;
  readonly text: string;
  /** One character, so that a narrow bar can be read by shape. */
  readonly sign: string;
  /** In the bar of the phone: four at most, "report" in the middle. */
  readonly onPhone?: boolean;
}

/** At most seven entries, by role. */
export function entriesFor(session: Session): NavigationEntry[] {
  const governs = session.scope !== 'organisation';
  const manages = hasRole(session, 'administrator', 'desk', 'enterprise-admin');
  const entries: (NavigationEntry | false)[] = [
    { to: '/', text: 'nav.today', sign: '今', onPhone: true },
    { to: '/hazards', search: { open: 'true' }, text: 'nav.hazards', sign: '患', onPhone: true },
    !hasRole(session, 'leader') && { to: '/report', text: 'nav.report', sign: '＋', onPhone: true },
    { to: '/enterprises', text: 'nav.enterprises', sign: '企', onPhone: true },
    manages && { to: '/people', text: 'nav.people', sign: '人' },
    governs && hasRole(session, 'administrator', 'desk') && { to: '/import', text: 'nav.import', sign: '入' },
    { to: '/standards', text: 'nav.standards', sign: '标' },
  ];
  return entries.filter((entry) => entry !== false);
}
