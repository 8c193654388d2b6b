import { inForce, type OwnValues, type Rule, rules, type Step, step } from '../primitives/rule.ts';
import type { SectorMark } from '../reference/sector-marks.ts';
import { addMonths, type PlainDate, partsOf } from '../values/plain-date.ts';
import { ALSO_ASSESSED_MARKS, TRAINED_MORE_MARKS } from './sector-lists.ts';

const ORDER_3 = '生产经营单位安全培训规定（安监总局令第3号，第63、80号令修正）';
const LAW_27 = '安全生产法（2021）第二十七条';

/** Whole class hours (学时), months where the id says so; nought: no hours are prescribed. */
export const TRAINING_RULES = rules({
  'training-initial-high-risk-manager': {
    zh: '高危行业领域单位主要负责人和安全生产管理人员初次安全培训不少于 {value} 学时。',
    en: 'Principals and safety managers of high-risk units have at least {value} hours of initial training.',
    source: `${ORDER_3}第九条`,
    confidence: 'KNOWN',
    value: 48,
  },
  'training-yearly-high-risk-manager': {
    zh: '高危行业领域单位主要负责人和安全生产管理人员每年再培训不少于 {value} 学时。',
    en: 'Principals and safety managers of high-risk units have at least {value} hours of training every year.',
    source: `${ORDER_3}第九条`,
    confidence: 'KNOWN',
    value: 16,
  },
  'training-initial-manager': {
    zh: '主要负责人和安全生产管理人员初次安全培训不少于 {value} 学时。',
    en: 'Principals and safety managers have at least {value} hours of initial training.',
    source: `${ORDER_3}第九条`,
    confidence: 'KNOWN',
    value: 32,
  },
  'training-yearly-manager': {
    zh: '主要负责人和安全生产管理人员每年再培训不少于 {value} 学时。',
    en: 'Principals and safety managers have at least {value} hours of training every year.',
    source: `${ORDER_3}第九条`,
    confidence: 'KNOWN',
    value: 12,
  },
  'training-initial-high-risk-worker': {
    zh: '高危行业领域单位新上岗从业人员岗前安全培训不少于 {value} 学时。',
    en: 'New workers of high-risk units have at least {value} hours of training before they start.',
    source: `${ORDER_3}第十三条`,
    confidence: 'KNOWN',
    value: 72,
  },
  'training-yearly-high-risk-worker': {
    zh: '高危行业领域单位从业人员每年再培训不少于 {value} 学时。',
    en: 'Workers of high-risk units have at least {value} hours of training every year.',
    source: `${ORDER_3}第十三条`,
    confidence: 'KNOWN',
    value: 20,
  },
  'training-initial-worker': {
    zh: '新上岗从业人员岗前安全培训（三级教育）不少于 {value} 学时。',
    en: 'New workers have at least {value} hours of training before they start, at three levels.',
    source: `${ORDER_3}第十三条`,
    confidence: 'KNOWN',
    value: 24,
  },
  'training-yearly-worker': {
    zh: '其他从业人员每年再培训按本单位计划，法规规定的最少学时为 {value}。',
    en: 'Other workers are trained every year as their unit plans; the hours prescribed are {value}.',
    source: `${ORDER_3}第十三条`,
    confidence: 'KNOWN',
    value: 0,
  },
  'training-assessment-months': {
    zh: '高危行业领域单位主要负责人和安全生产管理人员自任职之日起 {duration}内须经考核合格。',
    en: 'Principals and safety managers of high-risk units pass the assessment within {duration} of taking office.',
    source: `${ORDER_3}第二十四条；${LAW_27}`,
    confidence: 'KNOWN',
    value: 6,
  },
  'training-assessment-months-other': {
    zh: '建筑施工、运输、民用爆炸物品单位主要负责人和安全生产管理人员须经考核合格，期限按任职后 {duration}计。',
    en: 'Principals and safety managers in construction, transport and civil explosives must pass the assessment; {duration} after taking office are assumed.',
    source: LAW_27,
    confidence: 'UNSURE',
    value: 6,
  },
  'training-return-months': {
    zh: '离岗满 {duration}重新上岗的，应当重新接受车间和班组级安全培训。',
    en: 'Who comes back after {duration} off the post is trained again at workshop and team level.',
    source: `${ORDER_3}第十七条`,
    confidence: 'KNOWN',
    value: 12,
  },
});

/** 令第3号 art. 32: the principal with the actual controller; the deputy in charge of safety is a safety manager. */
export const PRINCIPAL_POSTS = ['principal', 'actual-controller'];
export const MANAGER_POSTS = ['deputy-in-charge', 'safety-manager', 'safety-officer'];

export const STAFF_CATEGORIES = [
  'high-risk-principal',
  'high-risk-safety-manager',
  'high-risk-worker',
  'principal',
  'safety-manager',
  'worker',
] as const;
export type StaffCategory = (typeof STAFF_CATEGORIES)[number];

/** Initial: before or at the start of the post. Yearly: again in every later calendar year. */
export type TrainingKind = 'initial' | 'yearly';

export interface Staff {
  /** Posts held now (`principal`, `safety-officer` …); none for a worker. */
  readonly posts: readonly string[];
  /** 领域标记 of the enterprise. */
  readonly marks: readonly SectorMark[];
}

/** Who is trained as what. Of several posts the one that answers for most counts. */
export function staffCategory({ posts, marks }: Staff): StaffCategory {
  const highRisk = marks.some((mark) => TRAINED_MORE_MARKS.includes(mark));
  if (posts.some((post) => PRINCIPAL_POSTS.includes(post)))
    return highRisk ? 'high-risk-principal' : 'principal';
  if (posts.some((post) => MANAGER_POSTS.includes(post)))
    return highRisk ? 'high-risk-safety-manager' : 'safety-manager';
  return highRisk ? 'high-risk-worker' : 'worker';
}

