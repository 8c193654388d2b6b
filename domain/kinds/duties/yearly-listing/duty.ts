import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** Plan measure 12. */
export const yearlyListing = defineDuty({
  name: 'yearly-listing',
  words: ['每年挂牌督办', 'Yearly listing'],
  about: [
    '每年挂牌督办一批重大事故隐患。',
    'Every year a number of major hazards is put under listed supervision.',
  ],
  clauses: ['12h'],
  rule: inPlan(12, '每年挂牌督办一批重大事故隐患'),
  population: { of: 'authority' },
  when: { every: 'year' },
  proof: { record: 'listing' },
});
