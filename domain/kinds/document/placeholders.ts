interface Placeholder {
  readonly zh: string;
  readonly en: string;
  /** Whole blocks (tables, pictures) instead of words. */
  readonly blocks?: true;
  /** Nobody but the person who drafts can know it. */
  readonly byHand?: true;
}

/** What a template may ask for. In a template a placeholder is written by its Chinese name: {隐患编号}. */
export const PLACEHOLDERS = {
  issuer: { zh: '发文机关', en: 'Issuing body' },
  recipient: { zh: '主送机关', en: 'Recipient' },
  telephone: { zh: '联系电话', en: 'Telephone of the issuer' },
  'contact-person': { zh: '联系人', en: 'Contact person', byHand: true },
  'hazard-number': { zh: '隐患编号', en: 'Hazard number' },
  'hazard-title': { zh: '隐患名称', en: 'Hazard title' },
  'hazard-description': { zh: '隐患描述', en: 'Hazard description' },
  'hazard-place': { zh: '隐患位置', en: 'Place of the hazard' },
  'hazard-grade': { zh: '隐患等级', en: 'Grade' },
  'hazard-state': { zh: '当前状态', en: 'Present state' },
  channel: { zh: '发现渠道', en: 'Channel' },
  'found-on': { zh: '发现日期', en: 'Found on' },
  criterion: { zh: '判定依据', en: 'Judgement criterion with article' },
  'due-on': { zh: '整改期限', en: 'Rectification due on' },
  'due-rule': { zh: '期限依据', en: 'Rule of the term' },
  'running-term': { zh: '当前办理期限', en: 'The term that runs now, with its rule' },
  'days-late': { zh: '逾期天数', en: 'Days late' },
  'term-state': { zh: '期限情况', en: 'Term, and whether it is over' },
  requirements: { zh: '整改要求', en: 'Requirements of the order' },
  'plan-measures': { zh: '整改措施', en: 'Measures of the plan' },
  'plan-person': { zh: '整改责任人', en: 'Person responsible for rectification' },
  'emergency-plan': { zh: '应急措施', en: 'Emergency plan' },
  'rectified-how': { zh: '整改情况', en: 'What was done' },
  'verify-opinion': { zh: '复查意见', en: 'Opinion of the re-inspection' },
  'verified-on': { zh: '复查日期', en: 'Re-inspected on' },
  'verified-by': { zh: '复查人', en: 'Re-inspected by' },
  'closed-on': { zh: '销号日期', en: 'Closed on' },
  'supervising-level': { zh: '督办层级', en: 'Supervising level' },
  'lifting-conditions': { zh: '解除条件', en: 'Conditions for lifting', byHand: true },
  'organisation-name': { zh: '企业名称', en: 'Enterprise' },
  uscc: { zh: '统一社会信用代码', en: 'Credit code' },
  'organisation-address': { zh: '企业地址', en: 'Address of the enterprise' },
  principal: { zh: '主要负责人', en: 'Principal' },
  'interview-at': { zh: '约谈时间', en: 'Time of the interview', byHand: true },
  'interview-place': { zh: '约谈地点', en: 'Place of the interview', byHand: true },
  'interview-people': { zh: '约谈对象', en: 'Who is summoned', byHand: true },
  'reply-by': { zh: '反馈期限', en: 'Reply by', byHand: true },
  period: { zh: '统计期间', en: 'Period' },
  'open-count': { zh: '未销号数', en: 'Open hazards' },
  'overdue-count': { zh: '逾期数', en: 'Overdue hazards' },
  'found-count': { zh: '新增数', en: 'Newly found hazards' },
  'closed-count': { zh: '销号数', en: 'Closed hazards' },
  'major-open-count': { zh: '重大隐患未销号数', en: 'Open major hazards' },
  'listed-count': { zh: '挂牌督办数', en: 'Hazards under listed supervision' },
  progress: { zh: '办理经过', en: 'History of moves', blocks: true },
  'hazard-list': { zh: '隐患清单', en: 'List of hazards', blocks: true },
  figures: { zh: '主要指标', en: 'Figures', blocks: true },
  charts: { zh: '统计图表', en: 'Charts', blocks: true },
  'counted-on': { zh: '统计日期', en: 'Day on which late duties were counted' },
  'late-duties': { zh: '逾期事项数', en: 'Late duties' },
  'late-since': { zh: '最早期限', en: 'Last day of the longest late duty' },
  'duty-list': { zh: '逾期应办清单', en: 'List of late duties', blocks: true },
  analysis: { zh: '情况分析', en: 'Analysis' },
} as const satisfies Readonly<Record<string, Placeholder>>;

export type PlaceholderName = keyof typeof PLACEHOLDERS;
export const PLACEHOLDER_LIST = Object.entries(PLACEHOLDERS) as [PlaceholderName, Placeholder][];
