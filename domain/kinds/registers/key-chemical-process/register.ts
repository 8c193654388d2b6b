import { choice, day, defineRegister, longText, text, yesNo } from '../../../primitives/register.ts';
import { dayIn, notAfterToday } from '../parts.ts';

/** The eighteen of 安监总管三〔2009〕116号 and 〔2013〕3号. */
const PROCESSES = {
  phosgene: ['光气及光气化工艺', 'Phosgene and phosgenation', '光气化'],
  electrolysis: ['电解工艺（氯碱）', 'Electrolysis (chlor-alkali)', '电解工艺', '氯碱'],
  chlorination: ['氯化工艺', 'Chlorination', '氯化'],
  nitration: ['硝化工艺', 'Nitration', '硝化'],
  ammonia: ['合成氨工艺', 'Ammonia synthesis', '合成氨'],
  cracking: ['裂解（裂化）工艺', 'Cracking', '裂解', '裂化'],
  fluorination: ['氟化工艺', 'Fluorination', '氟化'],
  hydrogenation: ['加氢工艺', 'Hydrogenation', '加氢'],
  diazotisation: ['重氮化工艺', 'Diazotisation', '重氮化'],
  oxidation: ['氧化工艺', 'Oxidation', '氧化'],
  peroxidation: ['过氧化工艺', 'Peroxidation', '过氧化'],
  amination: ['胺基化工艺', 'Amination', '胺基化'],
  sulfonation: ['磺化工艺', 'Sulfonation', '磺化'],
  polymerisation: ['聚合工艺', 'Polymerisation', '聚合'],
  alkylation: ['烷基化工艺', 'Alkylation', '烷基化'],
  'coal-chemistry': ['新型煤化工工艺', 'New coal chemistry', '煤化工'],
  'calcium-carbide': ['电石生产工艺', 'Calcium carbide', '电石'],
  azo: ['偶氮化工艺', 'Azo coupling', '偶氮化'],
} as const;
const AUTOMATION = {
  full: ['全流程自动化', 'Automated throughout', '全流程自动化控制'],
  partial: ['部分自动化', 'Partly automated', '部分改造'],
  manual: ['未自动化', 'Manual', '人工操作', '未改造'],
} as const;

/** 重点监管危险化工工艺 and their upgrade (plan measure 7). */
export const keyChemicalProcess = defineRegister({
  name: 'key-chemical-process',
  words: ['重点监管危险化工工艺', 'Key regulated chemical processes'],
  about: [
    '装置用了哪种重点监管工艺、自动化到什么程度、改造何时完成。',
    'Which plant runs which regulated process, how far it is automated, when the upgrade is done.',
  ],
  group: 'installations',
  keeper: 'organisation',
  title: 'plant',
  key: ['plant', 'process'],
  facet: 'process',
  expires: ({ upgradedOn, upgradeBy }) => (upgradedOn === undefined ? dayIn(upgradeBy) : undefined),
  fields: {
    plant: text(['装置名称', 'Plant', '生产装置', '装置'], '硝基苯生产装置', { required: true }),
    process: choice(['工艺类别', 'Process', '工艺名称', '危险工艺', '重点监管工艺'], PROCESSES, {
      required: true,
      listed: true,
    }),
    automation: choice(['自动化程度', 'Automation', '自动化控制', '自动化水平'], AUTOMATION, {
      required: true,
      listed: true,
    }),
    safetyInstrumented: yesNo([
      '安全仪表系统投用',
      'Safety instrumented system in use',
      '安全仪表系统',
      'SIS',
    ]),
    riskAssessedOn: day(['反应风险评估日期', 'Reaction risk assessed on', '反应安全风险评估日期'], {
      example: '2025-09-01',
    }),
    upgrade: longText(['提升改造措施', 'Upgrade', '改造措施', '整治措施'], '加装反应温度与进料联锁'),
    upgradeBy: day(['计划完成日期', 'Upgrade by', '完成期限'], { listed: true, example: '2026-12-31' }),
    upgradedOn: day(['实际完成日期', 'Upgraded on', '完成日期'], { example: '2026-10-15' }),
  },
  check: notAfterToday('riskAssessedOn', 'upgradedOn'),
});
