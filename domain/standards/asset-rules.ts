import {
  inForce,
  lastDayOf,
  leastSure,
  type OwnValues,
  type Rule,
  rules,
  type Step,
  step,
} from '../primitives/rule.ts';
import type { SectorMark } from '../reference/sector-marks.ts';
import { addDays, addMonths, type PlainDate } from '../values/plain-date.ts';
import type { Confidence } from './criteria.ts';
import { SCRAP_CATALOGUE } from './scrap-catalogue.ts';
import { INSURED_MARKS } from './sector-lists.ts';

const CYLINDERS = 'TSG 23-2021 气瓶安全技术规程';
const ORDER_40 = '危险化学品重大危险源监督管理暂行规定（安监总局令第40号）';
const INSURANCE = '安全生产责任保险实施办法（应急〔2025〕27号）';

/** Months, unless the sentence says days or yuan. */
export const ASSET_RULES = rules({
  'cylinder-inspection-lpg': {
    zh: '液化石油气钢瓶每 {duration}检验一次。',
    en: 'LPG cylinders are inspected every {duration}.',
    source: CYLINDERS,
    confidence: 'KNOWN',
    value: 48,
  },
  'cylinder-inspection-acetylene': {
    zh: '溶解乙炔气瓶每 {duration}检验一次。',
    en: 'Dissolved-acetylene cylinders are inspected every {duration}.',
    source: CYLINDERS,
    confidence: 'KNOWN',
    value: 36,
  },
  'cylinder-inspection-corrosive': {
    zh: '盛装腐蚀性介质的钢质气瓶每 {duration}检验一次。',
    en: 'Steel cylinders for corrosive media are inspected every {duration}.',
    source: CYLINDERS,
    confidence: 'UNSURE',
    value: 24,
  },
  'cylinder-inspection-inert': {
    zh: '盛装惰性气体的钢质气瓶每 {duration}检验一次。',
    en: 'Steel cylinders for inert gases are inspected every {duration}.',
    source: CYLINDERS,
    confidence: 'UNSURE',
    value: 60,
  },
  'cylinder-inspection-ordinary': {
    zh: '盛装其他介质的钢质气瓶每 {duration}检验一次。',
    en: 'Other steel cylinders are inspected every {duration}.',
    source: CYLINDERS,
    confidence: 'UNSURE',
    value: 36,
  },
  'cylinder-inspection-vehicle-lng': {
    zh: '车用液化天然气瓶每 {duration}检验一次。',
    en: 'Vehicle LNG cylinders are inspected every {duration}.',
    source: CYLINDERS,
    confidence: 'UNSURE',
    value: 36,
  },
  'gas-alarm-calibration': {
    zh: '可燃气体报警装置每 {duration}检定或者校准一次。',
    en: 'Gas alarms are calibrated every {duration}.',
    source: 'JJG 693-2011 可燃气体检测报警器',
    confidence: 'UNSURE',
    value: 12,
  },
  'filling-licence': {
    zh: '气瓶充装许可证有效期 {duration}。',
    en: 'A cylinder filling licence is valid for {duration}.',
    source: '特种设备安全法第四十九条；TSG 07-2019',
    confidence: 'KNOWN',
    value: 48,
  },
  'insurance-per-person-yuan': {
    zh: '安责险每人死亡伤残责任限额不低于 {value} 元。',
    en: 'Liability for the death or disability of a person is insured for at least {value} yuan.',
    source: INSURANCE,
    confidence: 'VERIFIED',
    value: 400_000,
  },
  'insurance-per-person-yuan-before': {
    zh: '2025年3月29日前开始的安责险，每人死亡伤残责任限额不低于 {value} 元。',
    en: 'Policies that began before 29 March 2025 insure a person for at least {value} yuan.',
    source: '安全生产责任保险实施办法（安监总办〔2017〕140号）',
    confidence: 'KNOWN',
    value: 300_000,
  },
  'old-plant': {
    zh: '投用满 {duration}的老旧化工生产装置应当评估。',
    en: 'A chemical plant that has run for {duration} is assessed.',
    source: '应急管理部化工老旧装置淘汰退出和更新改造工作方案',
    confidence: 'KNOWN',
    value: 240,
  },
  'household-gas-visit-resident': {
    zh: '燃气经营者对居民用户每 {duration}至少入户安检一次。',
    en: 'A gas operator visits each household at least every {duration}.',
    source: '城镇燃气管理条例第十七条；地方条例的频次待核实',
    confidence: 'UNSURE',
    value: 24,
  },
  'household-gas-visit-other': {
    zh: '燃气经营者对非居民用户每 {duration}至少安检一次。',
    en: 'A gas operator visits each other user at least every {duration}.',
    source: '城镇燃气管理条例第十七条；地方条例的频次待核实',
    confidence: 'UNSURE',
    value: 12,
  },
  standardization: {
    zh: '安全生产标准化等级有效期 {duration}。',
    en: 'A standardization grade is valid for {duration}.',
    source: '企业安全生产标准化建设定级办法（应急〔2021〕83号）第九条',
    confidence: 'KNOWN',
    value: 36,
  },
  'standardization-apply': {
    zh: '安全生产标准化等级届满前 {duration}申请。',
    en: 'Renewal of a standardization grade is applied for {duration} before it ends.',
    source: '企业安全生产标准化建设定级办法（应急〔2021〕83号）第九条',
    confidence: 'KNOWN',
    value: 3,
  },
  'installation-assessment': {
    zh: '重大危险源安全评估满 {duration}应当重新辨识、评估和分级。',
    en: 'A major hazard installation is assessed again {duration} after its last assessment.',
    source: `${ORDER_40}第十一条`,
    confidence: 'KNOWN',
    value: 36,
  },
  'installation-filing-days': {
    zh: '重大危险源安全评估报告完成后 {value} 日内向县级应急管理部门备案。',
    en: 'The assessment report is filed with the county within {value} days of its completion.',
    source: `${ORDER_40}第二十三条`,
    confidence: 'KNOWN',
    value: 15,
  },
});

