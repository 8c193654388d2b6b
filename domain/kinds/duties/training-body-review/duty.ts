import { defineDuty } from '../../../primitives/duty.ts';
import { plainDate } from '../../../values/plain-date.ts';
import { inPlan, PLAN_FROM } from '../parts.ts';

/** One full round; a review names its body. */
export const trainingBodyReview = defineDuty({
  name: 'training-body-review',
  words: ['培训机构条件复核', 'Review of training bodies'],
  about: [
    '2024年12月31日前，对每家安全培训机构复核一次条件，清退不符合条件的机构。',
    'By 31 December 2024 every training body is reviewed once, and the unfit are removed.',
  ],
  clauses: ['16b'],
  rule: inPlan(16, '进行一轮全覆盖条件复核，2024年底前清退一批不符合条件的机构'),
  population: { of: 'entry', register: 'training-body' },
  when: { once: plainDate(2024, 12, 31), from: PLAN_FROM },
  proof: { register: 'training-body-review', about: 'body' },
});
