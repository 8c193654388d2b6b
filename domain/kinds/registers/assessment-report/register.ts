import { choice, day, defineRegister, longText, number, text } from '../../../primitives/register.ts';
import { checks, inOrder, notAfterToday, within } from '../parts.ts';

const KINDS = {
  'present-state': ['安全现状评价', 'Present-state safety assessment', '现状评价', '安全评价报告'],
  before: ['安全预评价', 'Pre-assessment', '预评价'],
  acceptance: ['安全验收评价', 'Acceptance assessment', '验收评价', '设立评价'],
  installation: ['重大危险源安全评估', 'Installation assessment', '重大危险源评估'],
  reaction: ['精细化工反应安全风险评估', 'Reaction risk assessment', '反应风险评估', '反应安全评估'],
  'oil-gas-storage': ['油气储存安全风险评估', 'Oil and gas storage assessment', '油气储存评估'],
  hazop: ['HAZOP分析', 'HAZOP study', 'HAZOP'],
  sil: ['SIL定级与验证', 'SIL determination and verification', 'SIL评估', 'LOPA'],
  distance: ['外部安全防护距离评估', 'External safety distance', '外部安全防护距离'],
  'old-plant': ['老旧装置评估', 'Old plant assessment', '老旧装置安全评估'],
  'dust-explosion': ['粉尘防爆评估', 'Dust explosion assessment'],
  'fire-detection': ['消防设施检测', 'Fire facilities test', '消防检测', '年度消防检测'],
  lightning: ['防雷装置检测', 'Lightning protection test', '防雷检测'],
  'occupational-health': ['职业病危害评价', 'Occupational health assessment', '职业病危害现状评价'],
  other: ['其他', 'Other', '其它'],
} as const;

/** 评价评估报告 with validity and what became of the recommendations (plan measure 7). */
export const assessmentReport = defineRegister({
  name: 'assessment-report',
  words: ['评价评估报告', 'Assessment reports'],
  about: [
    '谁做的什么评价、有效到何时、提了几条建议、落实了几条。',
    'Who assessed what, until when it holds, how many recommendations it made and how many were carried out.',
  ],
  group: 'permits',
  keeper: 'organisation',
  title: 'report',
  key: ['kind', 'report', 'issuedOn'],
  facet: 'kind',
  day: 'issuedOn',
  expires: 'validTo',
  renewal: { same: ['kind', 'report'], afresh: ['number', 'conclusion', 'recommendations', 'carriedOut'] },
  fields: {
    report: text(['报告名称', 'Report', '报告标题', '评价项目'], '凤台县宏达面粉有限公司安全现状评价报告', {
      required: true,
    }),
    kind: choice(['报告类型', 'Kind', '评价类型', '评估类型', '类型'], KINDS, {
      required: true,
      listed: true,
    }),
    agency: text(['评价机构', 'Agency', '评估机构', '检测机构', '编制单位'], '安徽宇宸工程科技有限公司', {
      listed: true,
    }),
    number: text(['报告编号', 'Report number', '编号'], 'AHYC-2026-018'),
    issuedOn: day(['报告日期', 'Issued on', '出具日期', '评价日期'], { required: true }),
    validTo: day(['有效期至', 'Valid to', '到期日期', '下次评价日期', '有效期'], {
      listed: true,
      example: '2029-06-11',
    }),
    conclusion: longText(['评价结论', 'Conclusion', '结论'], '符合安全生产条件，建议加强粉尘清扫'),
    recommendations: number(['建议条数', 'Recommendations', '问题建议数'], '6', {
      listed: true,
      unit: ['条', 'items'],
    }),
    carriedOut: number(['已落实条数', 'Carried out', '已整改条数'], '4', {
      listed: true,
      unit: ['条', 'items'],
    }),
  },
  check: checks(
    notAfterToday('issuedOn'),
    inOrder('issuedOn', 'validTo'),
    within('carriedOut', 'recommendations'),
  ),
});
