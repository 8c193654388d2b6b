import { defineDuty } from '../../../primitives/duty.ts';
import { TRAINED_MORE_MARKS } from '../../../standards/sector-lists.ts';
import { MANAGER_POSTS, PRINCIPAL_POSTS, TRAINING_RULES } from '../../../standards/training-rules.ts';
import { byRules } from '../parts.ts';

const HOURS = TRAINING_RULES['training-yearly-manager'];
const HIGH_RISK_HOURS = TRAINING_RULES['training-yearly-high-risk-manager'];

/** 令第3号 art. 9: 12 hours, 16 in high-risk sectors; the year of the post itself asks for the initial training. */
export const yearlyRetraining = defineDuty({
  name: 'yearly-retraining',
  words: ['年度再培训', 'Yearly retraining'],
  about: [
    '主要负责人和安管人员任职次年起每年完成规定学时的再培训。',
    'From the year after taking office, principals and safety managers have their hours of training every year.',
  ],
  clauses: ['16a', '17a'],
  rule: byRules(HOURS, HIGH_RISK_HOURS),
  population: { of: 'person', posts: [...PRINCIPAL_POSTS, ...MANAGER_POSTS] },
  when: { every: 'year', after: 'post' },
  proof: {
    register: 'training-record',
    facets: ['yearly'],
    least: HOURS,
    more: [{ where: { marks: TRAINED_MORE_MARKS }, least: HIGH_RISK_HOURS }],
  },
});
