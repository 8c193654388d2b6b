import { defineDuty } from '../../../primitives/duty.ts';
import { plainDate } from '../../../values/plain-date.ts';
import { inPlan, PLAN_FROM } from '../parts.ts';

/** A point connected before the plan began counts, while it is in use. */
export const monitoringCoverage = defineDuty({
  name: 'monitoring-coverage',
  words: ['监测预警全覆盖', 'Monitoring coverage'],
  about: [
    '2025年12月31日前，重大危险源、金属冶炼和粉尘涉爆企业接入监测预警。',
    'By 31 December 2025 every enterprise with a major hazard installation, metal smelting or a dust site is connected.',
  ],
  clauses: ['14d', '14e'],
  rule: inPlan(14, '2025年底前实现危化品重大危险源、钢铁、重点粉尘涉爆等企业安全风险监测预警全覆盖'),
  population: {
    of: 'organisation',
    where: {
      anyOf: [
        { having: 'major-hazard-installation' },
        { having: 'dust-site' },
        { marks: ['metal-smelting'] },
      ],
    },
  },
  when: { once: plainDate(2025, 12, 31), from: PLAN_FROM },
  proof: {
    register: 'monitoring-point',
    facets: ['chemical-installation', 'steel', 'dust'],
    answered: 'connectedOn',
    standing: true,
  },
});
