import { choice, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { inOrder } from '../parts.ts';

const KINDS = {
  recorder: ['执法记录仪', 'Body camera', '记录仪'],
  vehicle: ['执法车辆', 'Vehicle', '执法车', '车辆'],
  detector: ['检测仪器', 'Detector', '气体检测仪', '测厚仪', '红外热像仪'],
  protective: ['个体防护', 'Protective kit', '防护装备'],
  drone: ['无人机', 'Drone'],
  terminal: ['移动执法终端', 'Mobile terminal', '执法终端', '打印机'],
  communication: ['通信设备', 'Communication', '对讲机'],
  other: ['其他', 'Other', '其它'],
} as const;
const STATES = {
  good: ['完好', 'Good', '正常', '良好'],
  repair: ['待修', 'To be repaired', '维修中', '损坏'],
  scrap: ['待报废', 'To be scrapped', '报废'],
} as const;

/** 执法装备: what the team should have and has (plan measure 23). */
export const enforcementKit = defineRegister({
  name: 'enforcement-kit',
  words: ['执法装备', 'Enforcement kit'],
  about: [
    '应配多少、现有多少、谁在用、完不完好、何时检定。',
    'How much is needed, how much there is, who has it, in what state, when it is calibrated.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'item',
  key: ['item', 'number', 'holder'],
  facet: 'kind',
  amount: 'count',
  expires: 'calibrateBy',
  fields: {
    item: text(['装备名称', 'Item', '名称', '设备名称'], '四合一气体检测仪', { required: true }),
    kind: choice(['装备类别', 'Kind', '类别', '类型'], KINDS, { required: true, listed: true }),
    number: text(['装备编号', 'Number', '编号', '资产编号'], 'ZF-2024-018'),
    count: number(['现有数量', 'Count', '数量'], '4', { required: true, listed: true }),
    needed: number(['应配数量', 'Needed', '配备标准'], '6', { listed: true }),
    holder: text(['使用人', 'Holder', '保管人', '使用单位'], '执法一中队', { listed: true }),
    condition: choice(['装备状况', 'Condition', '完好情况', '状况'], STATES, {
      required: true,
      listed: true,
    }),
    boughtOn: day(['购置日期', 'Bought on', '配发日期', '采购日期'], { example: '2024-04-01' }),
    calibrateBy: day(['检定有效期至', 'Calibrated to', '检定到期', '校准到期日期'], {
      example: '2027-04-01',
    }),
  },
  check: inOrder('boughtOn', 'calibrateBy'),
});
