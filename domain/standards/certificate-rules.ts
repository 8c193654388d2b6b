import { inForce, lastDayOf, type OwnValues, type Rule, rules, type Step, step } from '../primitives/rule.ts';
import { addDays, addMonths, type PlainDate } from '../values/plain-date.ts';

const ORDER_30 = '特种作业人员安全技术培训考核管理规定（安监总局令第30号，第63、80号令修正）';
const ORDER_140 = '特种设备作业人员监督管理办法（质检总局令第140号）';

/** Months where the id says so, days or class hours (学时) likewise, else years. */
export const CERTIFICATE_RULES = rules({
  'special-operation-months': {
    zh: '特种作业操作证有效期 {duration}，全国通用。',
    en: 'A special-operation certificate is valid for {duration}, in the whole country.',
    source: `${ORDER_30}第十九条`,
    confidence: 'KNOWN',
    value: 72,
  },
  'special-operation-review-months': {
    zh: '特种作业操作证每 {duration}复审一次。',
    en: 'A special-operation certificate is reviewed every {duration}.',
    source: `${ORDER_30}第二十一条`,
    confidence: 'VERIFIED',
    value: 36,
  },
  'special-operation-extended-months': {
    zh: '经发证机关同意延长的，每 {duration}复审一次。',
    en: 'Where the issuer has agreed, the review is every {duration}.',
    source: `${ORDER_30}第二十一条`,
    confidence: 'VERIFIED',
    value: 72,
  },
  'special-operation-extension-years': {
    zh: '有效期内连续从事本工种 {value} 年以上、严格遵守安全生产法律法规的，可以申请延长复审时间。',
    en: 'Who has worked {value} years on end in the trade without a breach may ask for the longer interval.',
    source: `${ORDER_30}第二十一条`,
    confidence: 'VERIFIED',
    value: 10,
  },
  'special-operation-apply-days': {
    zh: '复审和延期复审应当在期满前 {value} 日内申请。',
    en: 'Review and renewal are applied for within the {value} days before the term ends.',
    source: `${ORDER_30}第二十二条`,
    confidence: 'VERIFIED',
    value: 60,
  },
  'special-operation-review-hours': {
    zh: '申请复审前应当参加不少于 {value} 学时的安全培训并考试合格。',
    en: 'At least {value} hours of training, with a test, come before the review.',
    source: `${ORDER_30}第二十三条`,
    confidence: 'KNOWN',
    value: 8,
  },
  'special-operation-off-months': {
    zh: '离开特种作业岗位 {duration}以上的，应当重新进行实际操作考试，合格后方可上岗。',
    en: 'After {duration} or more off the post a practical test is passed before work begins again.',
    source: `${ORDER_30}第三十二条`,
    confidence: 'KNOWN',
    value: 6,
  },
  'equipment-operator-months': {
    zh: '特种设备作业人员证每 {duration}复审一次。',
    en: 'The licence of an equipment operator is valid for {duration}.',
    source: `${ORDER_140}第二十二条`,
    confidence: 'KNOWN',
    value: 48,
  },
  'equipment-operator-apply-days': {
    zh: '特种设备作业人员证期满前 {value} 日起申请复审。',
    en: 'Renewal of an equipment operator’s licence is applied for from {value} days before it ends.',
    source: `${ORDER_140}第二十二条；TSG Z6001-2019`,
    confidence: 'UNSURE',
    value: 90,
  },
});

/** 特种作业操作证, 特种设备作业人员证. */
export const CERTIFICATE_KINDS = ['special-operation', 'equipment-operator'] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

export interface Certificate {
  readonly kind: CertificateKind;
  /** First day of the term that runs now: 初领 or 延期换证. */
  readonly issuedOn: PlainDate;
  /** Last day printed on it; null: computed. */
  readonly validTo: PlainDate | null;
  /** The latest review passed in this term. */
  readonly reviewedOn: PlainDate | null;
  /** The issuer agreed to the longer interval between reviews. */
  readonly extended: boolean;
  /** When it was last looked up at its issuer; null: nobody has. */
  readonly verifiedOn: PlainDate | null;
}

