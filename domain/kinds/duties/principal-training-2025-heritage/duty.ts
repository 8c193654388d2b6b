import { defineDuty } from '../../../primitives/duty.ts';
import { plainDate } from '../../../values/plain-date.ts';
import { inPlan } from '../parts.ts';

/** Cohort of 2025. */
export const principalTraining2025Heritage = defineDuty({
  name: 'principal-training-2025-heritage',
  words: ['2025年文物消防责任人培训', 'Training 2025: fire safety in heritage'],
  about: [
    '重点文物保护等单位消防安全责任人（主要负责人）2025年12月31日前参加集中培训。',
    'Whoever answers for fire safety in a heritage site, its principal, attends the course by 31 December 2025.',
  ],
  clauses: ['3a', '3c', '3f'],
  rule: inPlan(3, '2025年重点开展重点文物保护等单位消防安全责任人集中培训'),
  population: { of: 'person', posts: ['principal'], where: { marks: ['heritage'] } },
  when: { once: plainDate(2025, 12, 31), from: plainDate(2025, 1, 1) },
  proof: { register: 'training-record', facets: ['principal-course'] },
});
