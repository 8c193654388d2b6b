import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** Each finding has its own day, set by the circular of the tour. */
export const supervisionFollowUp = defineDuty({
  name: 'supervision-follow-up',
  words: ['督导问题跟踪', 'Follow-up of supervision'],
  about: [
    '责任单位在解决期限前解决督导发现的问题，县安委办登记解决日期。',
    'The owner solves each finding of a tour by its day, and the office logs the day.',
  ],
  clauses: ['1a', '1c'],
  rule: inPlan(1, '督导发现问题跟踪解决（期限由督导通报规定）'),
  population: { of: 'entry', register: 'supervision-finding' },
  when: { anchor: { field: 'solveBy' }, opens: 90 },
  proof: { itself: { answered: 'solvedOn' } },
});
