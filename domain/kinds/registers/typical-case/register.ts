import { choice, day, defineRegister, industry, longText, text } from '../../../primitives/register.ts';
import { notAfterToday, SECTORS } from '../parts.ts';

const KINDS = {
  accident: ['事故案例', 'Accident', '事故'],
  enforcement: ['执法案例', 'Enforcement', '处罚案例', '典型执法案例'],
  hazard: ['隐患案例', 'Hazard', '重大隐患案例', '曝光案例'],
  practice: ['经验做法', 'Good practice', '先进经验', '典型经验'],
  lesson: ['整治经验教训', 'Lesson of a campaign', '经验教训'],
} as const;

/** 典型案例: for warning, for learning, and for the report of cases (plan measures 4, 19, 22 and 25). */
export const typicalCase = defineRegister({
  name: 'typical-case',
  words: ['典型案例', 'Typical cases'],
  about: [
    '哪个行业发生了什么、原因和教训是什么、从哪里来、报送没有。',
    'What happened in which sector, why, what it teaches, where it comes from, whether it was reported.',
  ],
  group: 'government',
  keeper: 'authority',
  organisation: 'optional',
  title: 'title',
  key: ['title'],
  facet: 'kind',
  day: 'happenedOn',
  fields: {
    title: text(['案例名称', 'Case', '案例标题', '标题'], '某面粉厂粉尘爆炸事故', { required: true }),
    kind: choice(['案例类型', 'Kind', '类型', '类别'], KINDS, { required: true, listed: true }),
    sector: choice(['行业领域', 'Sector'], SECTORS, { listed: true }),
    industry: industry(['国民经济行业', 'Industry', '行业代码', '行业'], '1312'),
    happenedOn: day(['发生日期', 'Happened on', '事发日期', '日期', '时间'], {
      listed: true,
      example: '2024-08-02',
    }),
    facts: longText(
      ['基本情况', 'Facts', '案情', '事故经过', '主要做法'],
      '清理料仓时使用非防爆工具引发爆炸',
      { required: true },
    ),
    lesson: longText(['原因和教训', 'Lesson', '教训', '警示', '启示'], '动火未审批，粉尘未清理'),
    source: text(['案例来源', 'Source', '来源', '出处'], '应急管理部通报', { listed: true }),
    reportedOn: day(['报送日期', 'Reported on', '上报日期'], { listed: true, example: '2026-06-12' }),
  },
  check: notAfterToday('happenedOn', 'reportedOn'),
});
