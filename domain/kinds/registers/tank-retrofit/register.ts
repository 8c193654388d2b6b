import { choice, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { dayIn, notAfterToday } from '../parts.ts';

const MEDIA = {
  lpg: ['液化石油气', 'LPG', '液化气'],
  propane: ['丙烷', 'Propane'],
  propylene: ['丙烯', 'Propylene'],
  butane: ['丁烷', 'Butane'],
  butadiene: ['丁二烯', 'Butadiene'],
  ethylene: ['乙烯', 'Ethylene'],
  other: ['其他液化烃', 'Other liquefied hydrocarbon', '其他'],
} as const;
const STATES = {
  planned: ['已列计划', 'Planned', '待改造'],
  'under-way': ['改造中', 'Under way', '正在改造'],
  done: ['改造完成', 'Done', '已完成', '已改造'],
  retired: ['停用拆除', 'Retired', '停用', '拆除'],
} as const;

/** 液化烃储罐改造: old tanks at high risk, retrofitted one by one (plan measure 7). */
export const tankRetrofit = defineRegister({
  name: 'tank-retrofit',
  words: ['液化烃储罐改造', 'Retrofit of liquefied-hydrocarbon tanks'],
  about: [
    '哪些建成早、风险高的储罐要改造，改什么、何时完成。',
    'Which old tanks at high risk are retrofitted, how, and by when.',
  ],
  group: 'installations',
  keeper: 'organisation',
  title: 'tank',
  key: ['tank'],
  facet: 'progress',
  expires: ({ doneOn, finishBy }) => (doneOn === undefined ? dayIn(finishBy) : undefined),
  fields: {
    tank: text(['储罐位号', 'Tank', '储罐编号', '储罐名称', '位号'], 'V-201A 液化气球罐', { required: true }),
    medium: choice(['储存介质', 'Medium', '介质'], MEDIA, { required: true }),
    volume: number(['容积', 'Volume', '公称容积'], '1000', { unit: ['立方米', 'm³'], places: 1 }),
    builtIn: number(['建成年份', 'Built in', '建成时间', '投用年份'], '2003', {
      listed: true,
      least: 1950,
      most: 2100,
    }),
    risk: text(['主要风险', 'Main risk', '存在问题'], '罐根无紧急切断阀，罐区间距不足'),
    measure: text(['改造内容', 'Measure', '改造措施'], '加装紧急切断阀和注水设施'),
    finishBy: day(['计划完成日期', 'Finish by', '计划完成时间', '完成期限'], {
      required: true,
      listed: true,
      example: '2026-12-31',
    }),
    progress: choice(['改造状态', 'Progress', '进展', '改造进度'], STATES, { required: true, listed: true }),
    doneOn: day(['实际完成日期', 'Done on', '验收日期', '完成日期'], { example: '2026-06-30' }),
  },
  check: notAfterToday('doneOn'),
});
