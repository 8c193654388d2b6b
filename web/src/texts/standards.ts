import { texts } from '@zhiben/domain/primitives/texts.ts';
import { addTexts } from './catalogue.ts';

export const standardsTexts = texts({
  'standards.title': ['重大事故隐患判定标准', 'Criteria for major accident hazards'],
  'standards.lead': [
    '以下是要点转述，判定以原文为准。任何一条都不自动定性，由有权的人认定。',
    'Paraphrased; the original text decides. Nothing here judges by itself: a person with the right does.',
  ],
  'standards.search': ['情形、条款、标准名称', 'Situation, article, standard'],
  'standards.standard': ['判定标准', 'Standard'],
  'standards.day': ['在这一天有效', 'Valid on'],
  'standards.count': ['{n} 条判定情形', '{n} criteria'],
  'standards.none': [
    '没有符合条件的判定情形，请换个说法或放宽筛选。',
    'Nothing matches; use other words or loosen the filters.',
  ],
  'standards.none-loaded': [
    '这部标准目前只有题录，条文尚未录入，请查阅原文。',
    'Only the title of this document is held; its text is not loaded. Read the original.',
  ],
  'standards.more': ['再显示 {n} 条', 'Show {n} more'],
  'standards.industries': ['适用行业', 'Industries'],
  'standards.any-industry': ['各行业', 'Any industry'],
  'standards.source': ['依据', 'Source'],
  'standards.article': ['{standard} {article}', '{standard}, {article}'],
  'standards.in-force': ['{from} 起施行', 'In force from {from}'],
  'standards.in-force-until': ['{from} 至 {to} 有效', 'In force {from} to {to}'],
  'standards.in-force-end': ['有效至 {to}', 'In force until {to}'],
  'standards.in-force-unknown': ['施行日期待核对', 'First day in force to be checked'],
  'standards.superseded': ['已由“{name}”取代', 'Superseded by “{name}”'],
  'standards.supersedes': ['取代“{name}”', 'Supersedes “{name}”'],
  'standards.validity.valid': ['当日有效', 'Valid on that day'],
  'standards.validity.unsure': ['当日效力待核对', 'Validity on that day to be checked'],
  'standards.validity.invalid': ['当日无效', 'Not valid on that day'],
  'standards.all': ['全部标准与版本', 'All standards and editions'],
  'standards.criteria-held': ['已录入 {n} 条', '{n} criteria held'],
  'standards.title-only': ['仅题录', 'title only'],
  'standards.condition-zh': ['', 'The situation is kept in Chinese, as it is cited:'],

  'confidence.VERIFIED': ['已核对原文', 'Checked against the text'],
  'confidence.KNOWN': ['据知识录入', 'Entered from knowledge'],
  'confidence.UNSURE': ['待主管部门确认', 'To be confirmed by the authority'],

  'suggest.title': ['用现场的话查标准', 'Find criteria in your own words'],
  'suggest.lead': [
    '粘贴或写下现场情况，系统给出最接近的判定情形和依据的词。在本机计算，不上传。',
    'Paste or write what was seen (in Chinese): the nearest criteria and the words that led there. Computed on this device.',
  ],
  'suggest.example': [
    '例如：铝锭车间铸造井旁冷却水没有流量报警，应急水箱是空的',
    'e.g. 铝锭车间铸造井旁冷却水没有流量报警，应急水箱是空的',
  ],
  'suggest.label': ['现场情况', 'What was seen'],
  'suggest.because': ['依据的词', 'Words that led here'],
  'suggest.none': [
    '没有接近的判定情形。这不说明没有重大事故隐患，请换个说法或查看下面的全部条目。',
    'No criterion is near. That does not mean there is no major hazard: use other words or browse below.',
  ],
  'suggest.found': ['最接近的 {n} 条，由人认定：', 'The nearest {n}; a person decides:'],

  'reconciliation.title': ['对账', 'Reconciliation'],
  'reconciliation.lead': [
    '每个渠道、每个月：进来的条数 = 在册 + 合并 + 不予认定。点任何一个数字看它的明细。',
    'For every channel and month: items in = standing + merged + dismissed. Touch a number to see its items.',
  ],
  'reconciliation.from': ['从（发现月份）', 'From (month found)'],
  'reconciliation.to': ['到', 'To'],
  'reconciliation.balanced': ['账平：{n} 条，逐条对上。', 'Balanced: {n} items, each accounted for.'],
  'reconciliation.off': [
    '账不平：{missing} 条对不上，见下方清单。',
    'Off by {missing} items; see the list below.',
  ],
  'reconciliation.empty': ['这段时间没有隐患进来。', 'Nothing came in during this time.'],
  'reconciliation.channel': ['渠道', 'Channel'],
  'reconciliation.month': ['月份', 'Month'],
  'reconciliation.entered': ['进来', 'In'],
  'reconciliation.standing': ['在册', 'Standing'],
  'reconciliation.merged': ['合并', 'Merged'],
  'reconciliation.dismissed': ['不予认定', 'Dismissed'],
  'reconciliation.missing': ['对不上', 'Missing'],
  'reconciliation.sum': ['合计', 'Total'],
  'reconciliation.ok': ['平', 'even'],
  'reconciliation.differences': ['对不上的条目', 'Items that do not fit'],
  'reconciliation.why.channel-changed': ['渠道与登记时不同', 'Channel differs from its first record'],
  'reconciliation.why.state-differs': ['状态与经过不符', 'State does not follow from its story'],
  'reconciliation.why.merged-into-nothing': ['并入的隐患不存在', 'Merged into a hazard that does not exist'],
  'reconciliation.why.event-missing': ['缺少登记记录', 'Its first record is missing'],
  'reconciliation.export': ['导出 CSV', 'Export CSV'],
});

addTexts(standardsTexts);
