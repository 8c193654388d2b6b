import { defineDuty } from '../../../primitives/duty.ts';
import { TRAINED_MORE_MARKS } from '../../../standards/sector-lists.ts';
import { MANAGER_POSTS, PRINCIPAL_POSTS, TRAINING_RULES } from '../../../standards/training-rules.ts';
import { byRules } from '../parts.ts';

const HOURS = TRAINING_RULES['training-initial-high-risk-manager'];
const MONTHS = TRAINING_RULES['training-assessment-months'];

/** 令第3号 art. 9 and 24. Training in the half-year before the post counts too. */
export const principalInitialTraining = defineDuty({
  name: 'principal-initial-training',
  words: ['主要负责人和安管人员初次培训', 'Initial training of principals'],
  about: [
    '高危行业领域主要负责人、分管负责人和安管人员任职后6个月内完成初次培训。',
    'Principals and safety managers in high-risk sectors finish their initial training within six months of taking office.',
  ],
  clauses: ['3a', '3f', '16a'],
  rule: byRules(HOURS, MONTHS),
  population: {
    of: 'person',
    posts: [...PRINCIPAL_POSTS, ...MANAGER_POSTS],
    where: { marks: TRAINED_MORE_MARKS },
  },
  when: { anchor: 'post', months: MONTHS, opens: 365 },
  proof: { register: 'training-record', facets: ['initial'], least: HOURS },
});
