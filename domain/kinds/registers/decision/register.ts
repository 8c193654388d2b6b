import { choice, day, defineRegister, longText, text } from '../../../primitives/register.ts';
import { checks, dayIn, inOrder, notAfterToday } from '../parts.ts';

const STATES = {
  open: ['推进中', 'Under way', '进行中', '未完成'],
  done: ['已完成', 'Done', '完成', '办结'],
  stuck: ['受阻', 'Stuck', '存在困难'],
} as const;

/** 议定事项 of a meeting: whose, by when, what became of it (safeguard 1). */
export const decision = defineRegister({
  name: 'decision',
  words: ['议定事项', 'Decisions'],
  about: [
    '会上定了什么、谁负责、何时完成、办得怎样。',
    'What was decided, who does it by when, how it went.',
  ],
  group: 'government',
  keeper: 'authority',
  organisation: 'optional',
  title: 'matter',
  key: ['decidedOn', 'matter'],
  facet: 'progress',
  day: 'decidedOn',
  expires: ({ doneOn, dueOn }) => (doneOn === undefined ? dayIn(dueOn) : undefined),
  fields: {
    matter: text(
      ['议定事项内容', 'Decision', '议定事项', '事项', '工作任务'],
      '9月底前完成老旧燃气管道摸底',
      { required: true },
    ),
    meeting: text(['来源会议', 'Meeting', '会议名称', '会议'], '园区治本攻坚第三季度调度会', {
      listed: true,
    }),
    decidedOn: day(['议定日期', 'Decided on', '会议日期'], { required: true, example: '2026-07-08' }),
    owner: text(['责任单位', 'Owner', '牵头单位', '责任人'], '县城管局', { required: true, listed: true }),
    dueOn: day(['完成期限', 'Due on', '办理期限', '完成时限'], {
      required: true,
      listed: true,
      example: '2026-09-30',
    }),
    progress: choice(['办理状态', 'Progress', '进展', '完成情况'], STATES, { required: true, listed: true }),
    doneOn: day(['办结日期', 'Done on', '完成日期'], { example: '2026-09-20' }),
    outcome: longText(['办理结果', 'Outcome', '落实情况', '办理情况'], '摸排管道42公里，列入改造11公里'),
  },
  check: checks(
    notAfterToday('decidedOn', 'doneOn'),
    inOrder('decidedOn', 'dueOn'),
    inOrder('decidedOn', 'doneOn'),
  ),
});