/** A day with the rules that lead to it. `UNSURE` days are shown as such and decide nothing by themselves. */
export interface DueDay {
  readonly dueOn: PlainDate;
  readonly confidence: Confidence;
  readonly trace: readonly Step[];
}

function due(dueOn: PlainDate, ...of: readonly Rule[]): DueDay {
  return { dueOn, confidence: leastSure(of), trace: of.map((rule) => step(rule)) };
}

/** What is done again every so many months: by the same day of the month, or the last of a shorter one. */
const REPEATED = [
  'gas-alarm-calibration',
  'household-gas-visit-resident',
  'household-gas-visit-other',
  'installation-assessment',
] as const;
export function againDue(what: (typeof REPEATED)[number], lastOn: PlainDate, own: OwnValues = {}): DueDay {
  const rule = inForce(ASSET_RULES[what], own);
  return due(addMonths(lastOn, rule.value), rule);
}

/** What is granted for so many months: the last day of its validity, its first day counted. */
export function validTo(
  what: 'filling-licence' | 'standardization',
  grantedOn: PlainDate,
  own: OwnValues = {},
): DueDay {
  const rule = inForce(ASSET_RULES[what], own);
  return due(lastDayOf(grantedOn, rule.value), rule);
}

/** The day by which renewal of a standardization grade is applied for. */
export function standardizationApplyBy(grantedOn: PlainDate, own: OwnValues = {}): DueDay {
  const rule = inForce(ASSET_RULES['standardization-apply'], own);
  const ends = validTo('standardization', grantedOn, own);
  return due(addMonths(ends.dueOn, -rule.value), inForce(ASSET_RULES.standardization, own), rule);
}

