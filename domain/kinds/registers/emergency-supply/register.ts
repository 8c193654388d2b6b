import { choice, day, defineRegister, number, text } from '../../../primitives/register.ts';
import { checks, dayIn, earliest, inOrder, notAfterToday } from '../parts.ts';

const KINDS = {
  breathing: ['呼吸防护', 'Breathing protection', '空气呼吸器', '防毒面具'],
  protective: ['个体防护', 'Protective clothing', '防护服', '防化服'],
  detection: ['检测仪器', 'Detectors', '气体检测仪', '检测设备'],
  'fire-fighting': ['消防器材', 'Fire-fighting', '灭火器材', '消防物资'],
  spill: ['堵漏洗消', 'Leak and spill', '堵漏器材', '吸附材料', '中和剂'],
  rescue: ['救援工具', 'Rescue tools', '三脚架', '破拆工具'],
  medical: ['急救药品', 'First aid', '急救箱', '医疗救护'],
  communication: ['通信照明', 'Communication and light', '对讲机', '应急照明'],
  flood: ['防汛排涝', 'Flood control', '水泵', '沙袋'],
  other: ['其他', 'Other', '其它'],
} as const;

/** 应急物资装备 of enterprises, and of the governing side's own stores (without an enterprise). */
export const emergencySupply = defineRegister({
  name: 'emergency-supply',
  words: ['应急物资装备', 'Emergency supplies and kit'],
  about: [
    '有什么物资、多少、放在哪里、谁保管、何时到期和检测。',
    'What there is, how much, where, who keeps it, when it expires or is tested.',
  ],
  group: 'emergency',
  keeper: 'organisation',
  organisation: 'optional',
  title: 'item',
  key: ['item', 'place'],
  facet: 'kind',
  amount: 'count',
  expires: ({ usableTo, testBy }) => earliest(dayIn(usableTo), dayIn(testBy)),
  fields: {
    item: text(['物资名称', 'Item', '名称', '物资装备名称', '装备名称'], '正压式空气呼吸器', {
      required: true,
    }),
    kind: choice(['物资类别', 'Kind', '类别', '类型'], KINDS, { required: true, listed: true }),
    model: text(['规格型号', 'Model', '型号', '规格'], 'RHZK-6.8'),
    count: number(['数量', 'Count', '现有数量', '库存数量'], '8', { required: true, listed: true }),
    unit: text(['计量单位', 'Unit'], '套'),
    needed: number(['应配数量', 'Needed', '配备标准'], '10'),
    place: text(['存放地点', 'Place', '存放位置', '储备地点'], '一车间应急柜', { listed: true }),
    keptBy: text(['保管人', 'Kept by', '责任人', '管理人'], '刘敏'),
    phone: text(['保管人电话', 'His telephone', '联系电话'], '13800003456'),
    madeOn: day(['生产日期', 'Made on', '出厂日期'], { example: '2024-05-01' }),
    usableTo: day(['有效期至', 'Usable to', '到期日期', '失效日期'], { listed: true, example: '2034-05-01' }),
    testBy: day(['下次检测日期', 'Test by', '检测有效期'], { listed: true, example: '2027-05-01' }),
  },
  check: checks(notAfterToday('madeOn'), inOrder('madeOn', 'usableTo')),
});
