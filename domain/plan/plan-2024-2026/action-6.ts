import { between, by, duty, measuresOf, part, register } from '../clause.ts';

/** 行动六：管理体系（措施 19、20）: management systems. */
export const action6 = measuresOf(6, [
  {
    ref: '19a',
    title: ['2024年地方标准试点', 'Pilot standard of 2024'],
    text: [
      '2024年，园区选定单位试行体现本地特点的管理体系标准，总结试点结果。',
      'In 2024 the park tries a management standard fit for the place in chosen units and reports the result.',
    ],
    quantities: ['2024年试点推进地方特色的安全生产管理体系标准'],
    owner: 'park',
    coOwners: ['enterprise'],
    due: [between('2024-02-01', '2024-12-31')],
    proofs: [part(duty('standard-review')), part(register('standard-review'))],
    outputs: [register('standard-review')],
    later: ['grading'],
  },
  {
    ref: '19b',
    title: ['2025年小微企业', 'Small firms in 2025'],
    text: [
      '2025年，园区用简明的清单帮助小微企业按标准化基本规范管理安全。',
      'In 2025 the park helps small and micro firms keep the basic norm of standardisation with a short list.',
    ],
    quantities: ['2025年聚焦企业安全生产标准化管理体系基本规范，推进小微企业落实'],
    owner: 'park',
    coOwners: ['enterprise'],
    due: [between('2025-01-01', '2025-12-31')],
    later: ['grading'],
  },
  {
    ref: '19c',
    title: ['借鉴先进体系', 'Learning from others'],
    text: [
      '园区收集国内外安全管理的好做法，登记哪些单位采用。',
      'The park collects good practice from home and abroad and records who adopts it.',
    ],
    quantities: ['学习国内外先进安全管理体系经验做法'],
    owner: 'park',
    coOwners: ['enterprise'],
    proofs: [part(register('typical-case'))],
    outputs: [register('typical-case')],
    later: ['grading'],
  },
  {
    ref: '20a',
    title: ['标准化定级', 'Grading'],
    text: [
      '企业自评、评审单位审核后定级，每年复核，不再符合的撤销。',
      'Enterprises score themselves, reviewers grade them; the grade is checked yearly and revoked when no longer earned.',
    ],
    quantities: ['安全生产标准化管理体系定级制度'],
    owner: 'enterprise',
    coOwners: ['department:emergency-management'],
    later: ['grading'],
  },
  {
    ref: '20b',
    title: ['标杆企业', 'Benchmark enterprises'],
    text: [
      '2025年底前，园区评选并公布一批标准化标杆单位，写明入选理由。',
      'By the end of 2025 the park has chosen and published benchmark enterprises, with reasons.',
    ],
    quantities: ['2025年底前，打造一批安全生产标准化标杆企业单位'],
    owner: 'park',
    coOwners: ['enterprise'],
    due: [by('2025-12-31')],
    later: ['grading'],
  },
  {
    ref: '20c',
    title: ['激励措施', 'Incentives'],
    text: [
      '园区会同人社、银行和保险兑现激励，有重大隐患未销号的企业暂停享受。',
      'With human resources, banks and insurers the park grants incentives; an enterprise with an open major hazard has them suspended.',
    ],
    quantities: ['减少检查频次、复产验收优先、优化安全生产责任保险和工伤保险费率、信贷信用等级评定'],
    owner: 'park',
    coOwners: ['department:human-resources', 'insurer'],
    later: ['grading'],
  },
  {
    ref: '20d',
    title: ['推动创建', 'Creation of systems'],
    text: [
      '部门引导各类企业建立标准化体系，推广成熟经验。',
      'Departments lead enterprises of all kinds to build the system and spread what works.',
    ],
    quantities: [
      '积极推动、引导有关行业领域各类企业单位创建安全生产标准化管理体系',
      '推广安全生产管理体系先进经验',
    ],
    owner: 'department',
    coOwners: ['enterprise'],
    later: ['grading'],
  },
]);
