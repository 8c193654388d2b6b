import { defineDuty } from '../../../primitives/duty.ts';

/** 月排查月通报 (plan measure 12): a nil return is one too, but signed. */
export const monthlyBatch = defineDuty({
  name: 'monthly-batch',
  words: ['每月排查上报', 'Monthly submission'],
  about: [
    '每月选定一批突出隐患，经第二人批准后上报；没有的签署零报告。',
    'Each month the outstanding hazards are picked, approved by a second person and submitted; none is signed as none.',
  ],
  clauses: ['12g'],
  rule: {
    article: '治本攻坚三年行动方案第12项：每月排查上报一批突出安全隐患（月后上报的天数方案未定）',
    confidence: 'UNSURE',
  },
  population: { of: 'authority' },
  when: { every: 'month', grace: 5 },
  proof: { record: 'monthly-batch' },
});
