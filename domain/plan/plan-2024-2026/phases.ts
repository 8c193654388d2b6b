import { between, caseKind, clausesOf, duty, page, part, register } from '../clause.ts';

/** 四个阶段: the four phases. */
export const phaseClauses = clausesOf('phase', [
  {
    ref: 'P1',
    title: ['动员部署', 'Mobilisation'],
    text: [
      '2024年2月至4月，园区印发计划、分解任务、明确责任单位，企业签收。',
      'From February to April 2024 the park issues the plan, breaks it into tasks with owners, and enterprises sign.',
    ],
    quantities: ['2024年2月至4月'],
    owner: 'park',
    coOwners: ['department', 'enterprise'],
    due: [between('2024-02-01', '2024-04-30')],
    figures: [{ name: 'plan-acknowledged' }],
    proofs: [duty('plan-acknowledgement'), page('plan')],
    outputs: [duty('plan-acknowledgement')],
  },
  {
    ref: 'P2',
    title: ['专项治理', 'Rectification'],
    text: [
      '2024年5月至2025年12月，企业和部门全面排查，重大隐患入库并写明整改时间、责任和要求，能马上改的当场改。',
      'From May 2024 to December 2025 enterprises and departments look everywhere; major hazards enter the database with time, person and requirement, and what can be mended at once is.',
    ],
    quantities: [
      '2024年5月至2025年12月',
      '建立完善重大事故隐患数据库，制定时间表路线图，明确整改责任单位和整改要求，坚持边查边改、立查立改',
      '对本行业领域和重点单位场所、关键环节安全风险隐患进行全面深入细致排查治理',
    ],
    owner: 'park',
    coOwners: ['enterprise', 'department'],
    due: [between('2024-05-01', '2025-12-31')],
    figures: [{ name: 'open' }],
    proofs: [caseKind('hazard')],
    outputs: [page('hazards')],
  },
  {
    ref: 'P3',
    title: ['巩固提升', 'Consolidation'],
    text: [
      '2026年1月至9月，园区动态更新数据库，召开现场会，推广经验，攻克难题，健全防控体系。',
      'From January to September 2026 the park keeps the database current, meets on site, spreads experience, solves hard problems and completes prevention.',
    ],
    quantities: ['2026年1月至2026年9月', '现场推进会', '公共安全隐患排查和安全预防控制体系'],
    owner: 'park',
    coOwners: ['department', 'enterprise'],
    due: [between('2026-01-01', '2026-09-30')],
    proofs: [part(caseKind('hazard')), part(register('meeting')), part(register('typical-case'))],
    outputs: [register('decision')],
    later: ['campaign'],
  },
  {
    ref: 'P4',
    title: ['总结评估', 'Evaluation'],
    text: [
      '2026年10月至12月，园区总结三年成效，分析共性问题和成因，列出需要完善的制度并逐项落实。',
      'From October to December 2026 the park evaluates the three years, analyses common problems and causes, and lists the rules to be made and carries each one through.',
    ],
    quantities: [
      '2026年10月至12月',
      '梳理出在法规标准、政策措施层面需要建立健全、补充完善的具体制度，逐项推动落实',
    ],
    owner: 'park',
    coOwners: ['department', 'county-safety-office'],
    due: [between('2026-10-01', '2026-12-31')],
    proofs: [part(register('rule-document')), part(duty('standard-review'))],
    later: ['closing-report'],
  },
]);
