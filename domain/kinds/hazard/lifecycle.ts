import type { CaseFile } from '../../primitives/case-file.ts';
import { defineLifecycle, type InputField } from '../../primitives/lifecycle.ts';
import { isSamePerson, type Role } from '../../primitives/reach.ts';
import { asksStop, clockMoves } from './clock-moves.ts';
import {
  ACCIDENT_TYPES,
  DEFENCES,
  DISMISS_REASONS,
  GRADES,
  ROOT_CAUSES,
  SUPERVISING_LEVELS,
} from './fields.ts';
import {
  contestEnd,
  criterionProblem,
  given,
  givenAway,
  handoverProblem,
  isListed,
  lacksPlan,
  NOTHING_PENDING,
  notBefore,
  planProblem,
  text,
  wasDismissed,
} from './rules.ts';

const ENTERPRISE: readonly Role[] = ['enterprise-officer', 'enterprise-principal', 'enterprise-admin'];
const GOVERNMENT: readonly Role[] = ['desk', 'inspector'];
const CHECKERS: readonly Role[] = ['verifier', 'inspector'];
const EVERYBODY: readonly Role[] = [...ENTERPRISE, ...GOVERNMENT, 'verifier', 'expert'];

const OPEN = [
  'reported',
  'confirmed',
  'ordered',
  'planned',
  'rectifying',
  'partly-rectified',
  'submitted',
  'verified',
  'contested',
] as const;
const BEING_RECTIFIED = ['ordered', 'planned', 'rectifying', 'partly-rectified'] as const;
const why: InputField = { name: 'reason', type: 'long-text', required: true };
const photosAfter: InputField = { name: 'after', type: 'files', use: 'after', required: true };
const photosOnSite: InputField = { name: 'onSite', type: 'files', use: 'on-site', required: true };
const noExtensionAsked = (file: CaseFile) =>
  file.extensionAsked && !asksStop(file) ? undefined : 'no-extension-asked';
/** 重大事故隐患: what the law and the plan ask of a major hazard and of no other. */
const ofMajor = (field: InputField): InputField => ({
  ...field,
  asked: { when: (_input, file) => file.grade === 'major', code: 'plan-incomplete' },
});
/** A major hazard cites a criterion (plan measure 4). */
const criterion: InputField = {
  name: 'criterionId',
  type: 'criterion',
  asked: {
    when: (input, file) => input['grade'] === 'major' && file.criterionId === null,
    code: 'criterion-missing',
  },
};
const causes: readonly InputField[] = [
  { name: 'accidentType', type: 'choice', options: ACCIDENT_TYPES },
  { name: 'rootCause', type: 'choice', options: ROOT_CAUSES },
  { name: 'defence', type: 'choice', options: DEFENCES },
];

/**
 * 事故隐患, from first report to verified closure (plan measures 11 to 13; 安全生产法 art. 41; 安监总局令第16号).
 * Whoever reported, rectified or belongs to the enterprise never verifies: two people close.
 */
