import { plainDate } from '../../../values/plain-date.ts';
import { inPlan, PLAN_FROM } from '../parts.ts';

/** What the three duties of full monitoring coverage (plan measure 14) have in common. */
export const COVERAGE = {
  clauses: ['14d', '14e'],
  rule: inPlan(14, '2025年底前实现危化品重大危险源、钢铁、重点粉尘涉爆等企业安全风险监测预警全覆盖'),
  when: { once: plainDate(2025, 12, 31), from: PLAN_FROM },
} as const;

/** A point connected before the plan began counts, while it is in use. */
export const CONNECTED = { register: 'monitoring-point', answered: 'connectedOn', standing: true } as const;
