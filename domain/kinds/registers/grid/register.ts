import { choice, day, defineRegister, number, region, text } from '../../../primitives/register.ts';
import { notAfterToday } from '../parts.ts';

const LEVELS = {
  park: ['园区网格', 'Park', '一级网格', '大网格'],
  section: ['片区网格', 'Section', '二级网格', '中网格'],
  cell: ['基础网格', 'Cell', '三级网格', '小网格', '微网格'],
} as const;

/** 网格: whose area, with which forces (plan measure 23). */
export const grid = defineRegister({
  name: 'grid',
  words: ['网格', 'Grids'],
  about: [
    '网格范围、网格长和网格员、管多少企业和场所、承担哪些任务。',
    'Each grid’s area, its head and its people, how many enterprises and places it holds, its tasks.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'grid',
  key: ['grid'],
  facet: 'level',
  amount: 'enterprises',
  fields: {
    grid: text(['网格名称', 'Grid', '网格编号', '名称'], '园区北片第3网格', { required: true }),
    level: choice(['网格层级', 'Level', '层级', '级别'], LEVELS, { required: true, listed: true }),
    region: region(['所属区划', 'Region', '行政区划', '区划'], '340421'),
    area: text(['网格范围', 'Area', '范围', '四至'], '凤凰大道以北、园区二路以西', { listed: true }),
    head: text(['网格长', 'Head', '负责人'], '孙丽', { required: true, listed: true }),
    phone: text(['联系电话', 'Telephone', '电话', '手机号码'], '13800005678'),
    people: number(['网格员人数', 'People', '网格员数量'], '3', { unit: ['人', 'people'] }),
    enterprises: number(['企业和场所数', 'Enterprises and places', '企业数', '单位数'], '28', {
      required: true,
      listed: true,
      unit: ['家', 'places'],
    }),
    tasks: text(['工作任务', 'Tasks', '职责任务'], '安全检查、消防、防灾减灾、应急救援'),
    checkedOn: day(['最近巡查日期', 'Patrolled on', '巡查日期'], { listed: true }),
  },
  check: notAfterToday('checkedOn'),
});
