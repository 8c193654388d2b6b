import { defineDuty } from '../../../primitives/duty.ts';
import { plainDate } from '../../../values/plain-date.ts';
import { inPlan, PLAN_FROM } from '../parts.ts';

/** Cohort of 2024. 消防安全责任人 is the principal (机关、团体、企业、事业单位消防安全管理规定 art. 4). */
export const principalTraining2024Medical = defineDuty({
  name: 'principal-training-2024-medical',
  words: ['2024年医疗消防责任人培训', 'Training 2024: fire safety in medical care'],
  about: [
    '医疗卫生机构消防安全责任人（主要负责人）2024年12月31日前参加集中培训。',
    'Whoever answers for fire safety in a medical institution, its principal, attends the course by 31 December 2024.',
  ],
  clauses: ['3a', '3b', '3f'],
  rule: inPlan(3, '2024年重点开展全县各医疗卫生机构消防安全责任人集中培训'),
  population: { of: 'person', posts: ['principal'], where: { marks: ['medical'] } },
  when: { once: plainDate(2024, 12, 31), from: PLAN_FROM },
  proof: { register: 'training-record', facets: ['principal-course'] },
});
