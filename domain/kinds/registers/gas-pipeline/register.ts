import { choice, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { checks, inOrder, notAfterToday, within } from '../parts.ts';

const MEDIA = {
  'natural-gas': ['天然气', 'Natural gas'],
  lpg: ['液化石油气', 'LPG', '液化气'],
  'coal-gas': ['煤气', 'Coal gas', '人工煤气'],
  hydrogen: ['氢气', 'Hydrogen'],
  steam: ['蒸汽', 'Steam'],
  other: ['其他', 'Other', '其它'],
} as const;
const STATES = {
  sound: ['无需改造', 'Sound', '完好'],
  planned: ['列入改造计划', 'To be renewed', '待改造', '计划改造'],
  'under-way': ['改造中', 'Being renewed', '正在改造'],
  renewed: ['改造完成', 'Renewed', '已改造', '已完成'],
} as const;

/** 燃气（压力）管道 with inspection and the renewal of the old ones, in km (plan measure 6). */
export const gasPipeline = defineRegister({
  name: 'gas-pipeline',
  words: ['燃气（压力）管道', 'Gas and pressure pipelines'],
  about: [
    '管段多长、何时投用、何时应检验，老旧管道改造到哪一步。',
    'How long a segment is, since when it serves, when it is inspected, how far its renewal is.',
  ],
  group: 'installations',
  keeper: 'organisation',
  title: 'segment',
  key: ['segment'],
  facet: 'renewal',
  amount: 'kilometres',
  expires: 'inspectBy',
  fields: {
    segment: text(['管段名称', 'Segment', '管道名称', '管道编号'], '凤凰大道中压管 调压站至园区二路', {
      required: true,
    }),
    medium: choice(['输送介质', 'Medium', '介质'], MEDIA, { required: true }),
    kilometres: number(['长度', 'Length', '管道长度', '公里数'], '2.35', {
      required: true,
      listed: true,
      unit: ['公里', 'km'],
      places: 3,
    }),
    material: text(['管材', 'Material', '材质'], 'PE100'),
    pressure: number(['设计压力', 'Design pressure', '压力'], '0.4', {
      unit: ['MPa', 'MPa'],
      places: 3,
      most: 200,
    }),
    servesFrom: day(['投用日期', 'In service since', '投用时间', '建成日期'], {
      example: '2008-10-01',
      listed: true,
    }),
    inspectedOn: day(['最近检验日期', 'Inspected on', '检验日期', '定期检验日期'], { example: '2024-06-12' }),
    inspectBy: day(['下次检验日期', 'Inspect by', '检验有效期至'], {
      example: '2027-06-11',
      listed: true,
      hint: ['按检验报告填写。', 'As the inspection report says.'],
    }),
    renewal: choice(['改造状态', 'Renewal', '改造情况', '更新改造'], STATES, {
      required: true,
      listed: true,
    }),
    renewBy: day(['计划完成日期', 'Renew by', '计划改造日期'], { example: '2026-12-31' }),
    renewedKilometres: number(['已改造长度', 'Renewed', '已完成长度'], '1.2', {
      unit: ['公里', 'km'],
      places: 3,
    }),
  },
  check: checks(
    notAfterToday('servesFrom', 'inspectedOn'),
    inOrder('inspectedOn', 'inspectBy'),
    within('renewedKilometres', 'kilometres'),
  ),
});
