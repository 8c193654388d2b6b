import { dutyNamed } from '@zhiben/domain/kinds/duties/all.ts';
import { registerNamed } from '@zhiben/domain/kinds/registers/all.ts';
import type { Binding } from '@zhiben/domain/plan/clause.ts';
import { FIGURE_DUTIES } from '@zhiben/domain/plan/evidence.ts';

/** An address of the page as data. */
export interface Address {
  readonly to: string;
  readonly search?: Readonly<Record<string, string>>;
}

const CASES: Readonly<Record<string, string>> = {
  hazard: '/hazards',
  notice: '/notices',
  escalation: '/escalations',
  'listed-supervision': '/listings',
  'supervision-order': '/supervision-orders',
  inquiry: '/inquiries',
  'self-check': '/self-checks',
  'double-report': '/double-reports',
  'monthly-batch': '/monthly',
};

const STANDARDS: Readonly<Record<string, string>> = {
  criteria: '/standards',
  'term-rules': '/settings',
  'escalation-ladder': '/settings',
};

/** Pages whose address is not their name. */
const PAGES: Readonly<Record<string, string>> = {
  'figure-snapshots': '/figures',
  departments: '/settings',
  'public-listed': '/public/listed',
  'public-disclosures': '/public/disclosures',
};

/** Where what a clause is bound to is seen; undefined for what has no page yet. */
export function addressOf({ kind, name }: Pick<Binding, 'kind' | 'name'>): Address | undefined {
  switch (kind) {
    case 'register':
      return registerNamed(name) && { to: `/registers/${name}` };
    case 'duty':
      return dutyNamed(name) && { to: `/duties/${name}` };
    case 'case':
      return at(CASES[name]);
    case 'figure': {
      const duties = FIGURE_DUTIES[name];
      return duties === undefined ? { to: '/figures' } : addressOf({ kind: 'duty', name: duties[0] ?? '' });
    }
    case 'document':
      return { to: '/documents', search: { kind: name } };
    case 'standard':
      return at(STANDARDS[name]);
    case 'page':
      return { to: PAGES[name] ?? `/${name}` };
  }
}

const at = (to: string | undefined): Address | undefined => (to === undefined ? undefined : { to });
