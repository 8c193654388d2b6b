import type { Confidence } from '../../standards/criteria.ts';
import type { Template, TemplateBlock } from './fill.ts';
import type { DocumentKindName } from './kinds.ts';

/** What a text of the product's own leans on, how sure of it the product is, and where it was read. */
export interface Basis {
  readonly words: string;
  readonly source: string;
  readonly confidence: Confidence;
}

export interface DefaultTemplate extends Template {
  readonly basis: readonly Basis[];
}

const p = (text: string): TemplateBlock => ({ type: 'paragraph', text });
const h = (text: string, level: 1 | 2 = 1): TemplateBlock => ({ type: 'heading', level, text });
const insert = (name: string, optional = false): TemplateBlock => ({ type: 'insert', name, optional });

const LAW: Basis = {
  words: '《中华人民共和国安全生产法》第四十一条、第六十五条',
  source: '安全生产法（2021年修正）art. 41, 65',
  confidence: 'KNOWN',
};
const REMEDY: Basis = {
  words: '六十日内申请行政复议、六个月内提起行政诉讼',
  source: '行政复议法（2023年修订）art. 20；行政诉讼法 art. 46',
  confidence: 'KNOWN',
};
const RULE_16: Basis = {
  words: '《安全生产事故隐患排查治理暂行规定》',
  source: '安监总局令第16号 art. 15, 23',
  confidence: 'KNOWN',
};
const PROVINCIAL: Basis = {
  words: '《安徽省生产安全事故隐患排查治理办法》',
  source: '安徽省政府令；文本未取得，条文和期限须由主管部门核实',
  confidence: 'UNSURE',
};

/**
 * The product's own forms. An authority writes its own in the settings; these come back by "default". Terms are never
 * written into a form: they come from the hazard.
 */