/** The last day on which an assessment report is filed; calendar days, the first not counted. */
export function installationFilingDue(reportOn: PlainDate, own: OwnValues = {}): DueDay {
  const rule = inForce(ASSET_RULES['installation-filing-days'], own);
  return due(addDays(reportOn, rule.value), rule);
}

/** 令第40号 art. 11: each of these asks for a new assessment at once, whatever the last one's age. */
export const INSTALLATION_CHANGES = [
  { id: 'built', zh: '新建、改建、扩建', en: 'Built, rebuilt or enlarged' },
  {
    id: 'changed',
    zh: '种类、数量、工艺、储存方式或重要设备变化，影响级别或风险程度',
    en: 'Kinds, quantities, process, storage or main equipment changed so that grade or risk changes',
  },
  { id: 'surroundings', zh: '外界生产安全环境因素变化', en: 'The surroundings changed' },
  {
    id: 'accident',
    zh: '发生事故造成人员死亡、10人以上受伤或者影响公共安全',
    en: 'An accident killed somebody, injured ten or touched the public',
  },
  { id: 'standard', zh: '有关规定和标准变化', en: 'Rules or standards changed' },
] as const;
export type InstallationChange = (typeof INSTALLATION_CHANGES)[number]['id'];

const CHANGED: Rule<null> = {
  id: 'installation-changed',
  zh: '{what}，应当及时重新辨识、评估和分级。',
  en: '{what}: the installation is assessed again without delay.',
  source: `${ORDER_40}第十一条`,
  confidence: 'KNOWN',
  value: null,
};

/** A change after the last assessment makes the next one due on its own day; else the years do. */
export function installationAssessmentDue(
  assessedOn: PlainDate,
  changes: readonly { readonly change: InstallationChange; readonly on: PlainDate }[],
  own: OwnValues = {},
): DueDay & { readonly because: InstallationChange | null } {
  const byYears = againDue('installation-assessment', assessedOn, own);
  const [first] = changes
    .filter(({ on }) => on > assessedOn && on < byYears.dueOn)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
  if (first === undefined) return { ...byYears, because: null };
  const { zh = first.change, en = first.change } =
    INSTALLATION_CHANGES.find(({ id }) => id === first.change) ?? {};
  const trace = [step(CHANGED, { what: [zh, en] })];
  return { dueOn: first.on, confidence: CHANGED.confidence, trace, because: first.change };
}

export const CYLINDER_CLASSES = [
  'lpg',
  'acetylene',
  'corrosive',
  'inert',
  'ordinary',
  'vehicle-lng',
] as const;
export type CylinderClass = (typeof CYLINDER_CLASSES)[number];

export interface CylinderVerdict {
  /** On its days the cylinder may still be used; `scrap` and `inspection-overdue` bar it from being filled. */
  readonly state: 'in-order' | 'inspection-overdue' | 'scrap';
  /** Null when it is scrapped first. */
  readonly inspection: DueDay | null;
  /** Null where no life is set for its class. */
  readonly scrap: DueDay | null;
}

/** How a cylinder stands on a day. Its first inspection is counted from the day of make. */
export function cylinderOn(
  cylinder: {
    readonly class: CylinderClass;
    readonly madeOn: PlainDate;
    readonly inspectedOn: PlainDate | null;
  },
  day: PlainDate,
  own: OwnValues = {},
): CylinderVerdict {
  const rule = inForce(ASSET_RULES[`cylinder-inspection-${cylinder.class}`], own);
  const inspection = due(addMonths(cylinder.inspectedOn ?? cylinder.madeOn, rule.value), rule);
  const scrap = cylinder.class === 'lpg' ? scrapOn('scrap-lpg-cylinder', cylinder.madeOn, null, own) : null;
  // A life that is not sure decides nothing: the next inspection is asked for whatever it says.
  const sure = scrap !== null && scrap.confidence !== 'UNSURE';
  const scrapsFirst = sure && scrap.dueOn <= inspection.dueOn;
  const state = () => {
    if (sure && day > scrap.dueOn) return 'scrap';
    return day > inspection.dueOn ? 'inspection-overdue' : 'in-order';
  };
  return { state: state(), inspection: scrapsFirst ? null : inspection, scrap };
}

