import { defineDuty } from '../../../primitives/duty.ts';
import { PRINCIPAL_POSTS } from '../../../standards/training-rules.ts';
import { plainDate } from '../../../values/plain-date.ts';
import { inPlan, PLAN_FROM } from '../parts.ts';

/** Cohort of 2024. */
export const principalTraining2024Gas = defineDuty({
  name: 'principal-training-2024-gas',
  words: ['2024年燃气主要负责人培训', 'Training 2024: principals in gas'],
  about: [
    '燃气生产经营单位主要负责人和实际控制人2024年12月31日前参加集中培训。',
    'Principals and actual controllers in gas attend the course by 31 December 2024.',
  ],
  clauses: ['3a', '3b', '3f'],
  rule: inPlan(3, '2024年重点开展燃气生产经营单位主要负责人集中培训'),
  population: { of: 'person', posts: PRINCIPAL_POSTS, where: { marks: ['city-gas'] } },
  when: { once: plainDate(2024, 12, 31), from: PLAN_FROM },
  proof: { register: 'training-record', facets: ['principal-course'] },
});
