import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** AQ/T 9009 asks for an evaluation; no rule sets the days of the improvement, so they are confirmed first. */
export const drillImprovement = defineDuty({
  name: 'drill-improvement',
  words: ['演练问题改进', 'Improvements after drills'],
  about: [
    '演练提出改进措施的，企业在演练后30天内完成并登记日期。',
    'Where a drill showed what to improve, the enterprise does so within 30 days and logs the day.',
  ],
  clauses: ['18a'],
  rule: inPlan(18, '演练评估和改进（完成天数方案未定）', 'UNSURE'),
  population: { of: 'entry', register: 'drill', answered: 'improvement' },
  when: { anchor: 'day', days: 30, opens: 30 },
  proof: { itself: { answered: 'improvedOn' } },
});
