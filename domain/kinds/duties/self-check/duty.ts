import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** The plan states no frequency: a month is assumed until the authority confirms it. */
export const selfCheck = defineDuty({
  name: 'self-check',
  words: ['企业自查自改', 'Self-check'],
  about: [
    '每家企业每月自查一次，没有隐患的签署零报告。',
    'Every enterprise checks itself once a month, and signs a nil return when it found nothing.',
  ],
  clauses: ['11a'],
  rule: inPlan(11, '自查自改常态化机制（频次方案未定）', 'UNSURE'),
  population: { of: 'organisation', where: { kinds: ['enterprise'] } },
  when: { every: 'month' },
  proof: { record: 'self-check' },
});
