import { choice, day, defineRegister, longText, text } from '../../../primitives/register.ts';
import { notAfterToday } from '../parts.ts';

const KINDS = {
  study: ['学习研究', 'Study', '专题学习', '学习'],
  deploy: ['研究部署', 'Planning', '部署', '主持会议', '专题会议'],
  inspect: ['带队检查', 'Inspection led', '检查', '督导检查', '调研检查'],
  resource: ['保障投入', 'Means provided', '经费保障', '人员保障'],
  educate: ['宣传教育', 'Education', '宣讲', '安全讲课'],
  emergency: ['应急处置', 'Emergency response', '应急值守', '事故处置'],
  supervise: ['督办整改', 'Rectification pressed', '督办', '包保'],
  other: ['其他', 'Other', '其它'],
} as const;

/** 领导责任清单履职: one deed of one leader, with its evidence and the rule that asks for it (plan measure 2). */
export const leaderDuty = defineRegister({
  name: 'leader-duty',
  words: ['领导责任清单履职', 'Leaders’ duties done'],
  about: [
    '哪位领导在何时履行了清单上的哪一项、凭据是什么、依据哪一条。',
    'Which leader did which duty of his list when, on what evidence, by which rule.',
  ],
  group: 'government',
  keeper: 'authority',
  person: 'required',
  key: ['duty', 'doneOn'],
  facet: 'kind',
  day: 'doneOn',
  fields: {
    duty: text(['职责事项', 'Duty', '责任事项', '履职事项', '清单事项'], '每季度研究一次安全生产工作', {
      required: true,
      listed: true,
    }),
    kind: choice(['履职类型', 'Kind', '类型', '履职类别'], KINDS, { required: true, listed: true }),
    post: text(['领导职务', 'Post', '职务'], '开发区管委会副主任', { listed: true }),
    rule: text(['依据条款', 'Rule', '制度依据', '依据'], '地方党政领导干部安全生产责任制规定第八条', {
      hint: ['没有依据条款的事项会列入“无依据清单”。', 'Duties without a rule are listed apart.'],
    }),
    doneOn: day(['履职日期', 'Done on', '日期', '开展日期'], { required: true, listed: true }),
    deed: longText(
      ['履职内容', 'What was done', '履职情况', '工作内容'],
      '带队检查宏达面粉，现场交办问题3项',
      { required: true },
    ),
    evidence: text(['佐证材料', 'Evidence', '凭据', '证明材料'], '检查记录、会议纪要〔2026〕6号', {
      listed: true,
    }),
  },
  check: notAfterToday('doneOn'),
});
