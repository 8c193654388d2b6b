import { choice, defineRegister, money, number, text } from '../../../primitives/register.ts';

const USES = {
  supervision: ['监管执法', 'Supervision and enforcement', '执法检查'],
  experts: ['专家和购买服务', 'Experts and services', '专家服务', '购买服务'],
  information: ['信息化和监测预警', 'Information and monitoring', '信息化建设', '监测预警'],
  infrastructure: ['应急基础设施', 'Emergency infrastructure', '基础设施'],
  supplies: ['应急物资装备', 'Supplies and kit', '物资装备'],
  training: ['培训演练', 'Training and drills', '教育培训'],
  publicity: ['宣传教育', 'Publicity', '宣传'],
  rewards: ['举报奖励', 'Rewards', '奖励资金'],
  other: ['其他', 'Other', '其它'],
} as const;

/** 经费: what was set aside and what was spent (safeguard 3). */
export const budgetLine = defineRegister({
  name: 'budget-line',
  words: ['经费', 'Budget', '经费保障'],
  about: [
    '哪一年为什么安排了多少钱、用了多少。',
    'How much was set aside for what in which year, and how much of it was spent.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'line',
  key: ['year', 'line'],
  facet: 'use',
  amount: 'budget',
  fields: {
    line: text(['经费项目', 'Line', '项目名称', '项目', '科目'], '安全生产专家服务费', { required: true }),
    year: number(['年度', 'Year', '年份', '预算年度'], '2026', {
      required: true,
      listed: true,
      least: 2000,
      most: 2100,
    }),
    use: choice(['经费用途', 'Use', '用途', '类别'], USES, { required: true, listed: true }),
    budget: money(['预算金额', 'Budget', '安排金额', '预算数'], '300000', { required: true, listed: true }),
    spent: money(['已支出', 'Spent', '支出金额', '执行数'], '186500', {
      listed: true,
      hint: ['超过预算的也如实填写。', 'As it is, even beyond the budget.'],
    }),
    source: text(['资金来源', 'Source', '来源'], '区级财政'),
    owner: text(['责任单位', 'Owner', '使用单位', '经办部门'], '园区安全专班'),
    remark: text(['备注', 'Remark', '说明'], '其中购买第三方检查服务12万元'),
  },
});