/** 令第3号 asks the same of principals and safety managers. */
const AS: Readonly<Record<StaffCategory, 'high-risk-manager' | 'manager' | 'high-risk-worker' | 'worker'>> = {
  'high-risk-principal': 'high-risk-manager',
  'high-risk-safety-manager': 'high-risk-manager',
  'high-risk-worker': 'high-risk-worker',
  principal: 'manager',
  'safety-manager': 'manager',
  worker: 'worker',
};

/** The rule that says how many class hours are due; its `value` is nought where none are prescribed. */
export function requiredHours(category: StaffCategory, kind: TrainingKind, own: OwnValues = {}): Rule {
  return inForce(TRAINING_RULES[`training-${kind}-${AS[category]}`], own);
}

/** What a year asks of somebody who took the post on a day: nothing before, initial first, then yearly. */
export function kindDue(startedOn: PlainDate, year: number): TrainingKind | undefined {
  const first = partsOf(startedOn).year;
  if (year < first) return undefined;
  return year === first ? 'initial' : 'yearly';
}

export interface TrainingRecord {
  readonly on: PlainDate;
  readonly kind: TrainingKind;
  /** Class hours; a record without hours above nought proves none. */
  readonly hours: number;
}

export interface TrainingVerdict {
  readonly met: boolean;
  /** Class hours. */
  readonly required: number;
  readonly had: number;
  readonly missing: number;
  readonly trace: readonly Step[];
}

const HAD: Rule<null> = {
  id: 'training-hours-had',
  zh: '截至{year}年底计入 {had} 学时，还差 {missing} 学时。',
  en: '{had} hours count up to the end of {year}; {missing} are missing.',
  source: '',
  confidence: 'VERIFIED',
  value: null,
};

/**
 * Whether the hours of a person are met in a calendar year. Initial hours add up over the years to its end, yearly ones
 * are those of the year alone: nothing is carried over.
 */
export function isMet(
  asked: {
    readonly category: StaffCategory;
    readonly kind: TrainingKind;
    /** Of this person in this category. */
    readonly records: readonly TrainingRecord[];
    readonly year: number;
  },
  own: OwnValues = {},
): TrainingVerdict {
  const { category, kind, records, year } = asked;
  const rule = requiredHours(category, kind, own);
  const counted = records.filter((record) => {
    const at = partsOf(record.on).year;
    return record.kind === kind && record.hours > 0 && (kind === 'initial' ? at <= year : at === year);
  });
  // Half hours and tenths are added as whole hundredths: ten times 1.6 are 16.
  const had = counted.reduce((sum, { hours }) => sum + Math.round(hours * 100), 0) / 100;
  const missing = Math.max(0, Math.round((rule.value - had) * 100) / 100);
  return {
    met: missing === 0,
    required: rule.value,
    had,
    missing,
    trace: [step(rule), step(HAD, { year, had, missing })],
  };
}

export interface Assessment {
  readonly state: 'not-required' | 'passed' | 'due' | 'overdue';
  /** Last day on which it is on time; null when none is required. */
  readonly dueOn: PlainDate | null;
  /** Passed after `dueOn`. */
  readonly late: boolean;
  readonly trace: readonly Step[];
}

/**
 * 考核合格 of principals and safety managers within months of taking office. The last day is the same day of the month
 * (民法典 art. 202); it is not moved off a free day, so that nobody waits for the day after.
 */
export function assessment(
  person: Staff & {
    readonly tookOfficeOn: PlainDate;
    readonly passedOn: PlainDate | null;
  },
  day: PlainDate,
  own: OwnValues = {},
): Assessment {
  const { posts, marks, tookOfficeOn, passedOn } = person;
  const leads = posts.some((post) => PRINCIPAL_POSTS.includes(post) || MANAGER_POSTS.includes(post));
  const id = marks.some((mark) => TRAINED_MORE_MARKS.includes(mark))
    ? 'training-assessment-months'
    : marks.some((mark) => ALSO_ASSESSED_MARKS.includes(mark)) && 'training-assessment-months-other';
  if (!leads || !id) return { state: 'not-required', dueOn: null, late: false, trace: [] };
  const rule = inForce(TRAINING_RULES[id], own);
  const dueOn = addMonths(tookOfficeOn, rule.value);
  const passed = passedOn !== null && passedOn <= day;
  return {
    state: passed ? 'passed' : day > dueOn ? 'overdue' : 'due',
    dueOn,
    late: passed && passedOn > dueOn,
    trace: [step(rule)],
  };
}

const NEW_POST: Rule<null> = {
  id: 'training-new-post',
  zh: '调整工作岗位的，应当重新接受车间和班组级安全培训。',
  en: 'Who changes post is trained again at workshop and team level.',
  source: `${ORDER_3}第十七条`,
  confidence: 'KNOWN',
  value: null,
};

/** Levels of induction (三级教育) that are repeated. */
export type Level = 'workshop' | 'team';

/**
 * What somebody who comes to a post from elsewhere in the unit, or back to it, is trained again at. A year to the day
 * counts as a year (民法典 art. 1259).
 */
export function returnTraining(
  back: { readonly offFrom: PlainDate; readonly backOn: PlainDate; readonly newPost: boolean },
  own: OwnValues = {},
): { readonly levels: readonly Level[]; readonly trace: readonly Step[] } {
  const away = inForce(TRAINING_RULES['training-return-months'], own);
  const trace = [
    ...(back.newPost ? [step(NEW_POST)] : []),
    ...(back.backOn >= addMonths(back.offFrom, away.value) ? [step(away)] : []),
  ];
  return { levels: trace.length > 0 ? ['workshop', 'team'] : [], trace };
}
