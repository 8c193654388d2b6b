import { inForce, leastSure, type OwnValues, type Rule, rules, type Step, step } from '../primitives/rule.ts';
import type { SectorMark } from '../reference/sector-marks.ts';
import { addDays, addYears, type PlainDate, partsOf, plainDate } from '../values/plain-date.ts';
import { addWorkingDays, type WorkCalendar } from '../values/working-days.ts';
import { DRILLED_MORE_MARKS, LISTED_MARKS, REVIEWED_MARKS } from './sector-lists.ts';

const MEASURES = '生产安全事故应急预案管理办法（应急管理部令第2号，2019）';
const PLAN_18 = '治本攻坚三年行动方案第18项';

/** 疏散逃生演练 and drills of the three sorts of emergency plan. */
export const DRILL_KINDS = ['evacuation', 'comprehensive-plan', 'special-plan', 'site-response'] as const;
export type DrillKind = (typeof DRILL_KINDS)[number];

/** Calendar years, calendar half-years; `two-years` are the two years up to the day. */
export type DrillPeriod = 'year' | 'half-year' | 'two-years';

/** Drills at least held in a period; days and years where the id says so. */
export const DRILL_RULES = rules({
  'drill-evacuation': {
    zh: '每年至少组织 {value} 次疏散逃生演练。',
    en: 'An evacuation drill is held at least {value} time a year.',
    source: PLAN_18,
    confidence: 'VERIFIED',
    value: 1,
  },
  'drill-evacuation-high-risk': {
    zh: '高危行业领域每半年至少组织 {value} 次疏散逃生演练。',
    en: 'In high-risk sectors an evacuation drill is held at least {value} time every half-year.',
    source: PLAN_18,
    confidence: 'VERIFIED',
    value: 1,
  },
  'drill-plan': {
    zh: '每年至少组织 {value} 次综合应急预案或者专项应急预案演练。',
    en: 'A comprehensive or special plan is drilled at least {value} time a year.',
    source: `${MEASURES}第三十三条`,
    confidence: 'KNOWN',
    value: 1,
  },
  'drill-site-response': {
    zh: '每半年至少组织 {value} 次现场处置方案演练。',
    en: 'A site response procedure is drilled at least {value} time every half-year.',
    source: `${MEASURES}第三十三条`,
    confidence: 'KNOWN',
    value: 1,
  },
  'drill-plan-listed': {
    zh: '易燃易爆、危险化学品等危险物品单位，矿山、金属冶炼、建筑施工单位和人员密集场所，每半年至少组织 {value} 次应急预案演练，并将演练情况报送主管部门。',
    en: 'Units with dangerous goods, mines, smelters, builders and crowded places drill a plan at least {value} time every half-year and report it.',
    source: `${MEASURES}第三十三条；生产安全事故应急条例（国务院令第708号）第八条`,
    confidence: 'KNOWN',
    value: 1,
  },
  'drill-department': {
    zh: '应急管理部门至少每两年组织 {value} 次应急预案演练。',
    en: 'The emergency management department drills a plan at least {value} time every two years.',
    source: `${MEASURES}第三十二条；生产安全事故应急条例（国务院令第708号）第八条`,
    confidence: 'KNOWN',
    value: 1,
  },
  'emergency-plan-review-years': {
    zh: '应急预案每 {value} 年进行一次评估。',
    en: 'The emergency plan is reviewed every {value} years.',
    source: `${MEASURES}第三十五条`,
    confidence: 'KNOWN',
    value: 3,
  },
  'emergency-plan-filing-days': {
    zh: '应急预案自公布之日起 {value} 个工作日内备案。',
    en: 'The emergency plan is filed within {value} working days of its issue.',
    source: `${MEASURES}第二十六条`,
    confidence: 'KNOWN',
    value: 20,
  },
  'emergency-plan-check-days': {
    zh: '受理备案的部门在 {value} 个工作日内核对材料。',
    en: 'The authority checks the papers within {value} working days.',
    source: `${MEASURES}第二十八条`,
    confidence: 'KNOWN',
    value: 5,
  },
});

export const DRILL_UNSURE = rules({
  'drill-high-risk-marks': {
    zh: '疏散逃生演练所称高危行业领域，方案未列明，按 {value} 个领域标记认定（矿山、危险化学品、烟花爆竹、民爆、燃气、金属冶炼、建筑施工、交通运输）。',
    en: 'The plan does not say which sectors are high-risk for evacuation drills; {value} marks are taken (mines, hazardous chemicals, fireworks, explosives, gas, smelting, construction, transport).',
    source: PLAN_18,
    confidence: 'UNSURE',
    fixed: true,
    value: DRILLED_MORE_MARKS.length,
  },
});

export interface DrillUnit {
  readonly marks: readonly SectorMark[];
  /** A government department is asked for its own drill alone. */
  readonly department?: boolean;
}

export interface DrillRequirement {
  readonly id: string;
  /** Any of these kinds counts. */
  readonly counts: readonly DrillKind[];
  readonly per: DrillPeriod;
  /** At least so many in each period. */
  readonly times: number;
  /** The drill is reported to the authority. */
  readonly report: boolean;
  readonly trace: readonly Step[];
}

