import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** The periods are a register of the governing side; before and during each one an inspection is logged. */
export const festivalInspection = defineDuty({
  name: 'festival-inspection',
  words: ['重要时段督查检查', 'Inspection of sensitive periods'],
  about: [
    '每个重要节日和重大活动，从开始前15天到结束，领导至少带队检查一次。',
    'In every sensitive period, from 15 days before it until its end, a leader heads at least one inspection.',
  ],
  clauses: ['2e'],
  rule: inPlan(2, '重要节日和重大活动针对性督查检查（节前天数为产品设定）'),
  population: { of: 'entry', register: 'sensitive-period' },
  when: { during: 'entry', opens: 15 },
  proof: { register: 'festival-inspection' },
});
