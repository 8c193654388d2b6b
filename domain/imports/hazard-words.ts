import { hazardTexts } from '../kinds/hazard/texts.ts';

/** Words of the catalogue for these codes, the Chinese and the English one. */
function catalogue(prefix: string, codes: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(codes.map((code) => [code, [...(hazardTexts[`${prefix}.${code}`] ?? [])]]));
}

/** Joins the catalogue's words with those that people use in their ledgers. */
export function wordsFor(
  prefix: string,
  codes: readonly string[],
  more: Readonly<Record<string, readonly string[]>> = {},
): Record<string, readonly string[]> {
  const own = catalogue(prefix, codes);
  return Object.fromEntries(codes.map((code) => [code, [...(own[code] ?? []), ...(more[code] ?? [])]]));
}

/** Words whose state depends on the rest of the row. */
export const TOLD_STATES = ['rectified', 'suspended'] as const;

/** What ledgers write into the column of the state. */
export const STATE_WORDS: Readonly<Record<string, readonly string[]>> = {
  reported: ['新上报', '已上报', '待确认', '未核实', '待审核'],
  confirmed: ['已核实', '已登记', '已录入'],
  ordered: [
    '未整改',
    '待整改',
    '尚未整改',
    '已下达',
    '已下发',
    '已交办',
    '未开始',
    '限期整改',
    '责令限期整改',
  ],
  planned: ['已制定方案', '方案已制定'],
  rectifying: [
    '正在整改',
    '未完成',
    '未完成整改',
    '未整改完成',
    '整改未完成',
    '未销号',
    '逾期',
    '已逾期',
    '超期',
    '逾期未整改',
    '超期未整改',
    '持续整改',
    '进行中',
    '推进中',
    '长期坚持',
  ],
  'partly-rectified': ['部分完成', '基本完成', '部分整改完成'],
  submitted: ['待验收', '已提交', '待核查', '申请销号', '整改待复查', '已整改待复查', '已整改待验收'],
  verified: ['已核查', '待销号'],
  closed: [
    '销号',
    '已闭环',
    '闭环',
    '已办结',
    '办结',
    '已验收',
    '验收合格',
    '复查合格',
    '已复查',
    '已复查合格',
    '整改合格',
    '已完成销号',
    '已整改销号',
    '立查立改',
    '立行立改',
    '即查即改',
  ],
  dismissed: ['不属实', '误报', '已撤销', '撤销', '作废', '不构成隐患'],
  rectified: [
    '已整改',
    '整改完成',
    '已完成',
    '完成',
    '完成整改',
    '已完成整改',
    '已整改完成',
    '整改完毕',
    '已整改到位',
    '整改到位',
    '已消除',
    '是',
    '√',
    '已落实',
    '已改',
    'rectified',
    'done',
    'completed',
  ],
  suspended: ['停产整改', '停产整顿', '停业整顿', '停工整改', '责令停产', '停产停业整顿'],
};

export const GRADE_WORDS: Readonly<Record<string, readonly string[]>> = {
  general: ['一般', '一般隐患', '一般问题', '普通'],
  major: ['重大', '重大隐患', '重大安全隐患', '重大问题', '重大事故隐患'],
};

export const CHANNEL_WORDS: Readonly<Record<string, readonly string[]>> = {
  'self-check': ['自查', '自查自纠', '企业自查自纠', '自查自改', '企业自查自改', '企业上报', '日常排查'],
  supervision: [
    '督导',
    '检查',
    '执法检查',
    '监督检查',
    '日常检查',
    '专项检查',
    '督查',
    '督导检查组',
    '部门检查',
    '巡查',
    '监管检查',
    '综合检查',
    '明查暗访',
    '四不两直',
  ],
  'public-report': ['举报', '群众举报', '信访', '投诉举报', '12350', '12345', '有奖举报'],
  expert: ['专家', '专家检查', '专家会诊', '第三方', '第三方检查', '服务机构', '中介机构', '第三方机构'],
  insurer: ['保险', '安责险', '保险公司'],
  monitoring: ['监测', '预警', '在线监测', '监控预警'],
  'handed-over': ['交办', '上级交办', '移交', '移送', '转办', '省级交办', '市级交办', '上级检查'],
};

export const SUPERVISING_WORDS: Readonly<Record<string, readonly string[]>> = {
  park: ['园区', '园区级', '开发区'],
  county: ['县', '县级', '区级', '县级挂牌', '县（区）级'],
  city: ['市', '市级', '市级挂牌'],
  province: ['省', '省级', '省级挂牌'],
};
