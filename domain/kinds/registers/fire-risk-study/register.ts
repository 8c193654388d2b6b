import { choice, day, defineRegister, lines, longText, number, text } from '../../../primitives/register.ts';
import { notAfterToday } from '../parts.ts';

const KINDS = {
  yearly: ['年度分析研判和调研评估', 'Yearly study', '年度研判', '年度'],
  regular: ['定期分析研判', 'Regular study', '季度研判', '月度研判', '定期'],
  special: ['专题研判', 'Special study', '专题'],
} as const;

/** 火灾风险分析研判: at least once a year, with measures and their terms (plan measure 5). */
export const fireRiskStudy = defineRegister({
  name: 'fire-risk-study',
  words: ['火灾风险分析研判', 'Fire-risk studies'],
  about: [
    '何时研判、火灾风险在哪里、提出了哪些措施、各在何时完成。',
    'When fire risk was studied, where it lies, which measures follow, by when.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'study',
  key: ['year', 'study'],
  facet: 'kind',
  day: 'heldOn',
  fields: {
    study: text(['研判名称', 'Study', '报告名称', '名称'], '2026年度园区火灾风险分析研判报告', {
      required: true,
    }),
    kind: choice(['研判类型', 'Kind', '类型'], KINDS, { required: true, listed: true }),
    year: number(['年度', 'Year', '年份'], '2026', { required: true, listed: true, least: 2000, most: 2100 }),
    heldOn: day(['研判日期', 'Held on', '报告日期', '日期'], { required: true, listed: true }),
    lead: text(['牵头单位', 'Lead', '组织单位', '责任单位'], '县消防救援大队', { listed: true }),
    data: longText(['数据来源', 'Data', '分析数据'], '近三年火灾37起、接处警记录、检查发现'),
    findings: longText(['主要风险', 'Risks', '研判结论', '结论'], '厂房改仓储、电动自行车室内充电', {
      required: true,
    }),
    measures: lines(['防范措施', 'Measures', '对策措施'], {
      measure: text(['措施', 'Measure'], '划定消防车通道', { required: true }),
      dueOn: day(['完成期限', 'By'], { required: true, example: '2026-12-31' }),
    }),
  },
  check: notAfterToday('heldOn'),
});
