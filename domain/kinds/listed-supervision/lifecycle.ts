import {
  type CaseCore,
  defineLifecycle,
  type InputField,
  type MoveInput,
} from '../../primitives/lifecycle.ts';
import type { Role } from '../../primitives/reach.ts';
import type { TermVersion } from '../../standards/term-rules.ts';

/** 挂牌督办层级, the highest first. */
export const LISTING_LEVELS = ['province', 'city', 'county', 'park'] as const;

/**
 * 挂牌督办: a major hazard under formal, public supervision (plan measure 12; 安监总局令第16号 art. 23). Days YYYY-MM-DD.
 * Of the parts that people take, reporter and rectifier are those of the hazard, the proposer listed it and the
 * verifier reviewed it on site.
 */
export interface Listing extends CaseCore {
  readonly authorityId: string;
  readonly id: string;
  readonly caseId: string;
  readonly organisationId: string;
  /** Without gaps per authority and year: GP2026-001. */
  readonly number: string;
  readonly year: number;
  readonly version: number;
  /** Words for the public, written by whoever lists: a hazard's own words may name people. */
  readonly title: string;
  readonly level: string;
  readonly issuingBody: string;
  readonly conditions: string;
  readonly responsibleUnit: string;
  readonly responsiblePerson: string;
  readonly listedOn: string;
  readonly dueOn: string;
  readonly appliedOn: string | null;
  readonly appliedBy: string | null;
  /** Last day for the review on site, and the version of the rule that says so: computed when it is applied for. */
  readonly reviewBy: string | null;
  readonly reviewRule: TermVersion | null;
  readonly endedOn: string | null;
  readonly publishedOn: string | null;
  readonly removedOn: string | null;
  readonly correction: string | null;
  /** 挂牌督办通知书 and 解除挂牌督办通知书. */
  readonly documentId: string | null;
  readonly releaseDocumentId: string | null;
  /** Where the hazard itself stands. */
  readonly caseState: string;
}

const ENTERPRISE: readonly Role[] = ['enterprise-officer', 'enterprise-principal', 'enterprise-admin'];
const REVIEWERS: readonly Role[] = ['verifier', 'inspector'];
const DESK: readonly Role[] = ['desk'];
const STANDING = ['listed', 'applied', 'reviewed'] as const;
const PUBLIC = [...STANDING, 'delisted'] as const;
const why: InputField = { name: 'reason', type: 'long-text', required: true };
const opinion: InputField = { name: 'opinion', type: 'long-text', required: true };

/** An application comes with the work done: states in which the enterprise says so, or somebody has seen it. */
const CLAIMED: readonly string[] = ['submitted', 'verified'];
const unclaimed = (file: Listing) =>
  CLAIMED.includes(file.caseState) ? undefined : 'rectification-not-claimed';
const unpublished = (file: Listing) => (file.publishedOn === null ? 'not-published' : undefined);

/** No longer waiting for a review; who reviewed before stays in the story. */
const NOT_APPLIED = { appliedOn: null, appliedBy: null, reviewBy: null, reviewRule: null } as const;

