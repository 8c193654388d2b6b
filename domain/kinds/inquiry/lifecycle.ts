import { type CaseCore, defineLifecycle, type InputField } from '../../primitives/lifecycle.ts';
import type { Role } from '../../primitives/reach.ts';

/** 三种情形 (plan measure 11): did not look; looked and did not see; saw and refused. */
export const FAILURES = ['not-looked', 'not-seen', 'refused'] as const;
export type Failure = (typeof FAILURES)[number];

export const CONCLUSIONS = ['founded', 'unfounded', 'exempted'] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/**
 * 责任倒查: an inquiry into one of the three failures, which the plan has treated like an accident (measure 11). Opened by
 * what the records say or by a person; concluded by two people. Nothing follows from it by itself. Days YYYY-MM-DD. The
 * proposer proposed the conclusion, the verifier decided it.
 */
export interface Inquiry extends CaseCore {
  readonly authorityId: string;
  readonly id: string;
  readonly organisationId: string;
  readonly departmentId: string | null;
  readonly caseId: string | null;
  readonly selfCheckId: string | null;
  readonly failure: Failure;
  readonly version: number;
  /** What the records said when it was opened: days, counts and numbers, by name. */
  readonly facts: Readonly<Record<string, string | number>>;
  readonly openedOn: string;
  readonly statement: string | null;
  readonly statedBy: string | null;
  readonly conclusion: Conclusion | null;
  readonly reason: string | null;
  readonly decidedOn: string | null;
}

const ENTERPRISE: readonly Role[] = ['enterprise-principal', 'enterprise-admin', 'enterprise-officer'];
const INQUIRERS: readonly Role[] = ['desk', 'inspector'];
const DECIDERS: readonly Role[] = ['desk', 'leader'];
const why: InputField = { name: 'reason', type: 'long-text', required: true };
const UNCONCLUDED = { conclusion: null, reason: null, proposedBy: null } as const;

export const inquiryLifecycle = defineLifecycle<Inquiry>()(['opened', 'proposed', ...CONCLUSIONS], {
  kind: 'inquiry',
  start: 'opened',
  final: CONCLUSIONS,
  holder: {
    opened: 'desk',
    proposed: 'desk',
    founded: 'nobody',
    unfounded: 'nobody',
    exempted: 'nobody',
  },
  moves: {
    // 陈述申辩: whoever is accused is heard before anybody concludes.
    state: {
      from: ['opened'],
      by: ENTERPRISE,
      main: true,
      input: [{ name: 'statement', type: 'long-text', required: true }],
      effect: (input, _file, { actor }) => ({
        statement: String(input['statement']),
        statedBy: actor.personId,
      }),
    },
    propose: {
      from: ['opened'],
      to: 'proposed',
      by: INQUIRERS,
      notBy: ['enterprise'],
      main: true,
      input: [{ name: 'conclusion', type: 'choice', options: CONCLUSIONS, required: true }, why],
      effect: (input, _file, { actor }) => ({
        conclusion: input['conclusion'] as Conclusion,
        reason: String(input['reason']),
        proposedBy: actor.personId,
      }),
    },
    // Founded may cost the enterprise dearly, the other two let it go: none of them is one person's word.
    decide: {
      from: ['proposed'],
      to: (_input, file) => file.conclusion ?? 'unfounded',
      by: DECIDERS,
      notBy: ['proposer', 'enterprise'],
      main: true,
      input: [{ name: 'opinion', type: 'long-text', required: true }],
      effect: (_input, _file, { actor, today }) => ({ verifiedBy: actor.personId, decidedOn: today }),
    },
    'send-back': {
      from: ['proposed'],
      to: 'opened',
      by: DECIDERS,
      notBy: ['proposer', 'enterprise'],
      input: [why],
      effect: () => UNCONCLUDED,
    },
    // New facts. Whoever decided before does not judge his own decision.
    reopen: {
      from: CONCLUSIONS,
      to: 'opened',
      by: DECIDERS,
      notBy: ['verifier', 'enterprise'],
      input: [why],
      effect: () => ({ ...UNCONCLUDED, verifiedBy: null, decidedOn: null }),
    },
    note: {
      from: ['opened', 'proposed', ...CONCLUSIONS],
      by: [...INQUIRERS, 'leader'],
      input: [{ name: 'words', type: 'long-text', required: true }],
    },
  },
});
