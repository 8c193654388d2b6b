import { hazardLifecycle } from '@zhiben/domain/kinds/hazard/lifecycle.ts';
import type { InputField } from '@zhiben/domain/primitives/lifecycle.ts';
import type { Role } from '@zhiben/domain/primitives/reach.ts';

interface DrawnMove {
  readonly from: readonly string[];
  readonly by: readonly Role[];
  readonly main?: boolean;
  readonly input?: readonly InputField[];
}

const moves = hazardLifecycle.moves as Readonly<Record<string, DrawnMove>>;

export interface Offer {
  readonly move: string;
  readonly refusal: string | null;
}

export interface WhatNow {
  /** The one button. `verify` stands for the page on which the three outcomes are chosen. */
  readonly main: string | undefined;
  readonly others: readonly string[];
  /** What fits this state, but not this reader or not yet: with the reason. */
  readonly cannot: readonly {
    readonly move: string;
    readonly refusal: string;
    readonly by: readonly Role[];
  }[];
}

/** Chosen on the verify page, beside the photos. */
const OUTCOMES: readonly string[] = ['verify', 'partly', 'return'];

/** Reasons that only say that nothing waits for a decision: true, and of no use to anybody. */
const IDLE: readonly string[] = [
  'no-extension-asked',
  'no-handover',
  'no-grade-proposed',
  'not-suspended',
  'not-finder',
  'other-department',
  'unknown-move',
  'wrong-state',
];

export function fieldsOf(move: string): readonly InputField[] {
  return moves[move]?.input ?? [];
}

/** Sorts what the server offers into one main move, the others, and what is not possible and why. */
export function whatNow(offers: readonly Offer[], state: string): WhatNow {
  const allowed = offers.filter((offer) => offer.refusal === null).map((offer) => offer.move);
  const checks = OUTCOMES.slice(0, 2).some((outcome) => allowed.includes(outcome));
  // Two main moves may be open at once (plan, start): the later one leads further.
  const main = checks ? 'verify' : allowed.filter((move) => moves[move]?.main === true).at(-1);
  return {
    main,
    others: allowed.filter((move) => move !== main && !(checks && OUTCOMES.includes(move))),
    cannot: offers.flatMap(({ move, refusal }) => {
      const known = moves[move];
      if (refusal === null || known === undefined || IDLE.includes(refusal)) return [];
      if (refusal === 'not-permitted' && !(known.main === true && known.from.includes(state))) return [];
      return [{ move, refusal, by: known.by }];
    }),
  };
}

/** The way of every hazard, in the six steps that people count. */
export const STEPS = ['reported', 'confirmed', 'rectifying', 'submitted', 'verified', 'closed'] as const;
export type Step = (typeof STEPS)[number];

const STEP_OF: Readonly<Record<string, Step>> = {
  reported: 'reported',
  confirmed: 'confirmed',
  ordered: 'rectifying',
  planned: 'rectifying',
  rectifying: 'rectifying',
  'partly-rectified': 'rectifying',
  submitted: 'submitted',
  verified: 'verified',
  contested: 'closed',
  closed: 'closed',
};

/** Where on the way a hazard stands; undefined when it has left it (dismissed, merged). */
export function stepOf(state: string): Step | undefined {
  return STEP_OF[state];
}
