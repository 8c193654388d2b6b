import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan, PLAN_FROM, PLAN_TO } from '../parts.ts';

/** Records of officers are kept by the governing side, in the same register as those of staff. */
export const officerTraining = defineDuty({
  name: 'officer-training',
  words: ['执法人员跟班培训', 'Training of officers'],
  about: [
    '每位监管执法人员在三年内参加一次党校跟班集中培训。',
    'Every officer attends a class of the course within the three years.',
  ],
  clauses: ['24a'],
  rule: inPlan(24, '三年内，结合党校企业主要负责人培训班，对全市安全监管执法人员开展跟班集中培训'),
  population: { of: 'officer' },
  when: { once: PLAN_TO, from: PLAN_FROM },
  proof: { register: 'training-record', facets: ['officer-class'] },
});
