import { defineDuty } from '../../../primitives/duty.ts';

/** 特种作业操作证: six years, then a new one; whoever works without a valid one works unlawfully. */
export const certificateRenewal = defineDuty({
  name: 'certificate-renewal',
  words: ['特种作业操作证换证', 'Renewal of special-operation certificates'],
  about: [
    '操作证到期前换证；有效期满六十日前可以申请。',
    'A certificate is renewed before it ends; the application is open from sixty days before.',
  ],
  clauses: ['16c', '16d'],
  rule: {
    article: '特种作业人员安全技术培训考核管理规定（安监总局令第30号）第十九条、第二十一条',
    confidence: 'KNOWN',
  },
  population: { of: 'entry', register: 'special-operation-certificate' },
  when: { anchor: 'expiry', opens: 60 },
  proof: { itself: 'moved' },
});
