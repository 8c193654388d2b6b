import { choice, day, defineRegister, longText, text } from '../../../primitives/register.ts';
import { checks, dayIn, inOrder, notAfterToday } from '../parts.ts';

/** 八个方面 of root causes (the plan's general requirements). */
const ROOTS = {
  concept: ['安全理念', 'Attitude', '理念'],
  responsibility: ['安全责任', 'Responsibility', '责任'],
  planning: ['安全规划', 'Planning', '规划'],
  law: ['安全法治', 'Law', '法治'],
  standards: ['安全标准', 'Standards', '标准'],
  technology: ['安全科技', 'Technology', '科技'],
  engineering: ['安全工程', 'Engineering', '工程'],
  literacy: ['安全素质', 'Literacy', '素质'],
} as const;

/** 督导发现问题: source, owner, term, and whether it came again (plan measure 1). */
export const supervisionFinding = defineRegister({
  name: 'supervision-finding',
  words: ['督导发现问题', 'Findings of supervision'],
  about: [
    '督导发现了什么源头性、根本性问题、归谁解决、何时解决。',
    'Which root problems supervision found, whose they are, by when they are solved.',
  ],
  group: 'government',
  keeper: 'authority',
  organisation: 'optional',
  title: 'problem',
  key: ['foundOn', 'problem'],
  facet: 'root',
  day: 'foundOn',
  expires: ({ solvedOn, solveBy }) => (solvedOn === undefined ? dayIn(solveBy) : undefined),
  fields: {
    problem: text(['问题', 'Problem', '发现问题', '问题描述', '存在问题'], '餐饮场所报警器安装未全覆盖', {
      required: true,
    }),
    tour: text(['所属督导', 'Tour', '督导名称', '督导批次'], '2026年第二季度安全生产督导', { listed: true }),
    foundOn: day(['发现日期', 'Found on', '督导日期'], { required: true, listed: true }),
    root: choice(['问题根源', 'Root', '根源类别', '根本原因'], ROOTS, { required: true, listed: true }),
    owner: text(['责任单位', 'Owner', '牵头单位', '整改单位'], '县城管局', { required: true, listed: true }),
    measure: longText(['整改要求', 'What is to be done', '整改措施', '要求'], '逐户建账，年底前装齐'),
    solveBy: day(['解决期限', 'Solve by', '整改期限', '完成期限'], {
      required: true,
      listed: true,
      example: '2026-09-30',
    }),
    solvedOn: day(['解决日期', 'Solved on', '整改完成日期', '完成日期'], { example: '2026-09-15' }),
    outcome: longText(['解决情况', 'Outcome', '整改情况', '完成情况'], '412户全部安装并联网'),
    elsewhere: text(['其他单位同类问题', 'The same elsewhere', '重复发生单位'], '新集镇、毛集镇'),
  },
  check: checks(
    notAfterToday('foundOn', 'solvedOn'),
    inOrder('foundOn', 'solveBy'),
    inOrder('foundOn', 'solvedOn'),
  ),
});
