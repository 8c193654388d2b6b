import { choice, day, defineRegister, text } from '../../../primitives/register.ts';
import { checks, inOrder, notAfterToday } from '../parts.ts';

const KINDS = {
  national: ['国家标准', 'National standard', '国标', 'GB'],
  industry: ['行业标准', 'Industry standard', '行标', 'AQ'],
  local: ['地方标准', 'Local standard', '地标', 'DB34'],
  group: ['团体标准', 'Group standard', '团标'],
  institution: ['管理制度', 'Institution', '制度', '园区制度'],
} as const;
const RESULTS = {
  valid: ['继续有效', 'Stays valid', '有效'],
  revise: ['修订', 'To be revised', '需修订'],
  repeal: ['废止', 'Repealed', '已废止'],
  pilot: ['试点中', 'In pilot', '试点'],
} as const;

/** 标准制度复审: local standards in pilot, and the periodic review of what is in force (plan measures 17 and 19). */
export const standardReview = defineRegister({
  name: 'standard-review',
  words: ['标准制度复审', 'Reviews of standards and institutions'],
  about: [
    '执行哪些标准制度、上次何时复审、结论如何、下次何时复审。',
    'Which standards and institutions are in force, when they were reviewed, with what result, and when again.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'standard',
  key: ['number', 'standard'],
  facet: 'kind',
  day: 'reviewedOn',
  expires: 'reviewBy',
  fields: {
    standard: text(
      ['标准或制度名称', 'Standard', '标准名称', '制度名称'],
      '安全生产管理体系 工业园区实施指南',
      { required: true },
    ),
    kind: choice(['标准类型', 'Kind', '类型', '类别'], KINDS, { required: true, listed: true }),
    number: text(['标准编号', 'Number', '编号', '文号'], 'DB34/T 4821-2024', { listed: true }),
    issuedOn: day(['发布日期', 'Issued on', '实施日期', '印发日期'], { example: '2024-06-12' }),
    pilots: text(['试点单位', 'Pilots'], '宏达面粉、永丰木业'),
    reviewedOn: day(['最近复审日期', 'Reviewed on', '复审日期', '复审时间'], {
      required: true,
      listed: true,
      example: '2026-06-12',
    }),
    result: choice(['复审结论', 'Result', '结论'], RESULTS, { required: true, listed: true }),
    reviewBy: day(['下次复审日期', 'Review by', '复审期限'], {
      required: true,
      listed: true,
      example: '2029-06-12',
      hint: ['复审周期由制定单位规定，按规定填写。', 'As whoever issued it prescribes.'],
    }),
    reviewer: text(['复审单位', 'Reviewed by', '责任单位'], '县应急管理局'),
  },
  check: checks(notAfterToday('issuedOn', 'reviewedOn'), inOrder('reviewedOn', 'reviewBy')),
});
