import { texts } from '../../primitives/texts.ts';

/** Words of the governing side's own terms: on the page, in lists that leave the product and, in Chinese, in reminders. */
export const ownTermTexts = texts({
  'own-term.step.confirm': ['核实定级', 'Confirm'],
  'own-term.step.order': ['下达整改', 'Order rectification'],
  'own-term.step.review': ['现场复查', 'Re-inspect'],
  'own-term.step.review-stopped': ['停产停业隐患现场复查', 'Re-inspect (production stopped)'],
  'own-term.step.sign': ['签发升级文书', 'Sign escalation'],
  'own-term.step.delist': ['挂牌解除申请现场审查', 'Review application for delisting'],
  'own-term.unknown': ['期限未确定', 'no term set'],
  'own-term.late': ['已超期 {n} 天', '{n} days late'],
  'own-term.left': ['还有 {n} 天', '{n} days left'],
  'own-term.today': ['今天到期', 'due today'],
  'own-term.rule': [
    '自 {start} 起 {n} {unit}，依据：{article}（{confidence}）',
    '{n} {unit} from {start}; rule: {article} ({confidence})',
  ],
  'own-term.unit.calendar-day': ['日（末日为节假日的顺延）', 'calendar days (a free last day moves on)'],
  'own-term.unit.working-day': ['个工作日', 'working days'],
  'own-term.confidence.VERIFIED': ['主管部门确定', 'set by the authority'],
  'own-term.confidence.KNOWN': ['按通行理解，条文待核对', 'as commonly known, text not checked'],
  'own-term.confidence.UNSURE': ['依据待核实', 'UNSURE'],
});
