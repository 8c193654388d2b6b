import { choice, day, defineRegister, number, text, yesNo } from '../../../primitives/register.ts';
import { TRAINING_RULES } from '../../../standards/training-rules.ts';
import { notAfterToday } from '../parts.ts';

/** `initial` and `yearly` count towards the hours of 安监总局令第3号; the others are told apart for the plan's cohorts. */
const KINDS = {
  initial: ['初次培训', 'Initial', '岗前培训', '三级教育', '三级安全教育'],
  yearly: ['每年再培训', 'Yearly again', '再培训', '年度再培训', '复训'],
  'principal-course': ['主要负责人集中培训', 'Course for principals', '党校集中培训', '集中培训'],
  'officer-class': ['执法人员跟班培训', 'Class for officers', '跟班培训', '执法培训'],
  return: ['转岗复岗培训', 'Change of or return to a post', '转岗培训', '复岗培训'],
  'new-process': ['四新培训', 'New process or equipment', '新工艺培训'],
  'case-education': ['案例警示教育', 'Cases', '警示教育', '案例教育'],
  other: ['其他培训', 'Other', '其他', '专题培训'],
} as const;

/**
 * 教育培训记录 of one person: time, content, hours and result (安全生产法 art. 28; 安监总局令第3号; plan measures 3, 16, 24).
 * Enterprises keep those of their staff; the governing side those of its officers, without an enterprise.
 */
export const trainingRecord = defineRegister({
  name: 'training-record',
  words: ['教育培训记录', 'Training records', '培训台账'],
  about: [
    '谁在何时参加了什么培训、多少学时、考得怎样。',
    'Who was trained in what and when, for how many hours, with what result.',
  ],
  group: 'people',
  keeper: 'organisation',
  organisation: 'optional',
  person: 'required',
  key: ['course', 'heldOn'],
  facet: 'kind',
  day: 'heldOn',
  amount: 'hours',
  fields: {
    course: text(
      ['培训内容', 'Course', '培训名称', '课程', '培训主题', '培训课程'],
      '重大事故隐患判定标准解读',
      { required: true, listed: true },
    ),
    kind: choice(['培训类型', 'Kind', '培训类别', '类型', '培训性质'], KINDS, {
      required: true,
      listed: true,
    }),
    heldOn: day(['培训结束日期', 'Held on', '培训日期', '培训时间', '结业日期'], {
      required: true,
      listed: true,
    }),
    hours: number(['学时', 'Hours', '培训学时', '课时'], '8', {
      required: true,
      listed: true,
      unit: ['学时', 'hours'],
      places: 1,
      most: 1000,
      rules: [TRAINING_RULES['training-initial-manager'], TRAINING_RULES['training-yearly-manager']],
    }),
    provider: text(['培训机构', 'Given by', '组织单位', '培训单位', '授课单位'], '淮南市安全生产培训中心'),
    score: number(['考核成绩', 'Score', '成绩', '分数'], '92', {
      most: 100,
      places: 1,
      unit: ['分', 'points'],
    }),
    passed: yesNo(['考核合格', 'Passed', '是否合格'], { listed: true }),
    certificate: text(['合格证编号', 'Certificate', '结业证号', '证书编号'], 'PX2026-0311'),
  },
  check: notAfterToday('heldOn'),
});
