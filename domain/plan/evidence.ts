/** What stands behind a plan: for each binding, how many records there are and how fresh; and so how a clause stands. */
import type { Binding, PlanClause } from './clause.ts';
import type { BindingKind } from './vocabulary.ts';

/** Records behind one binding. `latest`: the day of the newest, null when there is none or it has no day. */
export interface Evidence {
  readonly kind: BindingKind;
  readonly name: string;
  /** Counted up to a thousand. */
  readonly count: number;
  readonly latest: string | null;
}

/**
 * proven: a proof of the whole has records, or every side of it has. partly: some proof has records. missing: it could be
 * proven here and nothing stands there. later: nothing of it can be proven yet; it names what it waits for.
 */
export const CLAUSE_STANDS = ['proven', 'partly', 'missing', 'later'] as const;
export type ClauseStand = (typeof CLAUSE_STANDS)[number];

export const evidenceKey = ({ kind, name }: Pick<Binding, 'kind' | 'name'>): string => `${kind}/${name}`;

export type EvidenceByKey = ReadonlyMap<string, Evidence>;

export function byKey(evidence: readonly Evidence[]): EvidenceByKey {
  return new Map(evidence.map((one) => [evidenceKey(one), one]));
}

export function standOf(
  { proofs, later }: Pick<PlanClause, 'proofs' | 'later'>,
  known: EvidenceByKey,
): ClauseStand {
  if (proofs.length === 0) return 'later';
  const has = (proof: Binding) => (known.get(evidenceKey(proof))?.count ?? 0) > 0;
  const whole = proofs.filter(({ share }) => share === undefined);
  const parts = proofs.filter(({ share }) => share === 'part');
  if (whole.some(has) || (later.length === 0 && parts.length > 0 && parts.every(has))) return 'proven';
  return parts.some(has) ? 'partly' : 'missing';
}

/** How many clauses stand how. */
export function countStands(
  clauses: readonly Pick<PlanClause, 'proofs' | 'later'>[],
  known: EvidenceByKey,
): Record<ClauseStand, number> {
  const counts = { proven: 0, partly: 0, missing: 0, later: 0 };
  for (const clause of clauses) counts[standOf(clause, known)] += 1;
  return counts;
}

/** Day of the newest record behind any proof of the clause. */
export function freshest({ proofs }: Pick<PlanClause, 'proofs'>, known: EvidenceByKey): string | null {
  const days = proofs.flatMap((proof) => known.get(evidenceKey(proof))?.latest ?? []);
  return days.sort().at(-1) ?? null;
}

/** A page shows what stands behind it: the bindings whose records it lists. */
const PAGE_SOURCES: Readonly<Record<string, readonly string[]>> = {
  hazards: ['case/hazard'],
  figures: ['case/hazard'],
  reconciliation: ['case/hazard'],
  notices: ['case/notice'],
  escalations: ['case/escalation'],
  'public-disclosures': ['case/escalation'],
  listings: ['case/listed-supervision'],
  'public-listed': ['case/listed-supervision'],
  'supervision-orders': ['case/supervision-order'],
  inquiries: ['case/inquiry'],
  'self-checks': ['case/self-check'],
  'double-reports': ['case/double-report'],
  monthly: ['case/monthly-batch'],
};

/**
 * The evidence of every binding, from what tables can tell: pages show what they list, figures are computed where what
 * they count stands, and standards come with the product.
 *
 * @param figures Names of the figures that are computed from hazards.
 */
export function completed(
  told: readonly Evidence[],
  { figures, standards }: Readonly<Record<'figures' | 'standards', readonly string[]>>,
): Evidence[] {
  const known = byKey(told);
  const like = (kind: BindingKind, name: string, keys: readonly string[]): Evidence => {
    const sources = keys.flatMap((key) => known.get(key) ?? []);
    const days = sources.flatMap(({ latest }) => latest ?? []);
    const count = sources.reduce((sum, source) => sum + source.count, 0);
    return { kind, name, count, latest: days.sort().at(-1) ?? null };
  };
  const all = (kind: BindingKind) => told.filter((one) => one.kind === kind).map(evidenceKey);
  return [
    ...told,
    ...Object.entries(PAGE_SOURCES).map(([name, keys]) => like('page', name, keys)),
    like('page', 'documents', all('document')),
    like('page', 'duties', all('duty')),
    ...figures.map((name) => like('figure', name, ['case/hazard'])),
    ...Object.entries(FIGURE_DUTIES).map(([name, of]) =>
      like(
        'figure',
        name,
        of.map((duty) => `duty/${duty}`),
      ),
    ),
    ...standards.map((name): Evidence => ({ kind: 'standard', name, count: 1, latest: null })),
    { kind: 'page', name: 'standards', count: 1, latest: null },
  ];
}

/** Figures of the plan that are the covered share of these duties. */
export const FIGURE_DUTIES: Readonly<Record<string, readonly string[]>> = {
  'plan-acknowledged': ['plan-acknowledgement'],
  'principal-training-coverage': [
    'principal-training-2024-gas',
    'principal-training-2024-medical',
    'principal-training-2025-metal',
    'principal-training-2025-heritage',
    'principal-training-2026-complex',
  ],
  'three-posts-coverage': ['soe-three-posts'],
  'officer-training-coverage': ['officer-training'],
  'training-body-reviewed': ['training-body-review'],
  'monitoring-coverage': ['monitoring-coverage', 'monitoring-coverage-dust', 'monitoring-coverage-smelting'],
  'gas-alarm-coverage': ['gas-alarm-installation'],
  'drill-coverage': ['evacuation-drill-yearly', 'evacuation-drill-half-yearly'],
  'rescue-team-coverage': ['rescue-team-coverage'],
  'responsibility-coverage': ['responsibility-signature'],
  'certificates-verified': ['certificate-verification'],
  'insurance-coverage': ['insurance-renewal'],
  'household-visit-coverage': ['household-gas-revisit'],
};
