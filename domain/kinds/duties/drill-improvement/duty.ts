import { defineDuty } from '../../../primitives/duty.ts';
import { byLaw } from '../parts.ts';

/** 应急管理部令第2号 art. 34: each drill is evaluated; what follows from it has its own day. */
export const drillImprovement = defineDuty({
  name: 'drill-improvement',
  words: ['演练问题改进', 'Improvements after drills'],
  about: [
    '演练评估提出改进措施的，企业在改进期限前完成并登记日期。',
    'What a drill showed must be improved is improved by its day, and the enterprise logs the day.',
  ],
  clauses: ['18a'],
  rule: byLaw('应急管理部令第2号第三十四条；改进期限以演练评估为准'),
  population: { of: 'entry', register: 'drill' },
  when: { anchor: { field: 'improveBy' }, opens: 60 },
  proof: { itself: { answered: 'improvedOn' } },
});
