import { choice, day, defineRegister, number, text, yesNo } from '../../../primitives/register.ts';
import { dayIn, notAfterToday } from '../parts.ts';

const DUSTS = {
  'aluminium-magnesium': ['铝镁等金属粉尘', 'Aluminium, magnesium', '铝镁金属粉尘', '铝粉', '镁粉', '铝镁'],
  'other-metal': ['其他金属粉尘', 'Other metals', '金属粉尘', '钛粉', '锌粉'],
  wood: ['木质粉尘', 'Wood', '木粉尘', '木粉', '木质'],
  grain: ['粮食淀粉粉尘', 'Grain, starch', '农副产品粉尘', '面粉', '淀粉', '粮食', '饲料'],
  textile: ['纺织纤维粉尘', 'Textile fibres', '棉尘', '纤维'],
  plastic: ['橡塑树脂粉尘', 'Rubber, plastics, resin', '塑料粉尘', '树脂粉'],
  coal: ['煤粉', 'Coal', '煤粉尘'],
  other: ['其他', 'Other', '其它'],
} as const;
const REMOVAL = {
  dry: ['干式除尘', 'Dry', '干式', '布袋除尘', '布袋'],
  wet: ['湿式除尘', 'Wet', '湿式', '湿法', '湿法除尘', '水幕'],
  none: ['无除尘系统', 'None', '无'],
} as const;

/** 粉尘涉爆场所 (应急管理部令第6号; plan measure 9: automation and wet dedusting). */
export const dustSite = defineRegister({
  name: 'dust-site',
  words: ['粉尘涉爆场所', 'Combustible-dust sites'],
  about: [
    '哪个场所有哪种可燃粉尘、多少人作业、除尘方式和清扫，改造到哪一步。',
    'Which place has which dust, how many work there, how it is removed and cleaned, how far the change is.',
  ],
  group: 'sites',
  keeper: 'organisation',
  title: 'place',
  key: ['place'],
  facet: 'dust',
  amount: 'people',
  expires: ({ changedOn, changeBy }) => (changedOn === undefined ? dayIn(changeBy) : undefined),
  fields: {
    place: text(['场所名称', 'Place', '车间名称', '作业场所', '涉粉场所'], '面粉车间打包间', {
      required: true,
    }),
    dust: choice(['粉尘种类', 'Dust', '粉尘类型', '可燃粉尘种类'], DUSTS, { required: true, listed: true }),
    people: number(['同时作业最多人数', 'Most people at once', '单班作业人数', '作业人数', '涉粉人数'], '8', {
      required: true,
      listed: true,
      unit: ['人', 'people'],
    }),
    removal: choice(['除尘方式', 'Removal', '除尘系统', '除尘工艺'], REMOVAL, {
      required: true,
      listed: true,
    }),
    ventedOrSuppressed: yesNo([
      '除尘系统泄爆、隔爆、抑爆',
      'Venting, isolation or suppression',
      '控爆措施',
      '泄爆隔爆',
    ]),
    cleaning: text(['清扫制度', 'Cleaning', '清扫频次', '粉尘清理'], '每班清扫一次'),
    automated: yesNo(['自动打磨抛光', 'Automatic grinding', '自动化改造']),
    change: text(['改造措施', 'Change', '技术改造', '改造内容'], '干式除尘改为湿式，加装火花探测'),
    changeBy: day(['计划完成日期', 'Change by', '完成期限'], { listed: true, example: '2026-12-31' }),
    changedOn: day(['实际完成日期', 'Changed on', '完成日期'], { example: '2026-09-10' }),
  },
  check: notAfterToday('changedOn'),
});
