import { defineDuty } from '../../../primitives/duty.ts';
import { CERTIFICATE_RULES } from '../../../standards/certificate-rules.ts';
import { byRules } from '../parts.ts';

const APPLY = CERTIFICATE_RULES['special-operation-apply-days'];

/** Every three years within the six of a certificate (令第30号 art. 21). */
export const certificateReview = defineDuty({
  name: 'certificate-review',
  words: ['特种作业操作证复审', 'Review of special-operation certificates'],
  about: [
    '操作证在应复审日期前复审；期满前60日内可以申请。',
    'A certificate is re-examined by its day; the application is open in the sixty days before.',
  ],
  clauses: ['16c', '16d'],
  rule: byRules(CERTIFICATE_RULES['special-operation-review-months'], APPLY),
  population: { of: 'entry', register: 'special-operation-certificate' },
  when: { anchor: { field: 'reviewBy' }, opens: APPLY },
  proof: { itself: 'moved' },
});
