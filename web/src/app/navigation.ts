import type { Session } from '@zhiben/domain/contract/session.ts';
import { hasRole } from './session.ts';
import type { SignName } from './sign.tsx';

export interface NavigationEntry {
  readonly to: string;
  /** What most people come for, already in the address. */
  readonly search?: Readonly<Record<string, string>>;
  readonly text: string;
  /** Its picture, so that the bar can be read by shape in any language. */
  readonly sign: SignName;
}

const PAGES = {
  today: { to: '/', text: 'nav.today', sign: 'today' },
  hazards: { to: '/hazards', search: { open: 'true' }, text: 'nav.hazards', sign: 'hazard' },
  report: { to: '/report', text: 'nav.report', sign: 'report' },
  registers: { to: '/registers', text: 'nav.registers', sign: 'register' },
  enterprises: { to: '/enterprises', text: 'nav.enterprises', sign: 'enterprise' },
  'own-enterprise': { to: '/enterprises', text: 'nav.own-enterprise', sign: 'enterprise' },
  duties: { to: '/duties', text: 'nav.duties', sign: 'duty' },
  figures: { to: '/figures', text: 'nav.figures', sign: 'figure' },
  plan: { to: '/plan', text: 'nav.plan', sign: 'plan' },
  'own-terms': { to: '/own-terms', text: 'nav.own-terms', sign: 'today' },
  monthly: { to: '/monthly', text: 'nav.monthly', sign: 'document' },
  documents: { to: '/documents', text: 'nav.documents', sign: 'document' },
  people: { to: '/people', text: 'nav.people', sign: 'people' },
  import: { to: '/import', text: 'nav.import', sign: 'import' },
  'self-checks': { to: '/self-checks', text: 'supervision.room/self-checks', sign: 'check' },
  standards: { to: '/standards', text: 'nav.standards', sign: 'standard' },
} as const satisfies Readonly<Record<string, NavigationEntry>>;
type Page = keyof typeof PAGES;

export interface Navigation {
  /** Beside the page: more would be a list to read. */
  readonly beside: readonly NavigationEntry[];
  /** In the bar of a phone. */
  readonly bar: readonly NavigationEntry[];
  /** Under "more", where those have no room: beside the page, and in the bar. */
  readonly more: { readonly beside: readonly NavigationEntry[]; readonly bar: readonly NavigationEntry[] };
}

const BESIDE = 7;
const IN_BAR = 4;

/** By role, what is needed most often first. */
export function navigationFor(session: Session): Navigation {
  const [bar, order] = pagesFor(session);
  const entries = (pages: readonly Page[]) => pages.map((page) => PAGES[page]);
  return {
    beside: entries(order.slice(0, BESIDE)),
    bar: entries(bar),
    more: {
      beside: entries(order.slice(BESIDE)),
      bar: entries(order.filter((page) => !bar.includes(page))),
    },
  };
}

/** The bar of the phone, and all pages in their order. */
function pagesFor(session: Session): readonly [bar: readonly Page[], order: readonly Page[]] {
  if (session.scope === 'organisation') {
    const people: Page[] = hasRole(session, 'enterprise-admin') ? ['people'] : [];
    const rest: Page[] = ['own-enterprise', ...people, 'standards'];
    // A principal comes for what is asked of the enterprise, the others keep its registers every day.
    const order: Page[] =
      hasRole(session, 'enterprise-principal') && !hasRole(session, 'enterprise-officer')
        ? ['today', 'hazards', 'report', 'duties', 'plan', 'registers', 'documents', 'self-checks', ...rest]
        : ['today', 'hazards', 'report', 'registers', 'duties', 'self-checks', 'documents', 'plan', ...rest];
    return [order.slice(0, IN_BAR), order];
  }
  if (hasRole(session, 'administrator', 'desk')) {
    const order: Page[] = ['today', 'hazards', 'enterprises', 'duties', 'registers', 'plan', 'figures'];
    const rest: Page[] = ['report', 'monthly', 'own-terms', 'documents', 'people', 'import', 'standards'];
    return [
      ['today', 'hazards', 'report', 'enterprises'],
      [...order, ...rest],
    ];
  }
  if (hasRole(session, 'leader')) {
    const order: Page[] = ['today', 'hazards', 'figures', 'plan', 'duties', 'enterprises', 'monthly'];
    return [order.slice(0, IN_BAR), [...order, 'own-terms', 'documents', 'registers', 'standards']];
  }
  const order: Page[] = ['today', 'hazards', 'report', 'enterprises', 'duties', 'standards', 'documents'];
  return [order.slice(0, IN_BAR), [...order, 'own-terms', 'registers', 'plan', 'figures']];
}
