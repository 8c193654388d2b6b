import { defineDuty } from '../../../primitives/duty.ts';
import { plainDate } from '../../../values/plain-date.ts';
import { inPlan, PLAN_FROM } from '../parts.ts';

/** Plan measure 24. */
export const expertPoolRefresh = defineDuty({
  name: 'expert-pool-refresh',
  words: ['专家库更新', 'Refresh of the expert pool'],
  about: [
    '2024年12月31日前，专家库中每位专家重新聘任并登记聘任日期，不再聘任的注明退出。',
    'By 31 December 2024 every expert in the pool is engaged anew and the day is logged; who is not, leaves the pool.',
  ],
  clauses: ['24c'],
  rule: inPlan(24, '2024年底前，更新应急管理专家库'),
  population: { of: 'entry', register: 'expert' },
  when: { once: plainDate(2024, 12, 31), from: PLAN_FROM },
  proof: { itself: { answered: 'engagedOn' } },
});
