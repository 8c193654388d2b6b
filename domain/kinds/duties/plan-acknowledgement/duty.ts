import { defineDuty } from '../../../primitives/duty.ts';
import { plainDate } from '../../../values/plain-date.ts';

/**
 * Plan P1: until the end of the first phase every enterprise has signed the edition that was then in force; who makes up
 * for it signs the one in force when he does. That later editions are signed within thirty days of their issue is no rule
 * of anybody; the engine asks once, and the page of the plan asks again after each edition.
 */
export const planAcknowledgement = defineDuty({
  name: 'plan-acknowledgement',
  words: ['行动计划签收', 'Acknowledgement of the plan'],
  about: [
    '每家企业由主要负责人在动员部署阶段结束前签收行动计划。',
    'The principal of every enterprise signs for the plan before the phase of mobilisation ends.',
  ],
  clauses: ['G1', 'P1'],
  rule: {
    article: '治本攻坚三年行动方案动员部署阶段（2024年2月至4月）；签收期限方案未定',
    confidence: 'UNSURE',
  },
  population: { of: 'organisation', where: { kinds: ['enterprise'] } },
  when: { once: plainDate(2024, 4, 30), from: plainDate(2024, 2, 1) },
  proof: { record: 'plan-receipt' },
});
