import { defineDuty } from '../../../primitives/duty.ts';
import { byLaw } from '../parts.ts';

/** It opens two months before the application is due, so that the papers can be got ready. */
export const licenceRenewal = defineDuty({
  name: 'licence-renewal',
  words: ['证照延续', 'Renewal of licences'],
  about: [
    '许可证照到期前办妥延续；一般在期满30日前申请。',
    'A licence is renewed before it ends; as a rule it is applied for 30 days before.',
  ],
  clauses: ['6f'],
  rule: byLaw('行政许可法第五十条；有效期以证照为准'),
  population: { of: 'entry', register: 'licence' },
  when: { anchor: 'expiry', opens: 90 },
  proof: { itself: 'moved' },
});
