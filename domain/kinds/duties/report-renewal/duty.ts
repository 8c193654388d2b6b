import { defineDuty } from '../../../primitives/duty.ts';
import { byLaw } from '../parts.ts';

export const reportRenewal = defineDuty({
  name: 'report-renewal',
  words: ['评价报告更新', 'Renewal of reports'],
  about: [
    '评价评估报告到期前重新评价，登记新的有效期。',
    'An assessment report is renewed before it ends, and the new term is logged.',
  ],
  clauses: ['7f'],
  rule: byLaw('安全生产法第三十二条、危险化学品安全管理条例第二十二条；有效期以报告为准'),
  population: { of: 'entry', register: 'assessment-report' },
  when: { anchor: 'expiry', opens: 90 },
  proof: { itself: 'moved' },
});
