import { defineDuty } from '../../../primitives/duty.ts';
import { DRILL_RULES, REVIEWED_SCALES } from '../../../standards/drill-rules.ts';
import { REVIEWED_MARKS } from '../../../standards/sector-lists.ts';
import { byRules } from '../parts.ts';

/** The register reckons the day from the issue or the last review. */
export const emergencyPlanReview = defineDuty({
  name: 'emergency-plan-review',
  words: ['应急预案评估', 'Review of emergency plans'],
  about: [
    '高危行业领域和中型以上企业每3年评估一次应急预案。',
    'Enterprises in listed sectors and of medium size and above review their emergency plans every three years.',
  ],
  clauses: ['18a'],
  rule: byRules(DRILL_RULES['emergency-plan-review-years']),
  population: {
    of: 'entry',
    register: 'emergency-plan',
    where: { anyOf: [{ marks: REVIEWED_MARKS }, { scales: REVIEWED_SCALES }] },
  },
  when: { anchor: 'expiry', opens: 90 },
  proof: { itself: 'moved' },
});
