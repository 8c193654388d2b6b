import { defineDuty } from '../../../primitives/duty.ts';
import { DRILL_RULES } from '../../../standards/drill-rules.ts';
import { byRules } from '../parts.ts';

/** 应急管理部令第2号 art. 33. */
export const planDrill = defineDuty({
  name: 'plan-drill',
  words: ['应急预案演练', 'Drill of emergency plans'],
  about: [
    '每家企业每年至少演练一次综合应急预案或者专项应急预案。',
    'Every enterprise drills its comprehensive or a special emergency plan at least once a year.',
  ],
  clauses: ['18a'],
  rule: byRules(DRILL_RULES['drill-plan']),
  population: { of: 'organisation', where: { kinds: ['enterprise'] } },
  when: { every: 'year' },
  proof: { register: 'drill', facets: ['comprehensive', 'special'] },
});
