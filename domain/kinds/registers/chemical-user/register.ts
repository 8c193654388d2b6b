import { choice, day, defineRegister, number, text, yesNo } from '../../../primitives/register.ts';
import { notAfterToday } from '../parts.ts';

const USERS = {
  production: ['使用危化品从事生产的企业', 'Producer that uses chemicals', '生产企业', '使用企业'],
  hospital: ['医院', 'Hospital', '医疗机构'],
  school: ['学校', 'School', '中学', '高校'],
  research: ['科研机构', 'Research body', '实验室', '检测机构'],
  'water-works': ['供水和污水处理', 'Water works', '自来水厂', '污水处理厂'],
  'cold-store': ['冷库制冷', 'Cold store', '冷库'],
  other: ['其他', 'Other', '其它'],
} as const;

/** 危化品使用单位: what stands where beyond the chemical plants (plan measure 7). One entry for each chemical. */
export const chemicalUser = defineRegister({
  name: 'chemical-user',
  words: ['危化品使用单位', 'Users of hazardous chemicals', '危化品库存'],
  about: [
    '企业、医院、学校、科研机构用什么危化品、最大存多少、存在哪里。',
    'Which chemicals enterprises, hospitals, schools and laboratories use, how much at most, where.',
  ],
  group: 'installations',
  keeper: 'organisation',
  title: 'chemical',
  key: ['chemical', 'place'],
  facet: 'user',
  day: 'countedOn',
  fields: {
    chemical: text(['危险化学品名称', 'Chemical', '化学品名称', '品名'], '液氨', { required: true }),
    cas: text(['CAS号', 'CAS number', 'CAS'], '7664-41-7'),
    user: choice(['使用单位类型', 'User', '单位类型'], USERS, { required: true, listed: true }),
    use: text(['用途', 'Use', '使用环节'], '冷库制冷剂'),
    most: number(['最大储存量', 'Most stored', '最大存量', '最大库存量'], '1200', {
      required: true,
      listed: true,
      unit: ['千克', 'kg'],
      places: 3,
    }),
    stock: number(['当前库存', 'In stock', '库存量', '现有库存'], '860', { unit: ['千克', 'kg'], places: 3 }),
    place: text(['储存地点', 'Place', '储存位置', '存放地点'], '制冷机房', { listed: true }),
    controlled: yesNo([
      '剧毒、易制毒或易制爆',
      'Highly toxic, precursor or explosive precursor',
      '管制化学品',
    ]),
    keptBy: text(['保管人', 'Kept by', '管理人', '责任人'], '李志强'),
    countedOn: day(['盘点日期', 'Counted on', '统计日期', '核查日期'], { listed: true }),
  },
  check: notAfterToday('countedOn'),
});