/**
 * Worst first. `expired` and `review-overdue` bar from work; `not-begun` is a certificate of a later day. `unverified`
 * is one that seems in order but nobody has looked up; `review-due` one that should be applied for now.
 */
export const CERTIFICATE_STATES = [
  'expired',
  'review-overdue',
  'not-begun',
  'unverified',
  'review-due',
  'valid',
] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

export interface CertificateVerdict {
  readonly state: CertificateState;
  /** True when its holder may work by it on the day, as far as is known. */
  readonly mayWork: boolean;
  /** Last day of the term. */
  readonly validTo: PlainDate;
  /** What comes next: the review between, or the renewal (延期复审) at the end. */
  readonly next: 'review' | 'renewal';
  /** Last day for it, and the first on which it can be applied for. */
  readonly dueOn: PlainDate;
  readonly applyFrom: PlainDate;
  readonly trace: readonly Step[];
}

/**
 * How a certificate stands on a day. The last day of a term still counts; a review passed late mends the certificate
 * from then on, as the issuer did by passing it.
 */
export function certificateOn(
  certificate: Certificate,
  day: PlainDate,
  own: OwnValues = {},
): CertificateVerdict {
  const { kind, issuedOn, reviewedOn, verifiedOn } = certificate;
  const rule = (id: keyof typeof CERTIFICATE_RULES) => inForce(CERTIFICATE_RULES[id], own);
  const term = rule(kind === 'special-operation' ? 'special-operation-months' : 'equipment-operator-months');
  const apply = rule(
    kind === 'special-operation' ? 'special-operation-apply-days' : 'equipment-operator-apply-days',
  );
  const validTo = certificate.validTo ?? lastDayOf(issuedOn, term.value);
  const interval = rule(
    certificate.extended ? 'special-operation-extended-months' : 'special-operation-review-months',
  );
  const reviewed = reviewedOn !== null && reviewedOn >= issuedOn && reviewedOn <= day;
  const reviewOn = lastDayOf(issuedOn, interval.value);
  const reviews = kind === 'special-operation' && !reviewed && reviewOn < validTo;
  const dueOn = reviews ? reviewOn : validTo;
  const applyFrom = addDays(dueOn, -apply.value);
  const state = (): CertificateState => {
    if (day > validTo) return 'expired';
    if (day > dueOn) return 'review-overdue';
    if (day < issuedOn) return 'not-begun';
    if (verifiedOn === null || verifiedOn > day) return 'unverified';
    return day >= applyFrom ? 'review-due' : 'valid';
  };
  const stands = state();
  return {
    state: stands,
    mayWork: stands === 'valid' || stands === 'review-due',
    validTo,
    next: reviews ? 'review' : 'renewal',
    dueOn,
    applyFrom,
    trace: [step(term), ...(reviews ? [step(interval)] : []), step(apply)],
  };
}

/** Whether the longer interval may be asked for: years on end in the trade, no breach. The issuer decides. */
export function mayExtend(
  { inTradeSince, breaches }: { readonly inTradeSince: PlainDate; readonly breaches: number },
  day: PlainDate,
  own: OwnValues = {},
): { readonly may: boolean; readonly trace: readonly Step[] } {
  const rule = inForce(CERTIFICATE_RULES['special-operation-extension-years'], own);
  return { may: breaches === 0 && day >= addMonths(inTradeSince, rule.value * 12), trace: [step(rule)] };
}

/** Whether a practical test comes before the first day back. Six months to the day are six months. */
export function practicalTest(
  { offFrom, backOn }: { readonly offFrom: PlainDate; readonly backOn: PlainDate },
  own: OwnValues = {},
): { readonly needed: boolean; readonly trace: readonly Step[] } {
  const rule: Rule = inForce(CERTIFICATE_RULES['special-operation-off-months'], own);
  return { needed: backOn >= addMonths(offFrom, rule.value), trace: [step(rule)] };
}
