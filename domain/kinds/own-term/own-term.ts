import type { Reach, Role } from '../../primitives/reach.ts';
import type { TermRule } from '../../standards/term-rules.ts';

/**
 * What the governing side itself owes, each by a day of its own: to confirm a hazard, to order its rectification, to
 * look at what was submitted (`review-stopped`: production stands still meanwhile), to sign a rung of the ladder, to
 * review an application for delisting on site.
 */
export const OWN_STEPS = ['confirm', 'order', 'review', 'review-stopped', 'sign', 'delist'] as const;
export type OwnStep = (typeof OWN_STEPS)[number];

/** The steps of a hazard itself; the others are of its rungs and its listing. */
export const HAZARD_STEPS = ['confirm', 'order', 'review', 'review-stopped'] as const;

/** By which rule each is due. A listed hazard is reviewed as one whose production stands still (总局令第16号 art. 23). */
export const RULE_OF_STEP: Readonly<Record<OwnStep, TermRule>> = {
  confirm: 'confirm',
  order: 'order',
  review: 'review',
  'review-stopped': 'review-stopped',
  sign: 'sign',
  delist: 'review-stopped',
};

/** Who makes them; a test holds this against the lifecycles. */
const TAKEN_BY: Readonly<Record<OwnStep, readonly Role[]>> = {
  confirm: ['desk', 'inspector'],
  order: ['desk', 'inspector'],
  review: ['verifier', 'inspector'],
  'review-stopped': ['verifier', 'inspector'],
  sign: ['desk', 'leader'],
  delist: ['verifier', 'inspector'],
};

/** The steps that somebody with these roles can make. A rung is issued by the authority itself, by no department. */
export function stepsFor({
  roles,
  scope,
}: {
  readonly roles: readonly Role[];
  readonly scope: Reach['scope'];
}): OwnStep[] {
  if (scope === 'organisation') return [];
  return OWN_STEPS.filter(
    (step) =>
      TAKEN_BY[step].some((role) => roles.includes(role)) && (step !== 'sign' || scope === 'authority'),
  );
}
