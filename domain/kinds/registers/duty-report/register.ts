import { choice, day, defineRegister, longText, number, text } from '../../../primitives/register.ts';
import { checks, inOrder, notAfterToday } from '../parts.ts';

const KINDS = {
  duty: ['履职述职报告', 'Duty report', '述职报告', '履职述职'],
  first: ['“第一责任人”职责落实报告', 'Report of the first responsible person', '第一责任人报告'],
} as const;
const RESULTS = {
  accepted: ['通过', 'Accepted', '合格', '同意'],
  returned: ['退回补充', 'Returned', '退回', '补充完善'],
} as const;

/** 履责述职报告 of a leader, signed and reviewed (plan measure 2). */
export const dutyReport = defineRegister({
  name: 'duty-report',
  words: ['履责述职报告', 'Duty reports'],
  about: [
    '谁就哪一年提交了述职报告、谁审核、是否通过。',
    'Who reported on which year, who reviewed it, whether it was accepted.',
  ],
  group: 'government',
  keeper: 'authority',
  person: 'required',
  key: ['kind', 'year', 'period'],
  facet: 'kind',
  day: 'submittedOn',
  fields: {
    kind: choice(['报告类型', 'Kind', '类型'], KINDS, { required: true, listed: true }),
    year: number(['报告年度', 'Year', '年度', '年份'], '2025', {
      required: true,
      listed: true,
      least: 2000,
      most: 2100,
    }),
    period: text(['报告时段', 'Period', '时段'], '全年'),
    post: text(['职务', 'Post', '领导职务'], '开发区管委会主任'),
    submittedOn: day(['提交日期', 'Submitted on', '报告日期', '述职日期'], {
      required: true,
      listed: true,
      example: '2026-01-15',
    }),
    summary: longText(['报告摘要', 'Summary', '主要内容', '述职内容'], '主持安全例会12次，带队检查28次'),
    reviewer: text(['审核单位', 'Reviewed by', '审核人', '接收单位'], '县安委办'),
    reviewedOn: day(['审核日期', 'Reviewed on', '审核时间'], { example: '2026-01-22' }),
    result: choice(['审核结果', 'Result', '审核意见'], RESULTS, { listed: true }),
  },
  check: checks(notAfterToday('submittedOn', 'reviewedOn'), inOrder('submittedOn', 'reviewedOn')),
});
