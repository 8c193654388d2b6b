import { choice, day, defineRegister, text, type Values, yesNo } from '../../../primitives/register.ts';
import { checks, inOrder, notAfterToday, plainly } from '../parts.ts';

/** 住建部令第37号; 建办质〔2018〕31号, annex 1. */
const KINDS = {
  excavation: ['基坑工程', 'Excavation', '深基坑', '基坑'],
  formwork: ['模板工程及支撑体系', 'Formwork and its support', '模板支撑体系', '高支模'],
  lifting: ['起重吊装及起重机械安装拆卸', 'Lifting, and mounting of lifting machinery', '起重吊装', '塔吊'],
  scaffold: ['脚手架工程', 'Scaffolding', '脚手架'],
  demolition: ['拆除工程', 'Demolition', '拆除'],
  underground: ['暗挖工程', 'Underground excavation', '暗挖'],
  other: ['其他', 'Other', '幕墙', '钢结构', '人工挖孔桩'],
} as const;
const STATES = {
  'no-plan': ['缺专项方案', 'No special plan'],
  unreviewed: ['方案未经专家论证', 'Plan not reviewed by experts'],
  unbriefed: ['未交底', 'Workers not briefed'],
  ready: ['手续齐全', 'In order'],
} as const;

/** What is missing, the first first. Experts are asked only above the set scale. */
function stateOf({ planApprovedOn, aboveScale, reviewedOn, briefedOn }: Values) {
  if (planApprovedOn === undefined) return 'no-plan';
  if (aboveScale === true && reviewedOn === undefined) return 'unreviewed';
  return briefedOn === undefined ? 'unbriefed' : 'ready';
}

/** 危险性较大的分部分项工程 (住建部令第37号; plan measure 8). */
export const highRiskSubproject = defineRegister({
  name: 'high-risk-subproject',
  words: ['危大工程', 'High-risk sub-projects', '危险性较大的分部分项工程'],
  about: [
    '专项方案、专家论证、交底和验收各在何时；缺哪一步自动标出。',
    'When the plan was approved, reviewed, explained and accepted; a missing step is shown.',
  ],
  group: 'sites',
  keeper: 'organisation',
  title: 'subproject',
  key: ['project', 'subproject'],
  facet: 'standing',
  fields: {
    subproject: text(['危大工程名称', 'Sub-project', '分部分项工程', '危大工程部位'], '2号楼深基坑开挖', {
      required: true,
    }),
    project: text(['工程项目', 'Project', '项目名称', '工程名称'], '凤台经开区标准化厂房二期', {
      required: true,
      listed: true,
    }),
    kind: choice(['危大工程类别', 'Kind', '类别', '类型'], KINDS, { required: true, listed: true }),
    aboveScale: yesNo(['超过一定规模', 'Above the set scale', '超规模', '超危大'], {
      required: true,
      hint: [
        '超过一定规模的，专项方案应当组织专家论证（住建部令第37号第十二条）。',
        'Above the set scale experts review the plan (住建部令第37号 art. 12).',
      ],
    }),
    standing: choice(['手续情况', 'What is missing'], STATES, {
      listed: true,
      compute: (values) => plainly(stateOf(values)),
    }),
    supervisor: text(['监理单位', 'Supervising firm', '监理'], '安徽正信监理有限公司'),
    planApprovedOn: day(['专项方案审批日期', 'Plan approved on', '方案审批日期'], { example: '2026-03-02' }),
    reviewedOn: day(['专家论证日期', 'Reviewed on', '论证日期'], { example: '2026-03-10' }),
    opinion: text(['论证意见', 'Opinion of the experts', '专家意见', '论证结论'], '修改后通过'),
    briefedOn: day(['安全技术交底日期', 'Workers briefed on', '交底日期'], { example: '2026-03-15' }),
    startedOn: day(['开工日期', 'Started on', '开始施工日期'], { listed: true, example: '2026-03-18' }),
    watchedBy: text(['现场监督人', 'Watched by', '旁站人员', '专职安全员'], '李志强'),
    acceptedOn: day(['验收日期', 'Accepted on', '验收时间'], { example: '2026-06-20' }),
  },
  check: checks(
    notAfterToday('planApprovedOn', 'reviewedOn', 'briefedOn', 'startedOn', 'acceptedOn'),
    inOrder('startedOn', 'acceptedOn'),
  ),
});
