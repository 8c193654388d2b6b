import { defineDuty } from '../../../primitives/duty.ts';
import { plainDate } from '../../../values/plain-date.ts';
import { inPlan } from '../parts.ts';

/** Cohort of 2026. */
export const principalTraining2026Complex = defineDuty({
  name: 'principal-training-2026-complex',
  words: ['2026年商业综合体消防责任人培训', 'Training 2026: fire safety in commercial complexes'],
  about: [
    '大型商业综合体消防安全责任人（主要负责人）2026年12月31日前参加集中培训。',
    'Whoever answers for fire safety in a large commercial complex, its principal, attends the course by 31 December 2026.',
  ],
  clauses: ['3a', '3d', '3f'],
  rule: inPlan(3, '2026年重点开展大型商业综合体消防安全责任人集中培训'),
  population: { of: 'person', posts: ['principal'], where: { marks: ['commercial-complex'] } },
  when: { once: plainDate(2026, 12, 31), from: plainDate(2026, 1, 1) },
  proof: { register: 'training-record', facets: ['principal-course'] },
});
