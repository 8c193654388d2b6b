import { defineDuty } from '../../../primitives/duty.ts';
import { CERTIFICATE_RULES } from '../../../standards/certificate-rules.ts';
import { byRules } from '../parts.ts';

const APPLY = CERTIFICATE_RULES['special-operation-apply-days'];

/** 特种作业操作证: six years, then a new one; whoever works without a valid one works unlawfully. */
export const certificateRenewal = defineDuty({
  name: 'certificate-renewal',
  words: ['特种作业操作证换证', 'Renewal of special-operation certificates'],
  about: [
    '操作证到期前换证；有效期满六十日前可以申请。',
    'A certificate is renewed before it ends; the application is open from sixty days before.',
  ],
  clauses: ['16c', '16d'],
  rule: byRules(CERTIFICATE_RULES['special-operation-months'], APPLY),
  population: { of: 'entry', register: 'special-operation-certificate' },
  when: { anchor: 'expiry', opens: APPLY },
  proof: { itself: 'moved' },
});
