import { defineDuty } from '../../../primitives/duty.ts';
import { DRILL_RULES } from '../../../standards/drill-rules.ts';
import { LISTED_MARKS } from '../../../standards/sector-lists.ts';
import { byRules } from '../parts.ts';

/** 应急管理部令第2号 art. 33, beside the yearly drill of every enterprise. */
export const planDrillHalfYearly = defineDuty({
  name: 'plan-drill-half-yearly',
  words: ['半年应急预案演练', 'Half-yearly drill of emergency plans'],
  about: [
    '危险物品、矿山、金属冶炼、建筑施工单位和人员密集场所每半年至少演练一次应急预案。',
    'Units with dangerous goods, mines, smelters, builders and crowded places drill an emergency plan every half-year.',
  ],
  clauses: ['18a'],
  rule: byRules(DRILL_RULES['drill-plan-listed']),
  population: { of: 'organisation', where: { kinds: ['enterprise'], marks: LISTED_MARKS } },
  when: { every: 'half-year' },
  proof: { register: 'drill', facets: ['comprehensive', 'special', 'site'] },
});
