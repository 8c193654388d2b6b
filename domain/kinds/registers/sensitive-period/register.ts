import { choice, day, defineRegister, longText, text } from '../../../primitives/register.ts';
import { inOrder } from '../parts.ts';

const KINDS = {
  festival: ['重要节日', 'Festival', '节日', '法定节假日'],
  event: ['重大活动', 'Major event', '活动', '重大会议'],
  weather: ['极端天气', 'Extreme weather', '汛期', '高温', '寒潮'],
  season: ['季节性风险', 'Seasonal risk', '冬春火灾', '开复工'],
  other: ['其他', 'Other', '其它'],
} as const;

/** 重要时段: festivals and events that ask for a plan, a roster and inspections (plan measure 2). */
export const sensitivePeriod = defineRegister({
  name: 'sensitive-period',
  words: ['重要时段', 'Sensitive periods'],
  about: [
    '哪段时间要加强检查和值守、由谁牵头、要求是什么。',
    'When inspection and watch are strengthened, who leads, what is asked.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'period',
  key: ['period', 'beginsOn'],
  facet: 'kind',
  day: 'beginsOn',
  expires: 'endsOn',
  fields: {
    period: text(['时段名称', 'Period', '重要时段', '名称'], '2026年国庆中秋', { required: true }),
    kind: choice(['时段类型', 'Kind', '类型'], KINDS, { required: true, listed: true }),
    beginsOn: day(['开始日期', 'Begins on', '起始日期'], {
      required: true,
      listed: true,
      example: '2026-09-25',
    }),
    endsOn: day(['结束日期', 'Ends on', '截止日期'], { required: true, listed: true, example: '2026-10-08' }),
    lead: text(['牵头单位', 'Lead', '责任单位'], '园区安全专班', { listed: true }),
    demands: longText(['工作要求', 'Demands', '要求', '重点内容'], '领导带班检查不少于一次，24小时值守'),
    document: text(['通知文号', 'Document', '文号'], '凤开安〔2026〕21号'),
  },
  check: inOrder('beginsOn', 'endsOn'),
});
