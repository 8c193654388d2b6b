import { defineDuty } from '../../../primitives/duty.ts';

/** Plan measure 18: every unit at least once a year. High-risk sectors are asked by a duty of their own beside it. */
export const evacuationDrillYearly = defineDuty({
  name: 'evacuation-drill-yearly',
  words: ['年度疏散逃生演练', 'Yearly evacuation drill'],
  about: [
    '每家企业每年至少组织一次疏散逃生演练。',
    'Every enterprise holds an evacuation drill at least once a year.',
  ],
  clauses: ['18a'],
  rule: { article: '治本攻坚三年行动方案第18项：每年至少组织开展一次疏散逃生演练', confidence: 'VERIFIED' },
  population: { of: 'organisation', where: { kinds: ['enterprise'] } },
  when: { every: 'year' },
  proof: { register: 'drill', facets: ['evacuation'] },
});
