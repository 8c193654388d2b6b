import { choice, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { checks, dayIn, notAfterToday, rising } from '../parts.ts';

const SYSTEMS = {
  'chemical-installation': ['危化品重大危险源', 'Chemical installations', '重大危险源'],
  steel: ['钢铁', 'Steel', '钢铁企业'],
  dust: ['粉尘涉爆', 'Combustible dust'],
  'oil-gas-storage': ['油气储存', 'Oil and gas storage'],
  gas: ['燃气', 'Gas', '城镇燃气'],
  fire: ['消防', 'Fire', '消防远程监控'],
  electricity: ['安全生产电力监测', 'Electricity', '电力监测'],
  construction: ['建筑施工', 'Construction', '智慧工地'],
  fireworks: ['烟花爆竹', 'Fireworks'],
  other: ['其他', 'Other', '其它'],
} as const;
const MEASURES = {
  level: ['液位', 'Level'],
  pressure: ['压力', 'Pressure'],
  temperature: ['温度', 'Temperature'],
  flow: ['流量', 'Flow'],
  combustible: ['可燃气体', 'Combustible gas', '可燃'],
  toxic: ['有毒气体', 'Toxic gas', '有毒'],
  video: ['视频', 'Video', '视频监控'],
  dust: ['除尘系统参数', 'Dust removal', '风压', '粉尘'],
  power: ['用电', 'Power', '电力'],
  other: ['其他参数', 'Other measure', '其他'],
} as const;

/** 监测预警接入点: what must be connected and what is (plan measures 7 and 14: full coverage by the end of 2025). */
export const monitoringPoint = defineRegister({
  name: 'monitoring-point',
  words: ['监测预警接入点', 'Monitoring points'],
  about: [
    '应接入的监测点有哪些、接没接、报警值多少。',
    'Which points must be connected, which are, and at what value they alarm.',
  ],
  group: 'installations',
  keeper: 'organisation',
  title: 'point',
  key: ['system', 'point'],
  facet: 'system',
  day: 'connectedOn',
  expires: ({ connectedOn, connectBy }) => (connectedOn === undefined ? dayIn(connectBy) : undefined),
  fields: {
    point: text(['监测点位号', 'Point', '位号', '点位', '监测点名称'], 'LT-201 液氨罐液位', {
      required: true,
    }),
    system: choice(['所属系统', 'System', '监测系统', '行业系统'], SYSTEMS, { required: true, listed: true }),
    measure: choice(['监测参数', 'Measures', '参数', '监测类型'], MEASURES, { required: true, listed: true }),
    object: text(['监测对象', 'Object', '所属装置', '监测部位'], '液氨储罐 V-101', { listed: true }),
    site: text(
      ['所属重大危险源或粉尘场所', 'Installation or dust site', '所属重大危险源', '所属场所', '单元名称'],
      '液氨储罐区',
      {
        hint: [
          '与“重大危险源”或“粉尘涉爆场所”台账里的名称一致，才算该处已接入。',
          'As it is called in the register of installations or of dust sites: only then it counts as connected.',
        ],
      },
    ),
    unit: text(['计量单位', 'Unit of measure'], '米'),
    low: number(['低报值', 'Low alarm', '低报'], '0.6', { least: -273, places: 4 }),
    high: number(['高报值', 'High alarm', '高报'], '2.4', { least: -273, places: 4 }),
    highHigh: number(['高高报值', 'High-high alarm', '高高报'], '2.6', { least: -273, places: 4 }),
    connectBy: day(['应接入日期', 'Connect by', '计划接入日期'], { listed: true, example: '2025-12-31' }),
    connectedOn: day(['接入日期', 'Connected on', '接入时间', '联网日期'], {
      listed: true,
      example: '2025-11-20',
    }),
  },
  check: checks(notAfterToday('connectedOn'), rising('low', 'high'), rising('high', 'highHigh')),
});
