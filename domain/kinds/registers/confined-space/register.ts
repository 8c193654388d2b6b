import { choice, choices, day, defineRegister, number, text, yesNo } from '../../../primitives/register.ts';
import { notAfterToday } from '../parts.ts';

/** 工贸企业有限空间作业安全规定（应急管理部令第13号）: three kinds. */
const KINDS = {
  underground: ['地下有限空间', 'Underground', '污水池', '污水井', '地窖', '化粪池'],
  above: ['地上有限空间', 'Above ground', '料仓', '发酵池', '腌渍池', '纸浆池'],
  equipment: ['密闭设备', 'Closed equipment', '储罐', '反应釜', '锅炉', '窑炉'],
} as const;
const HAZARDS = {
  'oxygen-lack': ['缺氧', 'Lack of oxygen', '窒息', '缺氧窒息'],
  'hydrogen-sulfide': ['硫化氢中毒', 'Hydrogen sulfide', '硫化氢'],
  'carbon-monoxide': ['一氧化碳中毒', 'Carbon monoxide', '一氧化碳'],
  'other-poison': ['其他中毒', 'Other poison', '中毒'],
  explosion: ['燃爆', 'Explosion', '爆炸', '燃烧爆炸'],
  engulfment: ['淹溺或掩埋', 'Drowning or engulfment', '淹溺', '掩埋', '坍塌掩埋'],
  other: ['其他伤害', 'Other harm', '其他', '触电', '机械伤害'],
} as const;

/** 有限空间管理台账 (应急管理部令第13号; plan measure 9). */
export const confinedSpace = defineRegister({
  name: 'confined-space',
  words: ['有限空间', 'Confined spaces'],
  about: [
    '有哪些有限空间、里面有什么危险、谁管、警示和上锁是否到位。',
    'Which spaces there are, what is dangerous in them, who keeps them, whether they are marked and locked.',
  ],
  group: 'sites',
  keeper: 'organisation',
  title: 'space',
  key: ['space', 'place'],
  facet: 'kind',
  day: 'identifiedOn',
  fields: {
    space: text(['有限空间名称', 'Space', '名称', '空间名称'], '污水处理站调节池', { required: true }),
    kind: choice(['有限空间类型', 'Kind', '类型', '类别'], KINDS, { required: true, listed: true }),
    place: text(['所在位置', 'Place', '位置', '具体位置'], '厂区西北角污水站', { listed: true }),
    count: number(['数量', 'Number'], '1', { least: 1, unit: ['处', 'spaces'] }),
    hazards: choices(['主要危险因素', 'Dangers', '危险因素', '危害因素', '主要危险有害因素'], HAZARDS, {
      required: true,
      listed: true,
    }),
    keptBy: text(['责任人', 'Kept by', '管理人', '负责人'], '张伟', { listed: true }),
    outsourced: yesNo(['作业是否发包', 'Work contracted out', '发包作业']),
    marked: yesNo(['警示标志到位', 'Marked', '警示标志', '安全警示标识']),
    locked: yesNo(['上锁或隔离', 'Locked', '上锁', '物理隔离']),
    rescueKit: text(
      ['应急救援装备', 'Rescue kit', '救援装备', '防护装备'],
      '气体检测仪、正压式呼吸器、三脚架',
    ),
    identifiedOn: day(['辨识日期', 'Identified on', '辨识时间'], { example: '2026-03-12' }),
  },
  check: notAfterToday('identifiedOn'),
});
