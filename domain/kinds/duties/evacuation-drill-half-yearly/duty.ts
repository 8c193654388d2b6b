import { defineDuty } from '../../../primitives/duty.ts';
import { DRILL_RULES, DRILL_UNSURE } from '../../../standards/drill-rules.ts';
import { DRILLED_MORE_MARKS } from '../../../standards/sector-lists.ts';
import { byRules } from '../parts.ts';

/** Plan measure 18: 高危行业领域每半年至少一次. */
export const evacuationDrillHalfYearly = defineDuty({
  name: 'evacuation-drill-half-yearly',
  words: ['半年疏散逃生演练', 'Half-yearly evacuation drill'],
  about: [
    '高危行业领域企业每半年至少组织一次疏散逃生演练。',
    'Enterprises in high-risk sectors hold an evacuation drill at least once every half-year.',
  ],
  clauses: ['18a'],
  // The frequency is the plan's; which sectors are high-risk it does not list, and the authority says.
  rule: byRules(DRILL_RULES['drill-evacuation-high-risk'], DRILL_UNSURE['drill-high-risk-marks']),
  population: { of: 'organisation', where: { kinds: ['enterprise'], marks: DRILLED_MORE_MARKS } },
  when: { every: 'half-year' },
  proof: { register: 'drill', facets: ['evacuation'] },
});