export const DEFAULT_TEMPLATES: Readonly<Record<DocumentKindName, DefaultTemplate>> = {
  'rectification-order': {
    title: '责令限期整改指令书',
    addressee: '{主送机关}',
    blocks: [
      p(
        '经查，你单位存在下列生产安全事故隐患（编号：{隐患编号}），现根据《中华人民共和国安全生产法》第四十一条、第六十五条的规定，责令限期整改。',
      ),
      p('统一社会信用代码：{统一社会信用代码}'),
      p('地址：{企业地址}'),
      h('存在的问题'),
      p('{发现日期}，在{隐患位置}发现：{隐患描述}'),
      p('隐患等级：{隐患等级}。判定依据：{判定依据}。'),
      h('整改要求'),
      p('{整改要求}'),
      p('请于{整改期限}前完成整改（期限依据：{期限依据}），达到有关法律法规和标准规定的要求。'),
      h('有关事项'),
      p('整改期间，你单位应当采取相应的安全防范措施，防止事故发生。整改完成后，应当提交整改情况并申请复查。'),
      p('逾期不整改或者整改达不到要求的，将依法处理。'),
      p(
        '如不服本指令，可以自收到之日起六十日内依法申请行政复议，或者自收到之日起六个月内依法提起行政诉讼。复议、诉讼期间不停止执行，法律另有规定的除外。',
      ),
      p('联系人：{联系人}　联系电话：{联系电话}'),
    ],
    copies: [],
    basis: [LAW, REMEDY],
  },
  're-inspection-opinion': {
    title: '整改复查意见书',
    addressee: '{主送机关}',
    blocks: [
      p(
        '本机关对你单位{隐患位置}的{隐患名称}（编号：{隐患编号}，{隐患等级}）作出了限期整改的要求，整改期限为{整改期限}。现经现场复查，提出如下意见。',
      ),
      h('整改情况'),
      p('{整改情况}'),
      h('复查情况'),
      p('{复查日期}，由{复查人}现场复查。复查意见：{复查意见}'),
      h('处理意见'),
      p('当前状态：{当前状态}。请你单位落实隐患排查治理制度，防止同类隐患再次发生。'),
    ],
    copies: [],
    basis: [LAW],
  },
  'supervision-notice': {
    title: '关于{企业名称}{隐患等级}整改的督办通知',
    addressee: '{主送机关}',
    blocks: [
      p(
        '{发现日期}发现的{企业名称}{隐患名称}（编号：{隐患编号}，{隐患等级}），{期限情况}。现予督办，有关事项通知如下。',
      ),
      h('督办事项'),
      p('隐患位置：{隐患位置}。判定依据：{判定依据}。'),
      p('整改要求：{整改要求}'),
      h('办理经过'),
      insert('办理经过'),
      h('督办要求'),
      p(
        '请明确整改责任人，落实责任、措施、资金、时限和应急预案，在确保安全的前提下尽快消除隐患，并于{反馈期限}前书面反馈办理情况。',
      ),
      p('联系人：{联系人}　联系电话：{联系电话}'),
    ],
    copies: [],
    basis: [RULE_16],
  },
  'written-advisory': {
    title: '关于尽快完成{隐患等级}整改的函',
    addressee: '{主送机关}',
    blocks: [
      p(
        '{企业名称}的{隐患名称}（编号：{隐患编号}，{隐患等级}）于{发现日期}发现，整改期限为{整改期限}（期限依据：{期限依据}），现已逾期{逾期天数}天，当前状态为{当前状态}。',
      ),
      p('判定依据：{判定依据}。'),
      p('请高度重视，商请于{反馈期限}前完成整改或者说明情况，并将有关材料函告我们。'),
      p('专此函告。'),
      p('联系人：{联系人}　联系电话：{联系电话}'),
    ],
    copies: [],
    basis: [RULE_16],
  },
  circular: {
    title: '关于{企业名称}{隐患等级}逾期未整改的通报',
    addressee: '{主送机关}',
    blocks: [
      p(
        '{企业名称}的{隐患名称}（编号：{隐患编号}）自{发现日期}发现以来，经函告仍未在期限内完成整改，截至目前已逾期{逾期天数}天。现予通报。',
      ),
      h('隐患情况'),
      p('隐患位置：{隐患位置}。隐患等级：{隐患等级}。判定依据：{判定依据}。整改期限：{整改期限}。'),
      h('办理经过'),
      insert('办理经过'),
      h('工作要求'),
      p('请有关单位吸取教训，举一反三，全面排查同类隐患，落实整改责任、措施、资金、时限和应急预案。'),
    ],
    copies: [],
    basis: [RULE_16],
  },
  'regulatory-interview': {
    title: '安全生产约谈通知书',
    addressee: '{主送机关}',
    blocks: [
      p(
        '{企业名称}的{隐患名称}（编号：{隐患编号}，{隐患等级}）整改期限为{整改期限}，经函告、通报后仍未完成整改，已逾期{逾期天数}天。经研究，决定对有关人员进行约谈。',
      ),
      h('约谈安排'),
      p('约谈时间：{约谈时间}'),
      p('约谈地点：{约谈地点}'),
      p('约谈对象：{约谈对象}'),
      h('约谈内容'),
      p('听取隐患整改情况和未按期完成的原因，分析存在的问题，提出整改要求和完成时限。'),
      h('有关要求'),
      p('请约谈对象按时参加，并准备书面汇报材料。确有特殊原因不能参加的，请事先书面说明。'),
      p('联系人：{联系人}　联系电话：{联系电话}'),
    ],
    copies: [],
    basis: [],
  },
  'public-disclosure': {
    title: '关于{企业名称}{隐患等级}的曝光公告',
    addressee: '',
    blocks: [
      p('下列生产安全事故隐患经函告、通报、约谈后仍未完成整改，现予公告，接受社会监督。'),
      p('企业名称：{企业名称}'),
      p('统一社会信用代码：{统一社会信用代码}'),
      p('隐患名称：{隐患名称}'),
      p('隐患等级：{隐患等级}'),
      p('判定依据：{判定依据}'),
      p('整改期限：{整改期限}，截至本公告发布已逾期{逾期天数}天。'),
      p('隐患消除并经复查核实后，本公告随即撤下。对公告内容有异议的，可以向本机关提出更正。'),
      p('监督电话：{联系电话}'),
    ],
    copies: [],
    basis: [],
  },
  'listed-supervision': {
    title: '关于对{企业名称}重大事故隐患实行挂牌督办的通知',
    addressee: '{主送机关}',
    blocks: [
      p(
        '{企业名称}的{隐患名称}（编号：{隐患编号}）经判定为{隐患等级}。为督促尽快消除隐患，决定实行挂牌督办，有关事项通知如下。',
      ),
      h('督办内容'),
      p('隐患位置：{隐患位置}。判定依据：{判定依据}。'),
      p('督办层级：{督办层级}。督办单位：{发文机关}。责任单位：{企业名称}。责任人：{整改责任人}。'),
      h('整改要求'),
      p('{整改要求}'),
      p('完成期限：{整改期限}（期限依据：{期限依据}）。'),
      h('解除条件'),
      p('{解除条件}'),
      p('整改完成后，责任单位应当书面申请解除挂牌督办，由督办单位组织现场审查。'),
    ],
    copies: [],
    basis: [RULE_16, PROVINCIAL],
  },
  'supervision-release': {
    title: '关于解除{企业名称}重大事故隐患挂牌督办的通知',
    addressee: '{主送机关}',
    blocks: [
      p(
        '{企业名称}的{隐患名称}（编号：{隐患编号}）此前由{发文机关}实行挂牌督办。责任单位已完成整改并申请解除，现经现场审查，符合解除条件，决定解除挂牌督办。',
      ),
      h('整改情况'),
      p('{整改情况}'),
      h('审查意见'),
      p('{复查日期}，由{复查人}现场审查。审查意见：{复查意见}'),
      h('有关要求'),
      p('请责任单位巩固整改成果，落实隐患排查治理制度，防止同类隐患再次发生。'),
    ],
    copies: [],
    basis: [RULE_16],
  },
  'close-out': {
    title: '生产安全事故隐患销号证明',
    addressee: '{主送机关}',
    blocks: [
      p(
        '你单位{隐患位置}的{隐患名称}（编号：{隐患编号}，{隐患等级}），于{发现日期}发现，整改期限为{整改期限}。经整改和现场复查，已于{销号日期}销号，特此证明。',
      ),
      h('整改情况'),
      p('{整改情况}'),
      h('复查意见'),
      p('{复查日期}，由{复查人}现场复查。{复查意见}'),
    ],
    copies: [],
    basis: [],
  },
  'monthly-bulletin': {
    title: '{统计期间}事故隐患排查治理情况通报',
    addressee: '{主送机关}',
    blocks: [
      p(
        '{统计期间}，新增事故隐患{新增数}处，销号{销号数}处；期末未销号{未销号数}处，其中重大事故隐患{重大隐患未销号数}处，逾期未整改{逾期数}处。现将有关情况通报如下。',
      ),
      h('总体情况'),
      insert('主要指标', true),
      insert('统计图表', true),
      h('情况分析'),
      p('{情况分析}'),
      h('突出隐患'),
      insert('隐患清单'),
      h('下一步要求'),
      p('请各有关单位对照清单，逐项落实整改责任、措施、资金、时限和应急预案，确保逾期重大事故隐患动态清零。'),
    ],
    copies: [],
    basis: [],
  },
  'yearly-listing': {
    title: '{统计期间}挂牌督办重大事故隐患名单',
    addressee: '{主送机关}',
    blocks: [
      p(
        '经研究，{统计期间}对下列{挂牌督办数}处重大事故隐患实行挂牌督办，现将名单印发给你们，请认真抓好落实。',
      ),
      insert('隐患清单'),
      p('请责任单位在期限内完成整改；督办单位跟踪督导，对整改完成并申请解除的，及时组织现场审查。'),
    ],
    copies: [],
    basis: [PROVINCIAL],
  },
};
