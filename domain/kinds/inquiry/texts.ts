import { texts } from '../../primitives/texts.ts';

/** Words of inquiries in lists that leave the product. */
export const inquiryTexts = texts({
  'inquiry.failure.not-looked': ['未开展排查', 'Did not look'],
  'inquiry.failure.not-seen': ['有问题查不出', 'Looked and did not see'],
  'inquiry.failure.refused': ['查出后拒不整改', 'Saw and refused'],
  'inquiry.state.opened': ['待调查', 'Opened'],
  'inquiry.state.proposed': ['待审定结论', 'Conclusion proposed'],
  'inquiry.state.decided': ['已结案', 'Decided'],
  'inquiry.state.founded': ['属实', 'Founded'],
  'inquiry.state.unfounded': ['不属实', 'Unfounded'],
  'inquiry.state.exempted': ['依法免责', 'Exempted'],
  'inquiry.facts.not-looked': [
    '{from}至{to}（{days} 天）没有自查记录，也没有自己上报隐患。',
    'No self-check and no hazard of its own between {from} and {to} ({days} days).',
  ],
  'inquiry.facts.not-seen': [
    '{checkedOn}自查称未发现问题，{days} 天后（{foundOn}）他人在同一部位发现重大隐患 {number}。',
    'On {checkedOn} its self-check found nothing; {days} days later ({foundOn}) somebody else found major hazard {number} at the same place.',
  ],
  'inquiry.facts.refused': [
    '重大隐患 {number} 的整改期限 {dueOn} 已过，没有整改，也没有申请延期。',
    'Major hazard {number} passed its deadline of {dueOn} without rectification and without an extension asked.',
  ],
  'inquiry.facts.refused-order': [
    '督办单 {order} 记录：{refusedOn}企业拒不整改。',
    'Order {order} records that the enterprise refused on {refusedOn}.',
  ],
  'inquiry.facts.by-hand': ['人工立案：{reason}', 'Opened by hand: {reason}'],
  'hazard.conclusion.founded': ['情况属实', 'Founded'],
  'hazard.conclusion.unfounded': ['情况不属实', 'Unfounded'],
  'hazard.conclusion.exempted': ['属实但依法免责', 'Founded, exempted'],
});
