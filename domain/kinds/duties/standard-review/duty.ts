import { defineDuty } from '../../../primitives/duty.ts';
import { byLaw } from '../parts.ts';

export const standardReview = defineDuty({
  name: 'standard-review',
  words: ['标准制度复审', 'Review of standards'],
  about: [
    '每项标准、制度在下次复审日期前复审，登记结论。',
    'Every standard and rule is reviewed by its day, and the result is logged.',
  ],
  clauses: ['19a', 'P4'],
  rule: byLaw('标准化法第二十九条；复审日期以台账登记为准'),
  population: { of: 'entry', register: 'standard-review' },
  when: { anchor: 'expiry', opens: 90 },
  proof: { itself: 'moved' },
});
