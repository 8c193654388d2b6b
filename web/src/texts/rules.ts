import { texts } from '@zhiben/domain/primitives/texts.ts';
import { addTexts } from './catalogue.ts';

addTexts(
  texts({
    'rules.title': ['规则数值', 'Numbers of the rules'],
    'rules.lead': [
      '法规和标准里的期限、学时、次数和限额。台账里自动算出的日期和应办都按这里的数值。',
      'Terms, hours, times and limits of the law. Days that registers compute, and duties, follow from these numbers.',
    ],
    'rules.lead-read': [
      '数值由园区专班或管理员确认；有疑问请与他们联系。',
      'The desk or the administrator of the park confirms them: ask there.',
    ],
    'rules.search': ['按内容、依据查找', 'Find by words or source'],
    'rules.which': ['显示哪些', 'Which'],
    'rules.which.all': ['全部', 'All'],
    'rules.which.waiting': ['只看待确认', 'Only to be confirmed'],
    'rules.which.own': ['只看园区自定', 'Only confirmed or set here'],
    'rules.group': ['类别', 'Kind'],
    'rules.group.installations': ['重大危险源辨识分级', 'Major hazard installations'],
    'rules.group.assets': ['检验、校准、评估和保险', 'Inspection, calibration, assessment, insurance'],
    'rules.group.scrap': ['报废和更换年限', 'Lives of equipment'],
    'rules.group.certificates': ['人员证书', 'Certificates'],
    'rules.group.training': ['教育培训', 'Training'],
    'rules.group.drills': ['应急预案和演练', 'Emergency plans and drills'],
    'rules.waiting': ['等待确认（{n} 条）', 'To be confirmed ({n})'],
    'rules.waiting-help': [
      '产品没有核对到这些数值的原文。确认之前，不按它们算日期，也不向企业要求。请对照依据，确认或改为正确的数值。',
      'The product did not find the text of these numbers. Until they are confirmed no day is computed by them and nothing is asked. Look at the source, and confirm each or set the right one.',
    ],
    'rules.waiting-read': [
      '确认之前，不按这些数值算日期，也不向企业要求。',
      'Until they are confirmed no day is computed by them and nothing is asked.',
    ],
    'rules.none': ['没有符合条件的规则', 'No rule fits'],
    'rules.none-help': ['换个词，或清除筛选条件。', 'Try another word, or clear the filters.'],
    'rules.none-waiting': ['没有等待确认的数值', 'No number waits to be confirmed'],
    'rules.source': ['依据：', 'Source:'],
    'rules.used-by': ['用于：', 'Used by:'],
    'rules.entries-wait': ['{n} 条登记在等', '{n} entries wait'],
    'rules.state.waiting': ['依据待核实', 'UNSURE'],
    'rules.state.confirmed': ['园区已确认', 'Confirmed here'],
    'rules.state.set': ['园区自定，产品默认 {n}', 'Set here; the product’s own is {n}'],
    'rules.decided': ['{who} 于 {day}：{because}', '{who}, {day}: {because}'],
    'rules.taken-back': ['{who} 于 {day} 收回：{because}', 'taken back by {who}, {day}: {because}'],
    'rules.do.confirm': ['按此数值确认', 'Confirm as it is'],
    'rules.do.set': ['改为其他数值', 'Set another'],
    'rules.do.take-back': ['收回', 'Take back'],
    'rules.months': ['改为几个月', 'Months'],
    'rules.value': ['改为多少', 'Number'],
    'rules.value-fault': ['请填数字，0 以上。', 'Give a number above nought.'],
    'rules.because': ['核对了什么文件、谁答复的', 'Which text was looked at, and who answered'],
    'rules.because-back': ['为什么收回', 'Why it is taken back'],
    'rules.because-example': [
      '例如：县市场监管局2026年3月书面答复，按检定规程每年一次',
      'For example: answered in writing by the county in March 2026',
    ],
    'rules.because-fault': ['请至少写 2 个字说明理由。', 'Give a reason of at least two characters.'],
    'rules.lawful': [
      '法规已写明这个数值，只有更严的地方规定才可以另定。',
      'The law says this number: only a stricter local rule may set another.',
    ],
    'rules.recomputes': [
      '保存后，相关登记的日期和应办会重新计算，每条都有记录。',
      'Days of entries and duties are then computed anew, each with a record.',
    ],
    'rules.done': ['已保存，日期和应办已重新计算', 'Saved; days and duties were computed anew'],
    'refusal.rule-fixed': [
      '这一条只能按产品给出的数值确认，不能改。',
      'This can only be confirmed as it is.',
    ],
  }),
);
