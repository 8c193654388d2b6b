import { defineDuty } from '../../../primitives/duty.ts';
import { ASSET_RULES } from '../../../standards/asset-rules.ts';
import { byRules } from '../parts.ts';

/** 令第40号 art. 11; the register reckons the day from the assessment and the change. */
export const installationAssessment = defineDuty({
  name: 'installation-assessment',
  words: ['重大危险源评估', 'Assessment of installations'],
  about: [
    '重大危险源每3年重新评估一次，情况变化的及时评估。',
    'A major hazard installation is assessed again every three years, and without delay when it changed.',
  ],
  clauses: ['7a'],
  rule: byRules(ASSET_RULES['installation-assessment']),
  population: {
    of: 'entry',
    register: 'major-hazard-installation',
    facets: ['first', 'second', 'third', 'fourth', 'pending'],
  },
  when: { anchor: 'expiry', opens: 90 },
  proof: { itself: 'moved' },
});
