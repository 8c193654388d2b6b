import { choice, day, defineRegister, longText, number, text } from '../../../primitives/register.ts';
import { checks, inOrder, notAfterToday } from '../parts.ts';

const KINDS = {
  evacuation: ['疏散逃生演练', 'Evacuation drill', '疏散演练', '逃生演练', '消防疏散演练'],
  comprehensive: ['综合应急预案演练', 'Comprehensive plan', '综合演练', '综合预案'],
  special: ['专项应急预案演练', 'Special plan', '专项演练', '专项预案'],
  site: ['现场处置方案演练', 'Site response procedure', '现场处置演练', '现场处置'],
} as const;

/** 应急演练: who practised what, when, and what came out of it (plan measure 18; 应急管理部令第2号). */
export const drill = defineRegister({
  name: 'drill',
  words: ['应急演练', 'Emergency drills'],
  about: [
    '何时演练了什么、多少人和哪些班次参加、评估结论和改进。',
    'What was practised when, how many people and which shifts took part, the evaluation and what was improved.',
  ],
  group: 'emergency',
  keeper: 'organisation',
  title: 'topic',
  key: ['heldOn', 'topic'],
  facet: 'kind',
  day: 'heldOn',
  amount: 'participants',
  fields: {
    topic: text(['演练主题', 'Topic', '演练名称', '演练内容', '演练科目'], '车间火灾疏散逃生演练', {
      required: true,
    }),
    kind: choice(['演练类型', 'Kind', '类型', '演练形式'], KINDS, { required: true, listed: true }),
    heldOn: day(['演练日期', 'Held on', '日期', '演练时间', '时间'], { required: true, listed: true }),
    participants: number(['参加人数', 'Participants', '参演人数', '人数'], '86', {
      required: true,
      listed: true,
    }),
    shifts: text(['覆盖班次', 'Shifts', '班次'], '白班、夜班'),
    plan: text(['演练预案', 'Plan practised', '预案名称', '依据预案'], '宏达面粉疏散逃生专项预案'),
    place: text(['演练地点', 'Place', '地点'], '一车间及东侧集合点'),
    evaluation: longText(
      ['评估结论', 'Evaluation', '演练评估', '评估'],
      '三分钟内全部撤离，东侧通道标识不清',
    ),
    improvement: longText(['改进措施', 'Improvements', '整改措施', '改进'], '更换东侧通道疏散指示标志'),
    improveBy: day(['改进期限', 'Improve by', '整改期限'], { example: '2026-06-30' }),
    improvedOn: day(['改进完成日期', 'Improved on', '整改完成日期'], { example: '2026-06-20' }),
  },
  check: checks(notAfterToday('heldOn', 'improvedOn'), inOrder('heldOn', 'improvedOn')),
});