const PHASE_OUT: Rule<null> = {
  id: 'scrap-phase-out',
  zh: '列入淘汰目录，{day}前停止使用。',
  en: 'On a phase-out list: out of use by {day}.',
  source: '淘汰落后危险化学品安全生产工艺技术设备目录等',
  confidence: 'KNOWN',
  value: null,
};

/**
 * The last day on which a thing is used: its make and the life of the catalogue, or the day fixed by a phase-out list
 * when that is earlier.
 *
 * @returns Null when neither sets a day, and for a thing that the catalogue does not know.
 */
export function scrapOn(
  catalogueId: string | null,
  madeOn: PlainDate,
  phaseOutOn: PlainDate | null,
  own: OwnValues = {},
): DueDay | null {
  const catalogue: Readonly<Record<string, Rule>> = SCRAP_CATALOGUE;
  const known = catalogueId !== null && Object.hasOwn(catalogue, catalogueId);
  const entry = known ? catalogue[catalogueId] : undefined;
  const byLife = entry && due(addMonths(madeOn, inForce(entry, own).value), inForce(entry, own));
  if (phaseOutOn === null) return byLife ?? null;
  if (byLife !== undefined && byLife.dueOn <= phaseOutOn) return byLife;
  const trace = [step(PHASE_OUT, { day: phaseOutOn })];
  return { dueOn: phaseOutOn, confidence: PHASE_OUT.confidence, trace };
}

/** The day on which a chemical plant has to have been assessed as an old one. */
export function oldPlantOn(commissionedOn: PlainDate, own: OwnValues = {}): DueDay {
  const rule = inForce(ASSET_RULES['old-plant'], own);
  return due(addMonths(commissionedOn, rule.value), rule);
}

/** First day of 应急〔2025〕27号. */
const NEW_LIMIT_FROM = '2025-03-29';

export interface Policy {
  readonly from: PlainDate;
  /** Last day insured. */
  readonly to: PlainDate;
  /** Limit for the death or disability of one person, whole yuan. */
  readonly perPersonYuan: number;
}

export interface InsuranceVerdict {
  readonly required: boolean;
  /** `none` when no policy runs on the day. */
  readonly state: 'insured' | 'limit-too-low' | 'none';
  /** Of the policy that runs longest; null when none does. */
  readonly to: PlainDate | null;
  readonly trace: readonly Step[];
}

/** How an enterprise stands with 安责险 on a day. A policy is measured by the limit of the day on which it began. */
export function insuranceOn(
  marks: readonly SectorMark[],
  policies: readonly Policy[],
  day: PlainDate,
  own: OwnValues = {},
): InsuranceVerdict {
  const required = marks.some((mark) => INSURED_MARKS.includes(mark));
  const limitOf = ({ from }: Pick<Policy, 'from'>) =>
    inForce(
      ASSET_RULES[from < NEW_LIMIT_FROM ? 'insurance-per-person-yuan-before' : 'insurance-per-person-yuan'],
      own,
    );
  const running = policies
    .filter(({ from, to }) => from <= day && day <= to)
    .sort((a, b) => (a.to < b.to ? 1 : -1));
  const enough = running.filter((policy) => policy.perPersonYuan >= limitOf(policy).value);
  const [longest] = enough.length > 0 ? enough : running;
  return {
    required,
    state: enough.length > 0 ? 'insured' : running.length > 0 ? 'limit-too-low' : 'none',
    to: longest?.to ?? null,
    trace: [step(limitOf(longest ?? { from: day }))],
  };
}
