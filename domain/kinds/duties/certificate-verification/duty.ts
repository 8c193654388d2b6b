import { defineDuty } from '../../../primitives/duty.ts';
import { plainDate } from '../../../values/plain-date.ts';
import { inPlan, PLAN_FROM } from '../parts.ts';

/** A look-up before the plan began was in another system and does not count. */
export const certificateVerification = defineDuty({
  name: 'certificate-verification',
  words: ['操作证核验', 'Verification of certificates'],
  about: [
    '2025年12月31日前，每张操作证在全国统一系统核验一次，登记核验日期。',
    'By 31 December 2025 every certificate is looked up in the national system, and the day is logged.',
  ],
  clauses: ['16c'],
  rule: inPlan(16, '2025年底前使用国家层面统一的“互联网+特种作业人员综合管理服务”系统'),
  population: { of: 'entry', register: 'special-operation-certificate' },
  when: { once: plainDate(2025, 12, 31), from: PLAN_FROM },
  proof: { itself: { answered: 'verifiedOn' } },
});
