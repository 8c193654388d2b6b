import { choice, day, defineRegister, longText, number, text } from '../../../primitives/register.ts';

const KINDS = {
  'leading-group': ['领导小组会议', 'Leading group', '领导小组'],
  'task-force': ['工作专班会议', 'Task force', '专班会议', '专班例会'],
  committee: ['安委会会议', 'Safety committee', '安委会全体会议', '安委会'],
  dispatch: ['调度推进会', 'Progress meeting', '调度会', '推进会'],
  'on-site': ['现场推进会', 'Meeting on site', '现场会'],
  'risk-conference': ['安全风险会商', 'Risk conference', '会商', '评估会商'],
  mobilisation: ['动员部署会', 'Mobilisation', '动员会', '部署会'],
  study: ['专题学习', 'Study', '学习会', '中心组学习'],
  other: ['其他会议', 'Other', '其他'],
} as const;

/** 会议 of the leading group, the task force and the committee (plan measures 2 and 10, safeguard 1). */
export const meeting = defineRegister({
  name: 'meeting',
  words: ['会议', 'Meetings', '会议台账'],
  about: [
    '何时开了什么会、谁主持、多少人参加、议了什么。',
    'Which meeting was held when, who chaired it, how many came, what was discussed.',
  ],
  group: 'government',
  keeper: 'authority',
  title: 'topic',
  key: ['heldOn', 'topic'],
  facet: 'kind',
  day: 'heldOn',
  amount: 'attended',
  fields: {
    topic: text(['会议名称', 'Meeting', '会议主题', '议题'], '园区治本攻坚第三季度调度会', {
      required: true,
    }),
    kind: choice(['会议类型', 'Kind', '类型'], KINDS, { required: true, listed: true }),
    heldOn: day(['会议日期', 'Held on', '召开日期', '日期', '时间'], { required: true, listed: true }),
    chair: text(['主持人', 'Chair', '主持领导'], '张建军', { listed: true }),
    attended: number(['参会人数', 'Attended', '参加人数', '人数'], '24', {
      required: true,
      listed: true,
      unit: ['人', 'people'],
    }),
    units: text(['参会单位', 'Who came', '参加单位'], '应急、消防、住建、市场监管'),
    place: text(['会议地点', 'Place', '地点'], '管委会二楼会议室'),
    minutes: longText(['会议内容', 'Minutes', '会议纪要', '主要内容'], '通报隐患整改进度，研究3项难点'),
    number: text(['纪要文号', 'Number of the minutes', '纪要编号'], '纪要〔2026〕6号'),
  },
});
