import { type CaseCore, defineLifecycle, type InputField } from '../../primitives/lifecycle.ts';
import { isSamePerson, type Role } from '../../primitives/reach.ts';

/** Who issues 督办通知书 (plan 12a): the county and the park. */
export const ORDER_LEVELS = ['county', 'park'] as const;

/**
 * 督办: an order to see to a hazard, with number, term and handler (plan 12a). Days YYYY-MM-DD. The proposer issued it;
 * reporter and rectifier are those of the hazard.
 */
export interface SupervisionOrder extends CaseCore {
  readonly authorityId: string;
  readonly id: string;
  readonly caseId: string;
  readonly organisationId: string | null;
  /** Without gaps per authority and year: DB2026-001. */
  readonly number: string;
  readonly year: number;
  readonly version: number;
  readonly title: string;
  readonly level: string;
  readonly issuingBody: string;
  readonly requirements: string;
  readonly departmentId: string | null;
  readonly handlerId: string | null;
  readonly issuedOn: string;
  readonly dueOn: string;
  readonly extensionAsked: boolean;
  readonly newDueOn: string | null;
  readonly askedBy: string | null;
  readonly extended: number;
  readonly progressOn: string | null;
  readonly refusedOn: string | null;
  readonly endedOn: string | null;
  /** 督办通知书. */
  readonly documentId: string | null;
  /** Where the hazard itself stands; null for a handler who does not see it. */
  readonly caseState: string | null;
}

const ENTERPRISE: readonly Role[] = ['enterprise-officer', 'enterprise-principal', 'enterprise-admin'];
const GOVERNMENT: readonly Role[] = ['desk', 'inspector'];
const why: InputField = { name: 'reason', type: 'long-text', required: true };
const words: InputField = { name: 'words', type: 'long-text', required: true };
const documents: InputField = { name: 'documents', type: 'files', use: 'document' };

const NOTHING_ASKED = { extensionAsked: false, newDueOn: null, askedBy: null } as const;

/** States of a hazard in which nothing is left to see to. */
const SEEN_TO: readonly string[] = ['verified', 'closed', 'dismissed', 'merged'];

export const orderLifecycle = defineLifecycle<SupervisionOrder>()(['issued', 'done', 'withdrawn'], {
  kind: 'supervision-order',
  start: 'issued',
  final: ['done', 'withdrawn'],
  holder: { issued: 'department', done: 'nobody', withdrawn: 'nobody' },
  moves: {
    progress: {
      from: ['issued'],
      by: [...ENTERPRISE, ...GOVERNMENT],
      main: true,
      input: [words, documents],
      effect: (_input, _file, { today }) => ({ progressOn: today }),
    },
    'ask-extension': {
      from: ['issued'],
      by: [...ENTERPRISE, 'inspector'],
      guard: (file) => (file.extensionAsked ? 'extension-pending' : undefined),
      input: [{ name: 'newDueOn', type: 'date', required: true }, why],
      check: (input, file, { today }) => {
        const day = String(input['newDueOn']);
        if (day <= file.dueOn) return { why: 'not-later', at: 'newDueOn' };
        return day < today ? { why: 'date-in-past', at: 'newDueOn' } : undefined;
      },
      effect: (input, _file, { actor }) => ({
        extensionAsked: true,
        newDueOn: String(input['newDueOn']),
        askedBy: actor.personId,
      }),
    },
    'grant-extension': {
      from: ['issued'],
      by: ['desk'],
      guard: (file, { actor }) => undecidable(file, isSamePerson(actor, file.askedBy)),
      input: [why],
      effect: (_input, file) => ({
        dueOn: file.newDueOn ?? file.dueOn,
        extended: file.extended + 1,
        ...NOTHING_ASKED,
      }),
    },
    'refuse-extension': {
      from: ['issued'],
      by: ['desk'],
      guard: (file, { actor }) => undecidable(file, isSamePerson(actor, file.askedBy)),
      input: [why],
      effect: () => NOTHING_ASKED,
    },
    // That the enterprise will not rectify, as it was said or seen: the third failure of plan measure 11 begins here.
    'record-refusal': {
      from: ['issued'],
      by: GOVERNMENT,
      input: [words, documents],
      effect: (_input, _file, { today }) => ({ refusedOn: today }),
    },
    'hand-on': {
      from: ['issued'],
      by: ['desk'],
      input: [
        { name: 'departmentId', type: 'department', required: true },
        { name: 'handlerId', type: 'person' },
        why,
      ],
      effect: (input) => ({
        departmentId: String(input['departmentId']),
        handlerId: (input['handlerId'] as string | undefined) ?? null,
      }),
    },
    finish: {
      from: ['issued'],
      to: 'done',
      by: ['desk'],
      notBy: ['rectifier', 'enterprise'],
      guard: (file) =>
        file.caseState !== null && SEEN_TO.includes(file.caseState) ? undefined : 'hazard-still-open',
      input: [{ name: 'result', type: 'long-text', required: true }],
      effect: (_input, _file, { today }) => ({ endedOn: today, ...NOTHING_ASKED }),
    },
    withdraw: {
      from: ['issued'],
      to: 'withdrawn',
      by: ['desk'],
      notBy: ['proposer'],
      input: [why],
      effect: (_input, _file, { today }) => ({ endedOn: today, ...NOTHING_ASKED }),
    },
  },
});

/** Nothing was asked for, or the one who decides asked himself. */
function undecidable(file: SupervisionOrder, askedHimself: boolean) {
  if (!file.extensionAsked) return 'no-extension-asked';
  return askedHimself ? 'same-person' : undefined;
}

/** Ways in which a hazard ends; a contested one ended, and nobody decided yet that it stands again. */
const ENDS = { closed: 'hazard-closed', dismissed: 'hazard-dismissed', merged: 'hazard-merged' } as const;
const isOver = (state: string) => state in ENDS || state === 'contested';

/** What its order tells of a hazard that ended, or stands again; undefined of every other move. */
export function followHazard(before: string, after: string) {
  if (after in ENDS && !(before in ENDS)) return ENDS[after as keyof typeof ENDS];
  return isOver(before) && !isOver(after) ? ('hazard-reopened' as const) : undefined;
}

/** An order in force has nothing left to see to once its hazard ended. */
export function endWithHazard(today: string): Partial<SupervisionOrder> {
  return { state: 'done', endedOn: today, ...NOTHING_ASKED };
}

/** Finished, and the hazard stands again all the same: somebody decides whether another order is due. */
export function isReopened({ state, caseState }: Pick<SupervisionOrder, 'state' | 'caseState'>): boolean {
  return state === 'done' && caseState !== null && !SEEN_TO.includes(caseState) && !isOver(caseState);
}