const ANY_PLAN: readonly DrillKind[] = ['comprehensive-plan', 'special-plan', 'site-response'];
const has = (marks: readonly SectorMark[], of: readonly SectorMark[]) =>
  marks.some((mark) => of.includes(mark));

/** What a unit must drill at least, each with its rule. One drill may answer several of them. */
export function requiredDrills({ marks, department = false }: DrillUnit, own: OwnValues = {}) {
  const ask = (
    id: keyof typeof DRILL_RULES,
    per: DrillPeriod,
    counts: readonly DrillKind[],
    also: readonly Rule[] = [],
    report = false,
  ): DrillRequirement => {
    const rule = inForce(DRILL_RULES[id], own);
    return { id, counts, per, times: rule.value, report, trace: [rule, ...also].map((r) => step(r)) };
  };
  if (department) return [ask('drill-department', 'two-years', ANY_PLAN)];
  const highRisk = [inForce(DRILL_UNSURE['drill-high-risk-marks'], own)];
  return [
    has(marks, DRILLED_MORE_MARKS)
      ? ask('drill-evacuation-high-risk', 'half-year', ['evacuation'], highRisk)
      : ask('drill-evacuation', 'year', ['evacuation']),
    ask('drill-plan', 'year', ['comprehensive-plan', 'special-plan']),
    ask('drill-site-response', 'half-year', ['site-response']),
    ...(has(marks, LISTED_MARKS) ? [ask('drill-plan-listed', 'half-year', ANY_PLAN, [], true)] : []),
  ];
}

/** First and last day, both within. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const JULY = 7;

/** The period that a drill of this day counts for, and that must be covered by its last day. */
export function periodOf(per: DrillPeriod, day: PlainDate): Span {
  const { year, month } = partsOf(day);
  if (per === 'two-years') return { from: addDays(addYears(day, -2), 1), to: day };
  if (per === 'year') return { from: plainDate(year, 1, 1), to: plainDate(year, 12, 31) };
  return month < JULY
    ? { from: plainDate(year, 1, 1), to: plainDate(year, 6, 30) }
    : { from: plainDate(year, JULY, 1), to: plainDate(year, 12, 31) };
}

export interface HeldDrill {
  readonly kind: DrillKind;
  readonly on: PlainDate;
  /** Reported to the authority. */
  readonly reported: boolean;
}

export interface DrillCoverage {
  readonly period: Span;
  readonly covered: boolean;
  readonly held: number;
  /** Drills still to hold in the period. */
  readonly missing: number;
  /** Drills held but still to be reported, where that is asked. */
  readonly unreported: number;
  readonly confidence: Rule['confidence'];
}

/** How far a requirement is met in the period of a day; drills after the day do not count yet. */
export function drillCoverage(
  requirement: DrillRequirement,
  drills: readonly HeldDrill[],
  day: PlainDate,
): DrillCoverage {
  const period = periodOf(requirement.per, day);
  const counted = drills.filter(
    ({ kind, on }) => requirement.counts.includes(kind) && on >= period.from && on <= period.to && on <= day,
  );
  const missing = Math.max(0, requirement.times - counted.length);
  return {
    period,
    covered: missing === 0,
    held: counted.length,
    missing,
    unreported: requirement.report ? counted.filter(({ reported }) => !reported).length : 0,
    confidence: leastSure(requirement.trace),
  };
}

/** Scales above which a plan is reviewed whatever the sector. */
export const REVIEWED_SCALES = ['large', 'medium'];

/**
 * The day by which an emergency plan is reviewed again: the same day years after its issue or last review.
 *
 * @param since The later of issue and last review.
 * @returns Null for a unit that the measures do not oblige (small ones outside the listed sectors).
 */
export function planReviewDue(
  unit: { readonly marks: readonly SectorMark[]; readonly scale: string | null },
  since: PlainDate,
  own: OwnValues = {},
): { readonly dueOn: PlainDate; readonly trace: readonly Step[] } | null {
  const obliged = has(unit.marks, REVIEWED_MARKS) || REVIEWED_SCALES.includes(unit.scale ?? '');
  if (!obliged) return null;
  const rule = inForce(DRILL_RULES['emergency-plan-review-years'], own);
  return { dueOn: addYears(since, rule.value), trace: [step(rule)] };
}

/** The last working day on which a plan of a listed unit is filed; null for units that need not file. */
export function planFilingDue(
  marks: readonly SectorMark[],
  issuedOn: PlainDate,
  calendar: WorkCalendar,
  own: OwnValues = {},
): { readonly dueOn: PlainDate; readonly trace: readonly Step[] } | null {
  if (!has(marks, LISTED_MARKS)) return null;
  const rule = inForce(DRILL_RULES['emergency-plan-filing-days'], own);
  return { dueOn: addWorkingDays(issuedOn, rule.value, calendar), trace: [step(rule)] };
}

/** The last working day on which the authority has checked a filing. */
export function filingCheckDue(receivedOn: PlainDate, calendar: WorkCalendar, own: OwnValues = {}) {
  const rule = inForce(DRILL_RULES['emergency-plan-check-days'], own);
  return { dueOn: addWorkingDays(receivedOn, rule.value, calendar), trace: [step(rule)] };
}
