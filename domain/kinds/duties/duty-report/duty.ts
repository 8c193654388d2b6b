import { defineDuty } from '../../../primitives/duty.ts';
import { inPlan } from '../parts.ts';

/** The plan states no frequency: a year is assumed until the authority confirms it. */
export const dutyReport = defineDuty({
  name: 'duty-report',
  words: ['履责述职报告', 'Duty report'],
  about: [
    '每位领导每年提交一份履责述职报告，由县安委办审阅。',
    'Every leader hands in a duty report once a year, and the county office reviews it.',
  ],
  clauses: ['2d'],
  rule: inPlan(2, '履责述职和“第一责任人”职责落实报告制度（频次方案未定）', 'UNSURE'),
  population: { of: 'leader' },
  when: { every: 'year' },
  proof: { register: 'duty-report' },
});
