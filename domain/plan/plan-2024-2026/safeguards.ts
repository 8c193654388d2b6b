import { caseKind, clausesOf, document, page, part, register } from '../clause.ts';

/** 四项保障: the four safeguards. */
export const safeguards = clausesOf('safeguard', [
  {
    ref: 'S1',
    title: ['领导小组和专班', 'Leading group and task force'],
    text: [
      '开发区主要领导负责，园区成立专班，会议议定的事项逐项跟踪。',
      "The zone's first leader is in charge, the park forms a task force, and what meetings decide is tracked item by item.",
    ],
    quantities: ['由开发区主要领导任组长', '建立工作专班', '协调解决问题和开展日常工作'],
    owner: 'leader',
    coOwners: ['park', 'department'],
    proofs: [register('meeting'), register('decision')],
    outputs: [register('decision')],
  },
  {
    ref: 'S2',
    title: ['工作制度', 'Rules of work'],
    text: [
      '园区依法制定工作制度，注明版本和生效日期，组织阅知。',
      'By law the park makes its rules of work, with version and date of effect, and has them read.',
    ],
    quantities: ['根据有关法律法规，制定工作制度'],
    owner: 'park',
    coOwners: ['department'],
    proofs: [register('rule-document')],
    outputs: [register('rule-document')],
  },
  {
    ref: 'S3',
    title: ['经费和应急设施', 'Funds and emergency facilities'],
    text: [
      '园区保障安全经费，补齐应急基础设施；企业提足用好安全费用。',
      'The park secures the funds for safety and completes emergency facilities; enterprises set aside and spend their safety expenditure.',
    ],
    quantities: ['强化安全生产工作经费保障，提高应急基础设施建设'],
    owner: 'park',
    coOwners: ['finance', 'enterprise'],
    proofs: [register('budget-line'), register('emergency-supply')],
    outputs: [register('budget-line')],
  },
  {
    ref: 'S4',
    title: ['考核问责', 'Accountability'],
    text: [
      '园区把安全表现纳入考核，履职不力的约谈或移送纪检，企业失责的公开警示并提请处罚。',
      "Safety counts in the park's appraisal; those who fail are interviewed or referred to discipline inspection, and failing enterprises are warned in public and referred for penalty.",
    ],
    quantities: [
      '绩效考核和安全生产工作挂钩',
      '由领导约谈或由开发区纪工委查处',
      '对企业进行通报、警示、曝光',
      '报有关部门经济处罚',
    ],
    owner: 'leader',
    coOwners: ['department:discipline', 'park'],
    proofs: [part(caseKind('inquiry')), part(document('circular')), part(document('regulatory-interview'))],
    outputs: [page('inquiries')],
    later: ['enforcement'],
  },
]);
