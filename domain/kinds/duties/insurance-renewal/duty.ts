import { defineDuty } from '../../../primitives/duty.ts';
import { ASSET_RULES } from '../../../standards/asset-rules.ts';
import { INSURED_MARKS } from '../../../standards/sector-lists.ts';
import { byRules } from '../parts.ts';

/** 应急〔2025〕27号: no gap between policies. */
export const insuranceRenewal = defineDuty({
  name: 'insurance-renewal',
  words: ['安责险投保续保', 'Renewal of insurance'],
  about: [
    '高危行业领域企业每季度末都有限额达标、正在有效的安责险保单。',
    'At the end of every quarter enterprises in insured sectors have a policy in force with the limit asked for.',
  ],
  clauses: ['24f'],
  rule: byRules(ASSET_RULES['insurance-per-person-yuan']),
  population: { of: 'organisation', where: { kinds: ['enterprise'], marks: INSURED_MARKS } },
  when: { every: 'quarter' },
  proof: { register: 'insurance-policy', facets: ['enough'], standing: true },
});
