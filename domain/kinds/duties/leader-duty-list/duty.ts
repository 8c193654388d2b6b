import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** 党政同责、一岗双责. The plan states no frequency: a quarter is assumed until the authority confirms it. */
export const leaderDutyList = defineDuty({
  name: 'leader-duty-list',
  words: ['领导责任清单履职', "Leaders' duty lists"],
  about: [
    '每位领导每季度至少履行并登记一项责任清单事项，附上凭证。',
    'Every leader carries out and logs at least one item of his duty list each quarter, with proof.',
  ],
  clauses: ['2c', '2f'],
  rule: inPlan(2, '党政领导干部安全生产责任清单（登记频次方案未定）', 'UNSURE'),
  population: { of: 'leader' },
  when: { every: 'quarter' },
  proof: { register: 'leader-duty' },
});
