import { defineDuty } from '../../../primitives/duty.ts';
import { DRILL_RULES } from '../../../standards/drill-rules.ts';
import { LISTED_MARKS } from '../../../standards/sector-lists.ts';
import { byRules } from '../parts.ts';

/** 应急管理部令第2号 art. 26. */
export const emergencyPlanFiling = defineDuty({
  name: 'emergency-plan-filing',
  words: ['应急预案备案', 'Filing of emergency plans'],
  about: [
    '危险物品、矿山、金属冶炼、建筑施工单位和人员密集场所的预案公布后20个工作日内备案。',
    'Units with dangerous goods, mines, smelters, builders and crowded places file a plan within 20 working days of its issue.',
  ],
  clauses: ['18a'],
  rule: byRules(DRILL_RULES['emergency-plan-filing-days']),
  population: { of: 'entry', register: 'emergency-plan', where: { marks: LISTED_MARKS } },
  when: {
    anchor: 'day',
    days: DRILL_RULES['emergency-plan-filing-days'],
    working: true,
    opens: 60,
  },
  proof: { itself: { answered: 'filedOn' } },
});