export const listingLifecycle = defineLifecycle<Listing>()([...PUBLIC, 'withdrawn'], {
  kind: 'listing',
  start: 'listed',
  final: ['delisted', 'withdrawn'],
  holder: {
    listed: 'enterprise',
    applied: 'verifier',
    reviewed: 'desk',
    delisted: 'nobody',
    withdrawn: 'nobody',
  },
  moves: {
    apply: {
      from: ['listed'],
      to: 'applied',
      by: ENTERPRISE,
      main: true,
      guard: unclaimed,
      input: [
        { name: 'purpose', type: 'choice', options: ['lift', 'resume'], required: true },
        { name: 'statement', type: 'long-text', required: true },
        { name: 'documents', type: 'files', use: 'document' },
      ],
      effect: (_input, _file, { today, actor }) => ({ appliedOn: today, appliedBy: actor.personId }),
    },
    pass: {
      from: ['applied'],
      to: 'reviewed',
      by: REVIEWERS,
      notBy: ['rectifier', 'reporter', 'enterprise'],
      main: true,
      guard: unclaimed,
      input: [opinion, { name: 'onSite', type: 'files', use: 'on-site', required: true }],
      effect: (_input, _file, { actor }) => ({ verifiedBy: actor.personId }),
    },
    refuse: {
      from: ['applied'],
      to: 'listed',
      by: REVIEWERS,
      notBy: ['rectifier', 'reporter', 'enterprise'],
      input: [why, { name: 'onSite', type: 'files', use: 'on-site' }],
      effect: () => NOT_APPLIED,
    },
    release: {
      from: ['reviewed'],
      to: 'delisted',
      by: DESK,
      notBy: ['verifier', 'rectifier', 'reporter', 'enterprise'],
      main: true,
      guard: unclaimed,
      input: [opinion],
      effect: (_input, _file, { today }) => ({ endedOn: today }),
    },
    'send-back': {
      from: ['reviewed'],
      to: 'listed',
      by: DESK,
      input: [why],
      effect: () => ({ ...NOT_APPLIED, verifiedBy: null }),
    },
    'change-term': {
      from: STANDING,
      by: DESK,
      input: [{ name: 'dueOn', type: 'date', required: true }, why],
      check: (input, file, { today }) => {
        if (String(input['dueOn']) < today) return { why: 'date-in-past', at: 'dueOn' };
        return input['dueOn'] === file.dueOn ? { why: 'same-day', at: 'dueOn' } : undefined;
      },
      effect: (input) => ({ dueOn: String(input['dueOn']) }),
    },
    amend: {
      from: STANDING,
      by: DESK,
      input: [
        { name: 'level', type: 'choice', options: LISTING_LEVELS },
        { name: 'issuingBody', type: 'text' },
        { name: 'conditions', type: 'long-text' },
        { name: 'responsibleUnit', type: 'text' },
        { name: 'responsiblePerson', type: 'text' },
        why,
      ],
      effect: (input) =>
        answered(input, ['level', 'issuingBody', 'conditions', 'responsibleUnit', 'responsiblePerson']),
    },
    publish: {
      from: PUBLIC,
      by: DESK,
      guard: (file) => (file.publishedOn === null ? undefined : 'already-published'),
      effect: (_input, _file, { today }) => ({ publishedOn: today, removedOn: null }),
    },
    correct: {
      from: PUBLIC,
      by: DESK,
      guard: unpublished,
      input: [
        { name: 'title', type: 'text' },
        { name: 'correction', type: 'long-text', required: true },
      ],
      effect: (input) => answered(input, ['title', 'correction']),
    },
    remove: {
      from: PUBLIC,
      by: DESK,
      guard: unpublished,
      input: [why],
      effect: (_input, _file, { today }) => ({ publishedOn: null, removedOn: today }),
    },
    // Listed in error. Somebody else than its lister: alone he could list a hazard and quietly let it go again.
    withdraw: {
      from: STANDING,
      to: 'withdrawn',
      by: DESK,
      notBy: ['proposer'],
      input: [why],
      effect: (_input, file, { today }) => ({
        endedOn: today,
        publishedOn: null,
        removedOn: file.publishedOn === null ? file.removedOn : today,
      }),
    },
  },
});

/** Only what was answered: an absent answer leaves the record as it is. */
function answered(input: MoveInput, names: readonly (keyof Listing & string)[]): Partial<Listing> {
  return Object.fromEntries(names.filter((n) => (input[n] ?? '') !== '').map((n) => [n, input[n]]));
}

/** The review on site is late, while the application waits and its term is over. */
export function isReviewLate(
  { state, reviewBy: by }: Pick<Listing, 'state' | 'reviewBy'>,
  today: string,
): boolean {
  return state === 'applied' && by !== null && by < today;
}
