import { choice, day, defineRegister, longText, number, text } from '../../../primitives/register.ts';
import { notAfterToday } from '../parts.ts';

/** The three of the plan, measure 1. */
const THEMES = {
  'stage-tasks': ['阶段性重点任务', 'Key tasks of the stage', '阶段性任务'],
  sectors: ['重点行业领域专项治理', 'Campaigns in key sectors', '专项治理'],
  'key-periods': ['重点时段防范措施落实', 'Prevention in key periods', '重点时段'],
} as const;
const QUARTERS = {
  q1: ['第一季度', 'First quarter', '一季度'],
  q2: ['第二季度', 'Second quarter', '二季度'],
  q3: ['第三季度', 'Third quarter', '三季度'],
  q4: ['第四季度', 'Fourth quarter', '四季度'],
} as const;

/** 季度督导 in the name of the county safety committee: once a quarter (plan measure 1). */
export const supervisionTour = defineRegister({
  name: 'supervision-tour',
  words: ['季度督导', 'Quarterly supervision'],
  about: [
    '每季度以县安委会名义督导了什么、到了哪些单位、发现多少问题。',
    'What was supervised each quarter in the name of the county safety committee, where, with how many findings.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'tour',
  key: ['year', 'quarter', 'tour'],
  facet: 'theme',
  day: 'heldOn',
  amount: 'findings',
  fields: {
    tour: text(['督导名称', 'Tour', '督导主题', '督导任务'], '2026年第二季度安全生产督导', {
      required: true,
    }),
    year: number(['年度', 'Year', '年份'], '2026', { required: true, least: 2000, most: 2100 }),
    quarter: choice(['季度', 'Quarter'], QUARTERS, { required: true, listed: true }),
    theme: choice(['督导内容', 'Theme', '主题类别'], THEMES, { required: true, listed: true }),
    heldOn: day(['督导日期', 'Held on', '开展日期', '督导时间'], { required: true, listed: true }),
    team: text(['督导组成员', 'Team', '督导组', '参加人员'], '应急局王建国、消防大队李强'),
    units: longText(['督导单位', 'Units visited', '被督导单位', '检查单位'], '城管局、凤凰镇、宏达面粉'),
    findings: number(['发现问题数', 'Findings', '问题数'], '9', {
      required: true,
      listed: true,
      unit: ['项', 'items'],
    }),
    notice: text(['通报文号', 'Circular', '督导通报', '文号'], '凤安委〔2026〕15号'),
  },
  check: notAfterToday('heldOn'),
});
