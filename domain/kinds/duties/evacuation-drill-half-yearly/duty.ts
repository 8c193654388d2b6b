import { defineDuty } from '../../../primitives/duty.ts';
import { HIGH_RISK_MARKS } from '../../../reference/sector-marks.ts';
import { DRILL_RULES } from '../../../standards/drill-rules.ts';

/** Plan measure 18: 高危行业领域每半年至少一次. */
export const evacuationDrillHalfYearly = defineDuty({
  name: 'evacuation-drill-half-yearly',
  words: ['半年疏散逃生演练', 'Half-yearly evacuation drill'],
  about: [
    '高危行业领域企业每半年至少组织一次疏散逃生演练。',
    'Enterprises in high-risk sectors hold an evacuation drill at least once every half-year.',
  ],
  clauses: ['18a'],
  rule: {
    article: DRILL_RULES['drill-evacuation-high-risk'].source,
    // The frequency is the plan's; which sectors are high-risk it does not list.
    confidence: 'KNOWN',
  },
  population: { of: 'organisation', where: { kinds: ['enterprise'], marks: HIGH_RISK_MARKS } },
  when: { every: 'half-year' },
  proof: { register: 'drill', facets: ['evacuation'] },
});
