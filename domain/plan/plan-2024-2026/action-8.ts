import { document, measuresOf, part, register } from '../clause.ts';

/** 行动八：全民素质（措施 25）: public literacy. */
export const action8 = measuresOf(8, [
  {
    ref: '25a',
    title: ['案例教育', 'Teaching with cases'],
    text: [
      '园区和企业用真实案例开展警示教育，案例推送给有同类隐患的企业。',
      'Park and enterprises teach with real cases, which are sent to enterprises with the same kind of hazard.',
    ],
    quantities: ['全面推进“案例教育法”', '推动安全宣传进企业'],
    owner: 'park',
    coOwners: ['enterprise'],
    proofs: [part(register('typical-case')), part(register('training-record'))],
    outputs: [register('typical-case')],
    later: ['training-content'],
  },
  {
    ref: '25b',
    title: ['敲门宣传', 'Door-knock campaign'],
    text: [
      '消防部门和网格员逐户上门讲解火灾案例，登记走访情况。',
      'The fire department and grid workers go from door to door with fire cases and record each visit.',
    ],
    quantities: ['消防案例“敲门行动”'],
    owner: 'department:fire',
    coOwners: ['grid'],
    later: ['campaign'],
  },
  {
    ref: '25c',
    title: ['宣传月和咨询日', 'Months and days'],
    text: [
      '园区组织年度安全和消防宣传活动，登记内容和参加情况。',
      'The park holds the yearly safety and fire events and records content and attendance.',
    ],
    quantities: ['安全生产月、消防宣传月、安全宣传咨询日'],
    owner: 'park',
    coOwners: ['department:fire', 'enterprise'],
    later: ['campaign', 'media'],
  },
  {
    ref: '25d',
    title: ['学校安全教育', 'Schools'],
    text: [
      '教育部门指导学校开展安全教育，登记课时。',
      'The education department has schools teach safety and records the hours.',
    ],
    quantities: ['将安全教育纳入国民教育体系'],
    owner: 'department:education',
    later: ['campaign'],
  },
  {
    ref: '25e',
    title: ['执法普法', 'Law explained'],
    text: [
      '执法人员办案时向当事人讲明适用条文，取得签收。',
      'Officers explain the articles that apply in each case, against receipt.',
    ],
    quantities: ['“谁执法谁普法”'],
    owner: 'enforcement',
    coOwners: ['department'],
    later: ['enforcement'],
  },
  {
    ref: '25f',
    title: ['电视专栏', 'Television columns'],
    text: [
      '媒体开设安全专栏，讲知识、介绍经验、曝光问题，逐条登记。',
      'The media run a safety column with knowledge, experience and exposure, each item recorded.',
    ],
    quantities: [
      '市、县两级电视等媒体设置安全生产专题栏目，定期讲解安全生产知识、介绍安全生产典型经验做法、曝光存在的突出问题',
    ],
    owner: 'media',
    coOwners: ['county-safety-office'],
    proofs: [part(document('public-disclosure'))],
    later: ['media'],
  },
  {
    ref: '25g',
    title: ['体验基地', 'Experience base'],
    text: [
      '园区组织人员到安全体验基地参观学习，登记到访情况。',
      'The park sends people to the safety experience base and records the visits.',
    ],
    quantities: ['安全科普宣传教育和安全体验基地'],
    owner: 'park',
    coOwners: ['enterprise'],
    later: ['campaign'],
  },
]);
