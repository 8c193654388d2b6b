import type { Role } from '../../primitives/reach.ts';

/** In whose name a document goes out. The committee is the authority's 安委会, which coordinates and commands nobody. */
export const ISSUERS = ['authority', 'committee', 'department'] as const;
export type Issuer = (typeof ISSUERS)[number];

/** To whom it goes: an enterprise or department of the authority, a government or Party committee, or everybody. */
export const RECIPIENTS = [
  'enterprise',
  'department',
  'lower-authority',
  'upper-authority',
  'public',
] as const;
export type RecipientKind = (typeof RECIPIENTS)[number];

/** `superseded`: issued once, and replaced by a later one; both stay. */
export const DOCUMENT_STATES = ['draft', 'issued', 'superseded', 'cancelled'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** Records with a number of their own that a document may be drafted for. */
export const ENTRY_SUBJECTS = ['listing', 'supervision-order'] as const;
export type EntrySubject = (typeof ENTRY_SUBJECTS)[number];

/** What becomes of an issued document: handed over, its receipt confirmed, answered. */
export const DELIVERY_STEPS = ['served', 'received', 'replied'] as const;
export type DeliveryStep = (typeof DELIVERY_STEPS)[number];

/** 送达方式. */
export const SERVICE_WAYS = ['in-person', 'left', 'post', 'in-product', 'published'] as const;

export interface DocumentKind {
  /** With a red head (GB/T 9704-2012, 7), or as a letter (10.1). */
  readonly layout: 'official' | 'letter';
  /** Kind in the document's number, after the issuer's own word: 凤安〔督〕. */
  readonly word: string;
  /** Tells its recipient to do something, so that not everybody may send it to a government. */
  readonly directive: boolean;
  readonly issuers: readonly Issuer[];
  readonly recipients: readonly RecipientKind[];
  /** Who may sign it for its issuer. */
  readonly signers: readonly Role[];
  /** What it is drafted from. */
  readonly about: 'hazard' | 'period';
}

const LEADS: readonly Role[] = ['leader', 'desk'];
const OFFICERS: readonly Role[] = ['inspector', 'leader', 'desk'];
const ALL_ISSUERS = ISSUERS;
const SUPERVISED = ['enterprise', 'department', 'lower-authority'] as const;
const NOTIFIED = ['enterprise', 'department', 'lower-authority', 'public'] as const;

/**
 * 文书, each kind as data. Orders and opinions of an inspection come from whoever may inspect: a coordinating body may
 * not (国办发〔2024〕54号), so the committee is no issuer of theirs.
 */
export const DOCUMENT_KINDS = {
  'rectification-order': {
    layout: 'official',
    word: '责改',
    directive: true,
    issuers: ['authority', 'department'],
    recipients: ['enterprise'],
    signers: OFFICERS,
    about: 'hazard',
  },
  're-inspection-opinion': {
    layout: 'official',
    word: '复查',
    directive: true,
    issuers: ['authority', 'department'],
    recipients: ['enterprise'],
    signers: ['verifier', ...OFFICERS],
    about: 'hazard',
  },
  'supervision-notice': {
    layout: 'official',
    word: '督办',
    directive: true,
    issuers: ALL_ISSUERS,
    recipients: SUPERVISED,
    signers: LEADS,
    about: 'hazard',
  },
  'written-advisory': {
    layout: 'letter',
    word: '函',
    directive: false,
    issuers: ALL_ISSUERS,
    recipients: ['enterprise', 'department', 'lower-authority', 'upper-authority'],
    signers: LEADS,
    about: 'hazard',
  },
  circular: {
    layout: 'official',
    word: '通报',
    directive: true,
    issuers: ALL_ISSUERS,
    recipients: NOTIFIED,
    signers: LEADS,
    about: 'hazard',
  },
  'regulatory-interview': {
    layout: 'official',
    word: '约谈',
    directive: true,
    issuers: ALL_ISSUERS,
    recipients: SUPERVISED,
    signers: LEADS,
    about: 'hazard',
  },
  'public-disclosure': {
    layout: 'official',
    word: '公告',
    directive: false,
    issuers: ALL_ISSUERS,
    recipients: ['public'],
    signers: LEADS,
    about: 'hazard',
  },
  'listed-supervision': {
    layout: 'official',
    word: '挂督',
    directive: true,
    issuers: ALL_ISSUERS,
    recipients: SUPERVISED,
    signers: LEADS,
    about: 'hazard',
  },
  'supervision-release': {
    layout: 'official',
    word: '解督',
    directive: false,
    issuers: ALL_ISSUERS,
    recipients: SUPERVISED,
    signers: LEADS,
    about: 'hazard',
  },
  'close-out': {
    layout: 'official',
    word: '销号',
    directive: false,
    issuers: ['authority', 'department'],
    recipients: ['enterprise'],
    signers: ['verifier', ...OFFICERS],
    about: 'hazard',
  },
  'monthly-bulletin': {
    layout: 'official',
    word: '月通报',
    directive: false,
    issuers: ALL_ISSUERS,
    recipients: ['department', 'lower-authority', 'upper-authority', 'public'],
    signers: LEADS,
    about: 'period',
  },
  'yearly-listing': {
    layout: 'official',
    word: '挂牌',
    directive: false,
    issuers: ALL_ISSUERS,
    recipients: ['department', 'lower-authority', 'upper-authority', 'public'],
    signers: LEADS,
    about: 'period',
  },
} as const satisfies Readonly<Record<string, DocumentKind>>;

export type DocumentKindName = keyof typeof DOCUMENT_KINDS;
export const DOCUMENT_KIND_NAMES = Object.keys(DOCUMENT_KINDS) as [DocumentKindName, ...DocumentKindName[]];

/** Forms by which documents are drafted: one of each kind, and another for a rung that stands on late duties. */
export const FORM_NAMES = [
  ...DOCUMENT_KIND_NAMES,
  'written-advisory-duties',
  'circular-duties',
  'regulatory-interview-duties',
  'public-disclosure-duties',
] as const;
export type FormName = (typeof FORM_NAMES)[number];

/** The kind of document that a form is of. */
export function kindOfForm(form: FormName): DocumentKindName {
  return form.replace(/-duties$/, '') as DocumentKindName;
}

export function documentKind(name: DocumentKindName): DocumentKind {
  return DOCUMENT_KINDS[name];
}

export function maySign(name: DocumentKindName, roles: readonly Role[]): boolean {
  return documentKind(name).signers.some((role) => roles.includes(role));
}

/** 发文字号 (GB/T 9704-2012, 7.2.5): the issuer's word and the kind's, the year in six-cornered brackets, no zeros. */
export function numberOf(word: string, year: number, serial: number): string {
  return `${word}〔${year}〕${serial}号`;
}
