import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** Plan measure 5. */
export const fireRiskStudy = defineDuty({
  name: 'fire-risk-study',
  words: ['年度火灾风险研判', 'Yearly fire-risk study'],
  about: [
    '每年开展一次火灾风险分析研判和调研评估，提出防范措施。',
    'Once a year fire risks are studied and assessed, and measures are set.',
  ],
  clauses: ['5a', '5b'],
  rule: inPlan(5, '每年开展分析研判和调研评估'),
  population: { of: 'authority' },
  when: { every: 'year' },
  proof: { register: 'fire-risk-study', facets: ['yearly'] },
});
