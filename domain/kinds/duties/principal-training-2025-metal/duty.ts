import { defineDuty } from '../../../primitives/duty.ts';
import { PRINCIPAL_POSTS } from '../../../standards/training-rules.ts';
import { plainDate } from '../../../values/plain-date.ts';
import { inPlan } from '../parts.ts';

/** Cohort of 2025. */
export const principalTraining2025Metal = defineDuty({
  name: 'principal-training-2025-metal',
  words: ['2025年金属冶炼主要负责人培训', 'Training 2025: principals in smelting'],
  about: [
    '金属冶炼生产经营单位主要负责人和实际控制人2025年12月31日前参加集中培训。',
    'Principals and actual controllers in metal smelting attend the course by 31 December 2025.',
  ],
  clauses: ['3a', '3c', '3f'],
  rule: inPlan(3, '2025年重点开展金属冶炼生产经营单位主要负责人集中培训'),
  population: { of: 'person', posts: PRINCIPAL_POSTS, where: { marks: ['metal-smelting'] } },
  when: { once: plainDate(2025, 12, 31), from: plainDate(2025, 1, 1) },
  proof: { register: 'training-record', facets: ['principal-course'] },
});