export const hazardLifecycle = defineLifecycle<CaseFile>()([...OPEN, 'closed', 'dismissed', 'merged'], {
  kind: 'hazard',
  start: 'reported',
  final: ['closed', 'dismissed', 'merged'],
  holder: {
    reported: 'desk',
    confirmed: 'desk',
    ordered: 'enterprise',
    planned: 'enterprise',
    rectifying: 'enterprise',
    'partly-rectified': 'enterprise',
    submitted: 'verifier',
    verified: 'desk',
    contested: 'desk',
    closed: 'nobody',
    dismissed: 'nobody',
    merged: 'nobody',
  },
  moves: {
    confirm: {
      from: ['reported'],
      to: 'confirmed',
      by: GOVERNMENT,
      main: true,
      input: [
        { name: 'grade', type: 'choice', options: GRADES, required: true },
        criterion,
        ...causes,
        { name: 'supervisingLevel', type: 'choice', options: SUPERVISING_LEVELS },
      ],
      check: (input, file, context) => criterionProblem(input, file, context.criterionValidOn),
      effect: (input) =>
        given(input, ['grade', 'criterionId', 'accidentType', 'rootCause', 'defence', 'supervisingLevel']),
    },
    dismiss: {
      from: ['reported'],
      to: 'dismissed',
      by: GOVERNMENT,
      notBy: ['reporter'],
      input: [
        { name: 'because', type: 'choice', options: DISMISS_REASONS, required: true },
        why,
        { name: 'nextUnit', type: 'text', required: true },
      ],
      effect: (input, file, context) => ({
        ...NOTHING_PENDING,
        contestUntil: contestEnd(context),
        fields: { ...file.fields, nextUnit: input['nextUnit'], dismissed: true },
      }),
    },
    order: {
      from: ['confirmed'],
      to: 'ordered',
      by: GOVERNMENT,
      main: true,
      guard: (file) => (file.organisationId === null ? 'enterprise-missing' : undefined),
      input: [
        { name: 'dueOn', type: 'date', required: true },
        { name: 'requirements', type: 'long-text', required: true },
        { name: 'departmentId', type: 'department' },
      ],
      check: (input, file, { today, actor }) =>
        notBefore(input, 'dueOn', today) ?? givenAway(input, file, actor.reach.departmentId),
      effect: (input, file) => ({
        dueOn: text(input, 'dueOn'),
        departmentId: text(input, 'departmentId') ?? file.departmentId,
        fields: { ...file.fields, requirements: input['requirements'] },
      }),
    },
    plan: {
      from: BEING_RECTIFIED,
      to: (_input, file) =>
        file.state === 'rectifying' || file.state === 'partly-rectified' ? file.state : 'planned',
      by: ENTERPRISE,
      main: true,
      // Under way, only what became major since then still needs its plan.
      guard: (file) =>
        file.state === 'ordered' || file.state === 'planned' || lacksPlan(file) ? undefined : 'wrong-state',
      input: [
        // 五落实: responsibility, measures, money, term, emergency plan (安监总局令第16号 art. 15; plan measure 13).
        ofMajor({ name: 'responsibleId', type: 'person' }),
        ofMajor({ name: 'measures', type: 'long-text' }),
        ofMajor({ name: 'money', type: 'money' }),
        ofMajor({ name: 'dueOn', type: 'date' }),
        ofMajor({ name: 'emergencyPlan', type: 'long-text' }),
        { name: 'documents', type: 'files', use: 'document' },
      ],
      check: (input, file) => planProblem(input, file),
      effect: (input, file) => ({
        ownerId: text(input, 'responsibleId') ?? file.ownerId,
        fields: {
          ...file.fields,
          plan: {
            measures: input['measures'],
            money: input['money'],
            dueOn: input['dueOn'],
            emergencyPlan: input['emergencyPlan'],
          },
        },
      }),
    },
    start: {
      from: ['ordered', 'planned'],
      to: 'rectifying',
      by: ENTERPRISE,
      main: true,
      guard: (file) => (lacksPlan(file) ? 'plan-missing' : undefined),
    },
    submit: {
      from: ['rectifying', 'partly-rectified'],
      to: 'submitted',
      by: ENTERPRISE,
      main: true,
      guard: (file) => (lacksPlan(file) ? 'plan-missing' : undefined),
      input: [
        { name: 'done', type: 'long-text', required: true },
        { name: 'spent', type: 'money' },
        photosAfter,
        { name: 'documents', type: 'files', use: 'document' },
      ],
      effect: (_input, _file, { actor }) => ({ rectifiedBy: actor.personId, extensionAsked: false }),
    },
    'rectify-on-spot': {
      from: ['reported', 'confirmed', 'ordered'],
      to: 'submitted',
      by: [...ENTERPRISE, ...GOVERNMENT],
      guard: (file) => (file.grade === 'major' ? 'major-not-on-spot' : undefined),
      input: [{ name: 'done', type: 'long-text', required: true }, photosAfter],
      effect: (_input, _file, { actor }) => ({
        rectifiedBy: actor.personId,
        onTheSpot: true,
        extensionAsked: false,
      }),
    },
    verify: {
      from: ['submitted'],
      to: 'verified',
      by: CHECKERS,
      notBy: ['rectifier', 'reporter', 'enterprise'],
      main: true,
      guard: (file) => (file.gradeProposed === null ? undefined : 'grade-undecided'),
      input: [{ name: 'opinion', type: 'long-text', required: true }, photosOnSite],
      effect: (_input, _file, { actor }) => ({ verifiedBy: actor.personId }),
    },
    partly: {
      from: ['submitted'],
      to: 'partly-rectified',
      by: CHECKERS,
      notBy: ['rectifier', 'reporter', 'enterprise'],
      input: [{ name: 'remaining', type: 'long-text', required: true }, photosOnSite],
      effect: (input, file) => ({ fields: { ...file.fields, remaining: input['remaining'] } }),
    },
    return: {
      from: ['submitted'],
      to: 'rectifying',
      by: [...CHECKERS, 'desk'],
      notBy: ['rectifier', 'enterprise'],
      input: [why, { name: 'onSite', type: 'files', use: 'on-site' }],
      effect: (_input, file) => ({
        fields: { ...file.fields, returned: Number(file.fields['returned'] ?? 0) + 1 },
      }),
    },
    close: {
      from: ['verified'],
      to: 'closed',
      by: ['desk', 'verifier', 'inspector'],
      notBy: ['rectifier', 'reporter', 'enterprise'],
      main: true,
      guard: (file) => {
        if (file.suspended) return 'still-suspended';
        if (isListed(file)) return 'still-listed';
        return file.gradeProposed === null ? undefined : 'grade-undecided';
      },
      input: [{ name: 'opinion', type: 'long-text', required: true }],
      effect: (_input, _file, context) => ({
        ...NOTHING_PENDING,
        closedOn: context.today,
        contestUntil: contestEnd(context),
      }),
    },
    contest: {
      from: ['closed', 'dismissed'],
      to: 'contested',
      by: EVERYBODY,
      guard: (file, { actor, today }) => {
        if (!isSamePerson(actor, file.reportedBy)) return 'not-finder';
        if (file.contestUntil !== null && today > file.contestUntil) return 'contest-term-over';
        return undefined;
      },
      input: [why, { name: 'onSite', type: 'files', use: 'on-site' }],
      effect: () => ({ closedOn: null }),
    },
    uphold: {
      from: ['contested'],
      // Back to where it was contested from.
      to: (_input, file) => (wasDismissed(file) ? 'dismissed' : 'closed'),
      by: GOVERNMENT,
      notBy: ['reporter', 'verifier', 'rectifier'],
      guard: (file) => (file.verifiedBy === null && !wasDismissed(file) ? 'never-verified' : undefined),
      input: [why],
      // The finder was heard once; the term ended before today.
      effect: (_input, file, { today }) => ({
        ...NOTHING_PENDING,
        closedOn: wasDismissed(file) ? null : today,
        contestUntil: today,
      }),
    },
    reopen: {
      from: ['closed', 'contested'],
      to: (_input, file) => (file.organisationId === null || file.dueOn === null ? 'reported' : 'rectifying'),
      by: [...GOVERNMENT, 'verifier'],
      input: [why, { name: 'dueOn', type: 'date', required: true }],
      check: (input, _file, { today }) => notBefore(input, 'dueOn', today),
      effect: (input, file) => ({
        dueOn: file.dueOn === null ? null : text(input, 'dueOn'),
        closedOn: null,
        contestUntil: null,
        verifiedBy: null,
        fields: {
          ...file.fields,
          dismissed: false,
          reopened: Number(file.fields['reopened'] ?? 0) + 1,
        },
      }),
    },
    'ask-extension': {
      from: BEING_RECTIFIED,
      by: ENTERPRISE,
      guard: (file) => (file.extensionAsked ? 'extension-pending' : undefined),
      input: [{ name: 'newDueOn', type: 'date', required: true }, why],
      check: (input, file, { today }) =>
        notBefore(input, 'newDueOn', file.dueOn ?? '', 'not-later') ?? notBefore(input, 'newDueOn', today),
      effect: (input, file) => ({
        extensionAsked: true,
        fields: { ...file.fields, stopAsked: null, newDueOn: input['newDueOn'] },
      }),
    },
    'grant-extension': {
      from: BEING_RECTIFIED,
      by: GOVERNMENT,
      guard: noExtensionAsked,
      input: [why],
      effect: (_input, file) => ({
        dueOn: text(file.fields, 'newDueOn') ?? file.dueOn,
        extensionAsked: false,
        fields: { ...file.fields, extended: Number(file.fields['extended'] ?? 0) + 1 },
      }),
    },
    'refuse-extension': {
      from: BEING_RECTIFIED,
      by: GOVERNMENT,
      guard: noExtensionAsked,
      input: [why],
      effect: () => ({ extensionAsked: false }),
    },
    ...clockMoves(BEING_RECTIFIED, ENTERPRISE, GOVERNMENT),
    'stop-production': {
      from: ['confirmed', ...BEING_RECTIFIED],
      by: ['inspector', 'desk'],
      guard: (file) => (file.suspended ? 'already-suspended' : undefined),
      input: [why, { name: 'documents', type: 'files', use: 'document' }],
      effect: () => ({ suspended: true }),
    },
    'resume-production': {
      from: ['verified'],
      by: CHECKERS,
      notBy: ['rectifier', 'enterprise'],
      guard: (file) => (file.suspended ? undefined : 'not-suspended'),
      input: [{ name: 'opinion', type: 'long-text', required: true }],
      effect: () => ({ suspended: false }),
    },
    'hand-over': {
      from: [...OPEN],
      by: GOVERNMENT,
      guard: (file) => (file.handoverTo === null ? undefined : 'handover-pending'),
      input: [{ name: 'departmentId', type: 'department', required: true }, why],
      check: (input, file) =>
        input['departmentId'] === file.departmentId
          ? { why: 'same-department', at: 'departmentId' }
          : undefined,
      effect: (input) => ({ handoverTo: text(input, 'departmentId') }),
    },
    'accept-hand-over': {
      from: [...OPEN],
      by: GOVERNMENT,
      guard: (file, { actor }) => handoverProblem(file, actor.reach.departmentId),
      effect: (_input, file) => ({ departmentId: file.handoverTo, handoverTo: null }),
    },
    'return-hand-over': {
      from: [...OPEN],
      by: GOVERNMENT,
      guard: (file, { actor }) => handoverProblem(file, actor.reach.departmentId),
      input: [why],
      effect: () => ({ handoverTo: null }),
    },
    'propose-grade': {
      from: ['confirmed', ...BEING_RECTIFIED, 'submitted'],
      by: GOVERNMENT,
      guard: (file) => (file.gradeProposed === null ? undefined : 'grade-undecided'),
      input: [{ name: 'grade', type: 'choice', options: GRADES, required: true }, criterion, why],
      check: (input, file, context) =>
        input['grade'] === file.grade
          ? { why: 'same-grade', at: 'grade' }
          : criterionProblem(input, file, context.criterionValidOn),
      effect: (input, file, { actor }) => ({
        gradeProposed: text(input, 'grade'),
        proposedBy: actor.personId,
        fields: { ...file.fields, criterionProposed: input['criterionId'] ?? null },
      }),
    },
    'approve-grade': {
      from: ['confirmed', ...BEING_RECTIFIED, 'submitted', 'verified'],
      by: GOVERNMENT,
      notBy: ['proposer'],
      guard: (file) => {
        if (file.gradeProposed === null) return 'no-grade-proposed';
        return file.gradeProposed !== 'major' && isListed(file) ? 'still-listed' : undefined;
      },
      input: [why],
      effect: (_input, file) => ({
        grade: file.gradeProposed ?? file.grade,
        gradeProposed: null,
        proposedBy: null,
        criterionId: (file.fields['criterionProposed'] as string | null | undefined) ?? file.criterionId,
      }),
    },
    'refuse-grade': {
      from: ['confirmed', ...BEING_RECTIFIED, 'submitted', 'verified'],
      by: GOVERNMENT,
      notBy: ['proposer'],
      guard: (file) => (file.gradeProposed === null ? 'no-grade-proposed' : undefined),
      input: [why],
      effect: () => ({ gradeProposed: null, proposedBy: null }),
    },
    'link-recurrence': {
      from: [...OPEN, 'closed'],
      by: GOVERNMENT,
      input: [{ name: 'caseId', type: 'case', required: true }],
      check: (input, file) => (input['caseId'] === file.id ? { why: 'same-case', at: 'caseId' } : undefined),
      effect: (input) => ({ recurrenceOf: text(input, 'caseId') }),
    },
    merge: {
      from: ['reported', 'confirmed'],
      to: 'merged',
      by: GOVERNMENT,
      // The order to stop would vanish into a hazard that knows nothing of it.
      guard: (file) => (file.suspended ? 'still-suspended' : isListed(file) ? 'still-listed' : undefined),
      input: [{ name: 'caseId', type: 'case', required: true }, why],
      check: (input, file) => (input['caseId'] === file.id ? { why: 'same-case', at: 'caseId' } : undefined),
      effect: (input) => ({ ...NOTHING_PENDING, mergedInto: text(input, 'caseId') }),
    },
    amend: {
      from: [...OPEN],
      by: GOVERNMENT,
      input: [
        { name: 'title', type: 'text' },
        { name: 'description', type: 'long-text' },
        { name: 'place', type: 'text' },
        { name: 'organisationId', type: 'organisation' },
        ...causes,
        { name: 'supervisingLevel', type: 'choice', options: SUPERVISING_LEVELS },
        why,
      ],
      check: (input, file) =>
        input['organisationId'] !== undefined && file.organisationId !== null
          ? { why: 'enterprise-fixed', at: 'organisationId' }
          : undefined,
      effect: (input) =>
        given(input, [
          'title',
          'description',
          'place',
          'organisationId',
          'accidentType',
          'rootCause',
          'defence',
          'supervisingLevel',
        ]),
    },
    note: {
      from: [...OPEN, 'closed', 'dismissed', 'merged'],
      by: EVERYBODY,
      input: [
        { name: 'words', type: 'long-text', required: true },
        { name: 'documents', type: 'files', use: 'document' },
      ],
    },
  },
});

export type HazardMove = keyof typeof hazardLifecycle.moves;
