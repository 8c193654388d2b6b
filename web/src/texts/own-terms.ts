import { texts } from '@zhiben/domain/primitives/texts.ts';

export const ownTermsTexts = texts({
  'own-terms.title': ['本单位应办期限', 'Due from us'],
  'own-terms.about': [
    '等待本单位核实、下达、复查、签发和审查的事项，按应办日期排列。期限按现行规则计算，可在“设置”中确定。',
    'What waits for this office to confirm, order, re-inspect, sign or review, by the day on which it is due. Days follow from the rules in force, which are set in Settings.',
  ],
  'own-terms.sort': ['排序', 'Sort'],
  'own-terms.sort.due': ['应办日期由近到远', 'Earliest due first'],
  'own-terms.sort.-due': ['应办日期由远到近', 'Latest due first'],
  'own-terms.step': ['事项', 'Step'],
  'own-terms.department': ['主管部门', 'Department'],
  'own-terms.hazard': ['隐患或企业', 'Hazard or enterprise'],
  'own-terms.due': ['应办日期', 'Due on'],
  'own-terms.rule': ['期限依据', 'Rule of the term'],
  'own-terms.rule-unknown': [
    '自 {start} 起；期限须由主管部门在“设置”中确定',
    'since {start}; no term is set: the authority sets it in Settings',
  ],
  'own-terms.late': ['只看超期', 'Late only'],
  'own-terms.mine': ['只看我能办理的', 'Only what I can do'],
  'own-terms.none': ['没有等待本单位办理的事项', 'Nothing is due from this office'],
  'own-terms.none-help': [
    '新上报、待下达、待复查的隐患和待签发的升级文书会自动出现在这里。',
    'Hazards to confirm, to order or to re-inspect, and escalations to sign, appear here by themselves.',
  ],
  'own-terms.none-match': ['没有符合条件的事项', 'Nothing matches these filters'],
  'own-terms.today-late': ['本单位有 {n} 项应办事项已超期', '{n} steps of this office are late'],
  'own-terms.today': ['本单位有 {n} 项应办事项', '{n} steps are due from this office'],
  'own-terms.today-see': ['查看', 'Look'],
});
