import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** Plan measure 1, in the name of 县安委会. */
export const quarterlySupervision = defineDuty({
  name: 'quarterly-supervision',
  words: ['每季度督导', 'Quarterly supervision'],
  about: [
    '县安委办每季度以县安委会名义开展一次安全生产督导，确定主题、登记发现问题。',
    "Every quarter the county safety committee's office holds a supervision tour with a theme and logs what it finds.",
  ],
  clauses: ['1a', '1b'],
  rule: inPlan(1, '每季度开展一次安全生产督导'),
  population: { of: 'authority' },
  when: { every: 'quarter' },
  proof: { register: 'supervision-tour' },
});
