import type { Phase, Plan } from '../clause.ts';
import { action1 } from './action-1.ts';
import { action2A } from './action-2a.ts';
import { action2B } from './action-2b.ts';
import { action2C } from './action-2c.ts';
import { action3 } from './action-3.ts';
import { action4 } from './action-4.ts';
import { action5 } from './action-5.ts';
import { action6 } from './action-6.ts';
import { action7A } from './action-7a.ts';
import { action7B } from './action-7b.ts';
import { action8 } from './action-8.ts';
import { phaseClauses } from './phases.ts';
import { safeguards } from './safeguards.ts';
import { targets } from './targets.ts';

const phases: readonly Phase[] = [
  {
    ref: 'P1',
    title: ['动员部署', 'Mobilisation'],
    from: '2024-02',
    to: '2024-04',
    work: ['印发计划、分解任务、企业签收', 'Issue the plan, break it into tasks, have enterprises sign'],
  },
  {
    ref: 'P2',
    title: ['专项治理', 'Rectification'],
    from: '2024-05',
    to: '2025-12',
    work: ['全面排查、重大隐患入库、逐条整改', 'Look everywhere, record major hazards, rectify each one'],
  },
  {
    ref: 'P3',
    title: ['巩固提升', 'Consolidation'],
    from: '2026-01',
    to: '2026-09',
    work: [
      '更新数据库、推广经验、攻克难题',
      'Keep the database current, spread experience, solve hard problems',
    ],
  },
  {
    ref: 'P4',
    title: ['总结评估', 'Evaluation'],
    from: '2026-10',
    to: '2026-12',
    work: ['评估成效、分析成因、完善制度', 'Evaluate, analyse causes, make the rules that are missing'],
  },
];

/** 凤台经济开发区安全生产治本攻坚三年行动实施方案（2024—2026年）: all its clauses, in the order of the plan. */
export const plan20242026: Plan = {
  id: 'fengtai-2024-2026',
  edition: 1,
  name: [
    '凤台经济开发区安全生产治本攻坚三年行动实施方案（2024—2026年）',
    'Three-year root-cause action plan for work safety, Fengtai Economic Development Zone, 2024 to 2026',
  ],
  issuer: ['凤台经济开发区', 'Fengtai Economic Development Zone'],
  from: '2024-02',
  to: '2026-12',
  confidence: 'KNOWN',
  source: '凤台经济开发区安全生产治本攻坚三年行动实施方案（2024—2026年）',
  phases,
  clauses: [
    ...targets,
    ...action1,
    ...action2A,
    ...action2B,
    ...action2C,
    ...action3,
    ...action4,
    ...action5,
    ...action6,
    ...action7A,
    ...action7B,
    ...action8,
    ...phaseClauses,
    ...safeguards,
  ],
};
