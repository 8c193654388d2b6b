/**
 * The words that a plan may use: who, which records, what is still to come. Closed, so that a plan from a spreadsheet
 * can be judged before anybody relies on it. A name is stable; its words are what people read and type.
 */
import { DOCUMENT_KIND_NAMES } from '../kinds/document/kinds.ts';
import { documentTexts } from '../kinds/document/texts.ts';
import { duties } from '../kinds/duties/all.ts';
import { DEFINITIONS } from '../kinds/figure/definitions.ts';
import { registers } from '../kinds/registers/all.ts';
import type { Texts } from '../primitives/texts.ts';
import { DUTY_WORDS, REGISTER_WORDS } from './record-words.ts';

/** Who acts. A department is `department:` and its field; plain `department` is whichever answers for the enterprise. */
export const OWNERS = {
  enterprise: ['企业', 'Enterprise'],
  principal: ['主要负责人', 'Principal person in charge'],
  worker: ['从业人员', 'Workers'],
  park: ['园区', 'Park safety office'],
  'county-safety-committee': ['县安委会', 'County safety committee'],
  'county-safety-office': ['县安委办', 'County safety-committee office'],
  'provincial-safety-committee': ['省安委会', 'Provincial safety committee'],
  leader: ['领导', 'Leader'],
  enforcement: ['执法人员', 'Enforcement officers'],
  expert: ['专家', 'Expert'],
  'service-body': ['社会化服务机构', 'Service body'],
  'training-body': ['安全培训机构', 'Training body'],
  insurer: ['保险机构', 'Insurer'],
  'tip-desk': ['举报受理员', 'Tip desk'],
  custodian: ['保密员', 'Custodian of identities'],
  finance: ['财务', 'Finance'],
  township: ['乡镇', 'Township'],
  grid: ['网格员', 'Grid worker'],
  media: ['媒体', 'Media'],
  public: ['公众', 'The public'],
  department: ['行业主管部门', 'Line department'],
  'department:emergency-management': ['应急管理部门', 'Emergency management department'],
  'department:fire': ['消防救援部门', 'Fire and rescue department'],
  'department:urban-management': ['城市管理部门', 'Urban management department'],
  'department:public-security': ['公安部门', 'Public security department'],
  'department:transport': ['交通运输部门', 'Transport department'],
  'department:industry': ['经济和信息化部门', 'Industry and information department'],
  'department:market-regulation': ['市场监管部门', 'Market regulation department'],
  'department:housing': ['住房和城乡建设部门', 'Housing and construction department'],
  'department:health': ['卫生健康部门', 'Health department'],
  'department:heritage': ['文物部门', 'Heritage department'],
  'department:commerce': ['商务部门', 'Commerce department'],
  'department:ecology': ['生态环境部门', 'Ecology and environment department'],
  'department:planning': ['自然资源和规划部门', 'Planning and natural resources department'],
  'department:agriculture': ['农业农村部门', 'Agriculture department'],
  'department:science': ['科技部门', 'Science department'],
  'department:education': ['教育部门', 'Education department'],
  'department:human-resources': ['人力资源社会保障部门', 'Human resources department'],
  'department:justice': ['检察机关', 'Procuratorate'],
  'department:discipline': ['纪检监察部门', 'Discipline inspection department'],
  'department:power-supply': ['供电单位', 'Power supplier'],
} as const satisfies Texts;
export type OwnerName = keyof typeof OWNERS;

/** What other parts of the product will bring. A clause that waits for one says so instead of claiming a proof. */
export const CAPABILITIES = {
  campaign: ['专项行动', 'Campaigns'],
  risk: ['风险分级管控', 'Risk grading and control'],
  'training-content': ['培训内容与考试', 'Training content and examinations'],
  grading: ['标准化定级', 'Standardisation grading'],
  ranking: ['季度赛马', 'Quarterly ranking'],
  'closing-report': ['总结评估报告', 'Closing report'],
  visit: ['检查走访', 'Visits'],
  enforcement: ['执法办案', 'Enforcement cases'],
  draw: ['双随机抽取', 'Dual-random draw'],
  tip: ['举报受理', 'Tips'],
  reward: ['举报奖励', 'Rewards'],
  'identity-vault': ['举报人身份保密库', 'Identity vault'],
  monitoring: ['监测预警', 'Monitoring and early warning'],
  chain: ['一件事全链条', 'One-matter chain'],
  accident: ['事故管理', 'Accidents'],
  'entry-gate': ['准入把关', 'Entry gate'],
  media: ['宣传报道', 'Media'],
  map: ['风险地图', 'Map'],
} as const satisfies Texts;
export type Capability = keyof typeof CAPABILITIES;

export const BINDING_KINDS = {
  register: ['台账', 'Register'],
  duty: ['应办', 'Duty'],
  case: ['事项', 'Case'],
  figure: ['指标', 'Figure'],
  document: ['文书', 'Document'],
  standard: ['标准', 'Standard'],
  page: ['页面', 'Page'],
} as const satisfies Texts;
export type BindingKind = keyof typeof BINDING_KINDS;

