import { choice, day, defineRegister, longText, text } from '../../../primitives/register.ts';
import { checks, inOrder, notAfterToday } from '../parts.ts';

const RESULTS = {
  fulfilled: ['履职到位', 'Fulfilled', '合格', '到位', '优秀'],
  partly: ['部分履职', 'Partly', '基本到位', '基本合格'],
  failed: ['未履职', 'Not fulfilled', '不合格', '不到位'],
} as const;

/** 全员安全生产岗位责任: one list for each person, signed and checked (安全生产法 art. 22; plan measure 11). */
export const responsibilityList = defineRegister({
  name: 'responsibility-list',
  words: ['全员安全生产岗位责任', 'Safety duties of every post', '岗位责任清单'],
  about: [
    '每人在什么岗位、负什么安全责任、签没签、考核结果如何。',
    'What each person answers for on his post, whether he signed, how the check came out.',
  ],
  group: 'people',
  keeper: 'organisation',
  person: 'required',
  key: ['post'],
  facet: 'result',
  day: 'signedOn',
  expires: 'validTo',
  renewal: { same: ['post'], afresh: ['result', 'remark'] },
  fields: {
    post: text(['岗位', 'Post', '岗位名称', '职务'], '打包工', { required: true, listed: true }),
    duties: longText(
      ['安全职责', 'Duties', '岗位职责', '责任内容', '安全生产责任'],
      '班前检查除尘系统；发现异常立即停机报告',
      { required: true },
    ),
    signedOn: day(['签字日期', 'Signed on', '签订日期', '签署日期'], { listed: true, example: '2026-01-05' }),
    validTo: day(['有效期至', 'Valid to', '到期日期', '责任期限'], { listed: true, example: '2026-12-31' }),
    checkedOn: day(['考核日期', 'Checked on', '考核时间'], { example: '2026-06-30' }),
    result: choice(['考核结果', 'Result', '履职考核', '考核等次'], RESULTS, { listed: true }),
    remark: text(['考核说明', 'Remark', '备注'], '能说清岗位风险和处置'),
  },
  check: checks(notAfterToday('signedOn', 'checkedOn'), inOrder('signedOn', 'validTo')),
});
