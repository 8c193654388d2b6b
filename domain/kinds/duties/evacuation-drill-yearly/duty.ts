import { defineDuty } from '../../../primitives/duty.ts';
import { HIGH_RISK_MARKS } from '../../../reference/sector-marks.ts';

/** Plan measure 18: every unit at least once a year; high-risk sectors have a duty of their own, twice a year. */
export const evacuationDrillYearly = defineDuty({
  name: 'evacuation-drill-yearly',
  words: ['年度疏散逃生演练', 'Yearly evacuation drill'],
  about: [
    '每家企业每年至少组织一次疏散逃生演练。',
    'Every enterprise holds an evacuation drill at least once a year.',
  ],
  clauses: ['18a'],
  rule: { article: '治本攻坚三年行动方案第18项：每年至少组织开展一次疏散逃生演练', confidence: 'VERIFIED' },
  population: { of: 'organisation', where: { kinds: ['enterprise'], withoutMarks: HIGH_RISK_MARKS } },
  when: { every: 'year' },
  proof: { register: 'drill', facets: ['evacuation'] },
});