/** Figures that the plan asks for and that duties and registers give, beside those of the hazards. */
export const PLAN_FIGURES = {
  'plan-acknowledged': ['行动计划签收率', 'Plan acknowledged'],
  'principal-training-coverage': ['主要负责人培训覆盖率', 'Principals trained'],
  'three-posts-coverage': ['重点企业三类岗位培训覆盖率', 'Three posts trained'],
  'officer-training-coverage': ['执法人员跟班培训覆盖率', 'Officers trained'],
  'training-body-reviewed': ['培训机构条件复核率', 'Training bodies reviewed'],
  'monitoring-coverage': ['监测预警覆盖率', 'Monitoring coverage'],
  'gas-alarm-coverage': ['燃气报警装置安装率', 'Gas alarms installed'],
  'drill-coverage': ['疏散逃生演练覆盖率', 'Evacuation drills held'],
  'rescue-team-coverage': ['应急救援队伍覆盖率', 'Rescue teams in place'],
  'responsibility-coverage': ['岗位责任清单签订率', 'Post responsibilities signed'],
  'certificates-verified': ['操作证核验率', 'Certificates verified'],
  'insurance-coverage': ['安责险覆盖率', 'Liability insurance in place'],
  'household-visit-coverage': ['入户安检率', 'Households visited'],
} as const satisfies Texts;

/** 标准: what is loaded as versioned data with source and confidence. */
const STANDARDS = {
  criteria: ['重大事故隐患判定标准', 'Judgement standards for major hazards'],
  'term-rules': ['办理期限规则', 'Rules of terms'],
  gb18218: ['重大危险源辨识标准', 'Identification of major hazard installations'],
  'escalation-ladder': ['逐级督促规则', 'Rules of the ladder'],
} as const satisfies Texts;

const CASES = {
  hazard: ['隐患', 'Hazard'],
  notice: ['重大隐患通知', 'Notice'],
  escalation: ['逐级督促', 'Escalation'],
  'listed-supervision': ['挂牌督办', 'Listed supervision'],
  'supervision-order': ['督办单', 'Supervision order'],
  inquiry: ['责任调查', 'Inquiry'],
  'self-check': ['企业自查', 'Self-check'],
  'double-report': ['双报告', 'Double report'],
  'monthly-batch': ['月度上报批次', 'Monthly batch'],
} as const satisfies Texts;

const PAGES = {
  hazards: ['隐患清单', 'Hazards'],
  notices: ['通知清单', 'Notices'],
  escalations: ['逐级督促清单', 'Escalations'],
  documents: ['文书清单', 'Documents'],
  figures: ['统计分析', 'Figures'],
  'figure-snapshots': ['统计快照', 'Snapshots of figures'],
  monthly: ['月排查月通报', 'Monthly batches and bulletin'],
  reconciliation: ['渠道核对', 'Reconciliation of channels'],
  listings: ['挂牌督办清单', 'Listed supervision'],
  'supervision-orders': ['督办单清单', 'Supervision orders'],
  inquiries: ['责任调查清单', 'Inquiries'],
  'self-checks': ['自查清单', 'Self-checks'],
  'double-reports': ['双报告清单', 'Double reports'],
  standards: ['判定标准库', 'Standards'],
  enterprises: ['企业名录', 'Enterprises'],
  people: ['人员名录', 'People'],
  departments: ['部门名录', 'Departments'],
  import: ['导入', 'Import'],
  'public-listed': ['挂牌公示', 'Public list'],
  'public-disclosures': ['曝光公示', 'Public disclosures'],
  plan: ['行动计划', 'Plan'],
  duties: ['应办清单', 'Duties'],
} as const satisfies Texts;

const documentWords = Object.fromEntries(
  DOCUMENT_KIND_NAMES.map((name) => [name, documentTexts[`document.kind.${name}`]]),
) as Texts;

/** The words of every figure that a clause may name. */
export const FIGURE_WORDS: Texts = {
  ...Object.fromEntries(DEFINITIONS.map(({ name, title }) => [name, title])),
  ...PLAN_FIGURES,
};

/** What a binding of each kind may name. */
export const BOUND: Readonly<Record<BindingKind, Texts>> = {
  // A register or duty that is declared is called what it calls itself.
  register: {
    ...REGISTER_WORDS,
    ...Object.fromEntries(registers.map(({ name, words: [zh, en] }) => [name, [zh, en] as const])),
  },
  duty: {
    ...DUTY_WORDS,
    ...Object.fromEntries(duties.map(({ name, words: [zh, en] }) => [name, [zh, en] as const])),
  },
  case: CASES,
  figure: FIGURE_WORDS,
  document: documentWords,
  standard: STANDARDS,
  page: PAGES,
};

export const isOwner = (name: string): name is OwnerName => Object.hasOwn(OWNERS, name);
export const isCapability = (name: string): name is Capability => Object.hasOwn(CAPABILITIES, name);
export const isBindingKind = (name: string): name is BindingKind => Object.hasOwn(BINDING_KINDS, name);
